import { Injectable } from '@nestjs/common';
import { BULK_PREVIEW_SECONDS } from '#contract/bulk';
import { forgetBulks } from '#domain/bulk/bulks.store';
import { forgetPushes } from '#domain/delivery/push-messages.store';
import { forgetSubscriptions } from '#domain/delivery/push-subscriptions.store';
import { ForgetAddresses } from '#domain/identity/forget-addresses';
import { forgetMailLinks } from '#domain/identity/mail-links.store';
import { forgetHeldNames } from '#domain/identity/names.store';
import { forgetChallenges } from '#domain/credentials/challenges.store';
import { forgetPending } from '#domain/credentials/pending-sign-ins.store';
import { forgetUsedTokens } from '#domain/credentials/signers.store';
import { forgetSessions } from '#domain/identity/sessions.store';
import { forgetMails } from '#domain/mail/mails.store';
import { NOTIFICATION_KEPT_SECONDS } from '#domain/notifications/notification';
import { forgetNotifications } from '#domain/notifications/notifications.store';
import { forgetExports } from '#domain/privacy/exports.store';
import { forgetNotifiers } from '#domain/redress/notices.store';
import { forgetReplays } from '#domain/rules/replays.store';
import { forgetDrafts } from '#domain/replies/drafts.store';
import { forgetRankChanges } from '#domain/replies/replies-page.store';
import { DRAFT_KEPT_SECONDS } from '#domain/replies/save-draft';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { forgetKeys, KEY_LIFETIME_SECONDS } from '#platform/idempotency/once';
import { jobKind } from '#platform/jobs/jobs';

/** Hourly, at a minute when nothing else of the hour begins. */
export const HOUSEKEEPING_CRON = '17 * * * *';

export const HOUSEKEEPING = jobKind<object>('housekeeping', { retryLimit: 2, expireInSeconds: 600 });

/** An ended session is kept for a month, so that its owner can be told of it. */
const SESSION_KEPT_SECONDS = 30 * 24 * 3_600;

/** What became of a message is of use for a month, to whoever asks where theirs is. */
const MAIL_KEPT_SECONDS = 30 * 24 * 3_600;

/** Half a year: as long as an appeal against what a notice led to is possible. */
const NOTIFIER_KEPT_SECONDS = 180 * 24 * 3_600;

/** For so long a bulk can be looked at and undone as a whole; each of its decisions stays. */
const BULK_KEPT_SECONDS = 90 * 24 * 3_600;

/** What a draft of rules would have done says little after a season. */
const REPLAY_KEPT_SECONDS = 90 * 24 * 3_600;

/** Nobody takes longer over the pages of one order; whoever does goes on in the order of now. */
const RANK_CHANGE_KEPT_SECONDS = 3_600;

/** Forgets what has served: idempotency keys after a day, network addresses and sessions after a month, names that were held back, addresses of who gave notice, sign-ins and drafts that nobody finished. */
@Injectable()
export class Housekeeping {
  constructor(
    private readonly database: Database,
    private readonly forgetAddresses: ForgetAddresses,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const { client } = this.database;
    await forgetKeys(client, this.clock.secondsAgo(KEY_LIFETIME_SECONDS));
    await forgetChallenges(client, this.clock.now());
    await forgetPending(client, this.clock.now());
    await forgetUsedTokens(client, this.clock.now());
    await forgetSessions(client, this.clock.secondsAgo(SESSION_KEPT_SECONDS));
    await forgetHeldNames(client, this.clock.now());
    await forgetRankChanges(client, this.clock.secondsAgo(RANK_CHANGE_KEPT_SECONDS));
    await forgetDrafts(client, this.clock.secondsAgo(DRAFT_KEPT_SECONDS));
    await forgetNotifications(client, this.clock.secondsAgo(NOTIFICATION_KEPT_SECONDS));
    await forgetBulks(client, { bulks: this.clock.secondsAgo(BULK_KEPT_SECONDS), previews: this.clock.secondsAgo(BULK_PREVIEW_SECONDS) });
    await forgetReplays(client, this.clock.secondsAgo(REPLAY_KEPT_SECONDS));
    await forgetNotifiers(client, this.clock.secondsAgo(NOTIFIER_KEPT_SECONDS));
    await forgetExports(client, this.clock.now());
    await forgetMailLinks(client, this.clock.secondsAgo(MAIL_KEPT_SECONDS));
    await forgetMails(client, this.clock.secondsAgo(MAIL_KEPT_SECONDS));
    await forgetSubscriptions(client, this.clock.now());
    await forgetPushes(client, this.clock.secondsAgo(MAIL_KEPT_SECONDS));
    await this.forgetAddresses.run();
  }
}
