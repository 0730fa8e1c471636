import { Injectable } from '@nestjs/common';
import { countDueDigests, passOverDueDigests } from '#domain/delivery/digest.store';
import { countWaitingPushes, dropWaitingPushes } from '#domain/delivery/push-messages.store';
import { countWaitingOfBefore, dropWaitingOfBefore, listUnqueued } from '#domain/mail/mails.store';
import { SEND_MAIL } from '#domain/mail/send-mail-job';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { countJobsOfBefore, lockDisarmed, setArmed, type Disarmed } from './restorations.store.js';

/** What the system that was backed up may have sent already, and this one would send. */
export interface OfBefore {
  letters: number;
  pushes: number;
  digests: number;
}

/** What becomes of it: nothing was said, it is dropped, or it is sent. */
export type Choice = 'none' | 'drop' | 'send';

/** What came of it: it sent already; jobs of the backup have to be done first; somebody has to say what becomes of what waits; or it sends now. */
export type Arming =
  | { kind: 'armed-before' }
  | { kind: 'jobs-first'; jobs: number }
  | ({ kind: 'choose'; since: Disarmed } & OfBefore)
  | ({ kind: 'armed'; since: Disarmed } & OfBefore);

const DROPPED = 'It waited when the backup was made, and was dropped when the restored system was armed.';

const nothing = ({ letters, pushes, digests }: OfBefore): boolean => letters + pushes + digests === 0;

/** Has a system that was restored from a backup send from now on. Nothing is sent a second time without somebody saying so. */
@Injectable()
export class Arm {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** `jobsToo`: also while jobs of the backup are not done, from which more letters may follow. */
  run(choice: Choice, { jobsToo }: { jobsToo: boolean }): Promise<Arming> {
    return this.database.transaction(async (tx) => {
      const since = await lockDisarmed(tx);
      if (since === null) return { kind: 'armed-before' };
      const jobs = await countJobsOfBefore(tx, since.restoredAt);
      if (jobs > 0 && !jobsToo) return { kind: 'jobs-first', jobs };
      const now = this.clock.now();
      const ofBefore: OfBefore = { letters: await countWaitingOfBefore(tx, since.restoredAt), pushes: await countWaitingPushes(tx), digests: await countDueDigests(tx, now) };
      if (choice === 'none' && !nothing(ofBefore)) return { kind: 'choose', since, ...ofBefore };
      if (choice === 'drop') await this.drop(tx, since, now);
      await this.jobs.sendMany(SEND_MAIL, (await listUnqueued(tx, SEND_MAIL.name)).map((mailId) => ({ mailId })), tx);
      await setArmed(tx, now);
      return { kind: 'armed', since, ...ofBefore };
    });
  }

  private async drop(tx: Transaction, { restoredAt }: Disarmed, now: Date): Promise<void> {
    await dropWaitingOfBefore(tx, restoredAt, DROPPED);
    await dropWaitingPushes(tx, DROPPED);
    await passOverDueDigests(tx, now);
  }
}
