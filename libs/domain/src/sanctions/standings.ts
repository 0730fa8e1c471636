import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { userRoom } from '#domain/identity/live-rooms';
import type { User } from '#domain/identity/user';
import { Broadcast } from '#platform/broadcast/broadcast';
import { Clock } from '#platform/clock/clock';
import type { Transaction } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { BANNED, SHADOW_ENDED } from './sanction-jobs.js';
import { standingsUnder, type AllStandings, type Sanction } from './sanction.js';
import { listOpenSanctions, setEnded, setStandings } from './sanctions.store.js';

/** Keeps how a reader stands in step with what was decided about them. */
@Injectable()
export class Standings {
  constructor(
    private readonly jobs: Jobs,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** Ends a sanction, its reader's row being locked, unless it has ended; whether it did. What was written in a shadow comes to the moderators afterwards. */
  async end(tx: Transaction, { id, kind, userId, siteId }: Pick<Sanction, 'id' | 'userId' | 'siteId'> & { kind: string }, by: string | null, at: Date): Promise<boolean> {
    if (!(await setEnded(tx, id, by, at))) return false;
    if (kind === 'shadow' && siteId !== null) await this.jobs.send(SHADOW_ENDED, { userId, siteId }, tx);
    return true;
  }

  /** Works out anew how somebody stands, everywhere and on each site, their row being locked. */
  async settle(tx: Transaction, user: Pick<User, 'id'> & AllStandings): Promise<AllStandings> {
    const after = standingsUnder(await listOpenSanctions(tx, user.id), this.clock.now());
    const before = { standing: user.standing, slowSeconds: user.slowSeconds, warned: user.warned, siteStandings: user.siteStandings };
    if (isDeepStrictEqual(before, after)) return after;
    await setStandings(tx, user.id, after);
    if (after.standing === 'banned' && before.standing !== 'banned') await this.jobs.send(BANNED, { userId: user.id }, tx);
    return after;
  }

  /**
   * Closes what is open of somebody who has just been banned everywhere. Whoever stands otherwise than before, on one site perhaps, is told to
   * ask again what they may do; whether they may is asked of the database with each request in any case.
   */
  announce(userId: string, siteId: string | null, before: AllStandings, after: AllStandings): void {
    if (after.standing === 'banned' && before.standing !== 'banned') {
      this.broadcast.disconnect(userRoom(userId), 'session.ended', { code: 'user.banned' });
      this.jobs.nudge(BANNED);
    } else this.broadcast.publish(userRoom(userId), 'standing.changed', { siteId });
  }
}
