import { Injectable, Logger } from '@nestjs/common';
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
import { forgetInvitations } from '#domain/sites/invitations.store';
import { forgetLeases } from '#domain/teamwork/leases.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
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

/** An invitation that ran out is of use for a month, to whoever asks what became of theirs; who took one has the role. */
const INVITATION_KEPT_SECONDS = 30 * 24 * 3_600;

/** Who looked at what is nobody's business once they do not look any more. */
const LEASE_KEPT_SECONDS = 3_600;

type Step = (tx: Transaction) => Promise<unknown>;

/**
 * Forgets what has served: idempotency keys after a day, network addresses and sessions after a month, names that were held back, addresses of who gave notice, sign-ins and drafts that nobody finished. One thing
 * that cannot be forgotten keeps no other from it; and where there is much of something, since no worker ran for weeks, it takes as long as it takes.
 */
@Injectable()
export class Housekeeping {
  private readonly logger = new Logger('Housekeeping');

  constructor(
    private readonly database: Database,
    private readonly forgetAddresses: ForgetAddresses,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const failed: string[] = [];
    for (const [what, step] of Object.entries(this.steps())) {
      await this.database.atLeisure(step).catch((error: unknown) => failed.push(this.tellOfFailure(what, error)));
    }
    await this.forgetAddresses.run().catch((error: unknown) => failed.push(this.tellOfFailure('network addresses', error)));
    // The queue tries again, and in the end it is seen among what was given up.
    if (failed.length > 0) throw new Error(`Not forgotten: ${failed.join(', ')}.`);
  }

  private steps(): Record<string, Step> {
    const now = this.clock.now();
    const ago = (seconds: number): Date => this.clock.secondsAgo(seconds);
    return {
      'idempotency keys': (tx) => forgetKeys(tx, ago(KEY_LIFETIME_SECONDS)),
      challenges: (tx) => forgetChallenges(tx, now),
      'sign-ins that nobody finished': (tx) => forgetPending(tx, now),
      'used tokens': (tx) => forgetUsedTokens(tx, now),
      sessions: (tx) => forgetSessions(tx, ago(SESSION_KEPT_SECONDS)),
      'names that were held back': (tx) => forgetHeldNames(tx, now),
      'changes of rank': (tx) => forgetRankChanges(tx, ago(RANK_CHANGE_KEPT_SECONDS)),
      drafts: (tx) => forgetDrafts(tx, ago(DRAFT_KEPT_SECONDS)),
      notifications: (tx) => forgetNotifications(tx, ago(NOTIFICATION_KEPT_SECONDS)),
      bulks: (tx) => forgetBulks(tx, { bulks: ago(BULK_KEPT_SECONDS), previews: ago(BULK_PREVIEW_SECONDS) }),
      'drafts of rules': (tx) => forgetReplays(tx, ago(REPLAY_KEPT_SECONDS)),
      'who gave notice': (tx) => forgetNotifiers(tx, ago(NOTIFIER_KEPT_SECONDS)),
      invitations: (tx) => forgetInvitations(tx, ago(INVITATION_KEPT_SECONDS)),
      'who looked at what': (tx) => forgetLeases(tx, ago(LEASE_KEPT_SECONDS)),
      exports: (tx) => forgetExports(tx, now),
      'links by mail': (tx) => forgetMailLinks(tx, ago(MAIL_KEPT_SECONDS)),
      letters: (tx) => forgetMails(tx, ago(MAIL_KEPT_SECONDS)),
      'browsers of ended log-ins': (tx) => forgetSubscriptions(tx, now),
      'push messages': (tx) => forgetPushes(tx, ago(MAIL_KEPT_SECONDS)),
    };
  }

  /** By its kind and code alone: what the database says of an error may repeat what it is about. */
  private tellOfFailure(what: string, error: unknown): string {
    const { name, code } = error as { name?: string; code?: string };
    this.logger.error(`These could not be forgotten, and are the next time: ${what} (${[name ?? 'no error', code].filter(Boolean).join(' ')})`);
    return what;
  }
}
