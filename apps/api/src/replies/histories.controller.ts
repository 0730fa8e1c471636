import { Controller } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { HistoryItem, OwnHistoryItem } from '#contract/writing';
import type { Caller } from '#domain/identity/user';
import { ReadOwnReplies } from '#domain/moderation/read-own-replies';
import { ReadHistory } from '#domain/replies/read-history';
import { CallerOf, Endpoint, Input, ViewerOf } from '../http/endpoint.js';

/** What readers wrote, person by person. */
@Controller()
export class HistoriesController {
  constructor(
    private readonly readHistory: ReadHistory,
    private readonly readOwnReplies: ReadOwnReplies,
  ) {}

  @Endpoint(routes.listRepliesOf)
  of(@ViewerOf() viewer: Caller | null, @Input() { params, query }: InputOf<typeof routes.listRepliesOf>): Promise<Page<HistoryItem>> {
    return this.readHistory.run(params.userId, query, viewer);
  }

  @Endpoint(routes.listOwnReplies)
  own(@CallerOf() caller: Caller, @Input() { query }: InputOf<typeof routes.listOwnReplies>): Promise<Page<OwnHistoryItem>> {
    return this.readOwnReplies.run(caller, query);
  }
}
