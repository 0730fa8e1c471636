import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { newId } from '#platform/database/new-id';
import { jobKind, Jobs } from '#platform/jobs/jobs';
import { MOST_GOOD_LINKS } from './mail-link.js';
import { countGoodLinks } from './mail-links.store.js';
import { MailLinks } from './mail-links.js';
import { emailKey } from './user.js';
import { findUserByEmail, lockUser } from './users.store.js';

/** The address that somebody typed is in the job, and gone with it after an hour. */
export const SEND_LINK = jobKind<{ kind: 'reset' | 'sign_in'; email: string; linkId: string }>('identity.send-link', {
  retryLimit: 10,
  retryDelay: 5,
  retryDelayMax: 300,
  expireInSeconds: 60,
  deleteAfterSeconds: 3_600,
});

/** So many at once: jobs are fetched every two seconds, and one at a time would let a crowd of strangers keep everybody else waiting for theirs. */
export const LOOKED_UP_AT_ONCE = 10;

/**
 * Somebody without a password asks for a link. Whether there is an account is looked up by the job, so that whoever asks learns
 * nothing: not by the answer and not by how long it takes.
 */
@Injectable()
export class SendLink {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly links: MailLinks,
    private readonly clock: Clock,
  ) {}

  async ask(kind: 'reset' | 'sign_in', email: string): Promise<void> {
    await this.jobs.send(SEND_LINK, { kind, email, linkId: newId(this.clock.now()) });
  }

  /** The job. Run twice, it sends one link. */
  async run({ kind, email, linkId }: { kind: 'reset' | 'sign_in'; email: string; linkId: string }): Promise<void> {
    const found = await findUserByEmail(this.database.client, email);
    if (found === null) return;
    await this.database.transaction(async (tx) => {
      const user = await lockUser(tx, found.id);
      // To the address as its owner wrote it: what was typed just now may be another mailbox in a look-alike spelling.
      if (user === null || user.email === null || emailKey(user.email) !== emailKey(email)) return;
      if ((await countGoodLinks(tx, user.id, kind, this.clock.now())) >= MOST_GOOD_LINKS) return;
      await this.links.send(tx, kind, user, user.email, linkId);
    });
  }
}
