import { Controller } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { NoticeCase, NoticeReceipt, NoticeView } from '#contract/redress';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { Caller, User } from '#domain/identity/user';
import { DecideOnNotice } from '#domain/redress/decide-on-notice';
import { GiveNotice } from '#domain/redress/give-notice';
import { NoticeReceipts, type NoticeRepeat } from '#domain/redress/notice-receipts';
import { viewNotice } from '#domain/redress/notice.view';
import { ReadRedress } from '#domain/redress/read-redress';
import { ReviewNotice } from '#domain/redress/review-notice';
import type { Repeatable } from '#platform/idempotency/once';
import { refuse } from '#platform/refusals/refusal';
import { CallerOf, Endpoint, Input, Repeat, RepeatOfAnybody, ViewerOf } from '../http/endpoint.js';

/** Notices that something is against the law: anybody gives one, and moderators decide. */
@Controller()
export class NoticesController {
  constructor(
    private readonly giveNotice: GiveNotice,
    private readonly receipts: NoticeReceipts,
    private readonly reviewNotice: ReviewNotice,
    private readonly decideOnNotice: DecideOnNotice,
    private readonly redress: ReadRedress,
  ) {}

  @Endpoint(routes.giveNotice)
  async give(@ViewerOf() user: User | null, @Input() { body }: InputOf<typeof routes.giveNotice>, @RepeatOfAnybody() repeat: NoticeRepeat | undefined): Promise<NoticeReceipt> {
    return this.giveNotice.run(user, body, await this.receipts.of(user, repeat));
  }

  @Endpoint(routes.readNotice)
  async state(@Input() { params }: InputOf<typeof routes.readNotice>): Promise<NoticeView> {
    return viewNotice((await this.receipts.find(params.receipt)) ?? refuse('notice.absent'));
  }

  @Endpoint(routes.readNotices)
  list(@CallerOf() moderator: Caller, @Input() { query }: InputOf<typeof routes.readNotices>): Promise<Page<NoticeCase>> {
    return this.redress.notices(moderator, query);
  }

  @Endpoint(routes.readNoticeCase)
  case(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.readNoticeCase>): Promise<NoticeCase> {
    return this.redress.notice(moderator, params.noticeId);
  }

  @Endpoint(routes.reviewNotice)
  review(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.reviewNotice>): Promise<void> {
    return this.reviewNotice.run(moderator, params.noticeId);
  }

  @Endpoint(routes.decideNotice)
  decide(@CallerOf() moderator: Caller, @Input() { params, body }: InputOf<typeof routes.decideNotice>, @Repeat() repeatable: Repeatable | undefined): Promise<NoticeView> {
    return this.decideOnNotice.run(moderator, params.noticeId, body, repeatable);
  }
}
