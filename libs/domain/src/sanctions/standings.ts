import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { userRoom } from '#domain/identity/live-rooms';
import type { User } from '#domain/identity/user';
import { Broadcast } from '#platform/broadcast/broadcast';
import { Clock } from '#platform/clock/clock';
import type { Transaction } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { BANNED } from './sanction-jobs.js';
import { standingsUnder, type AllStandings } from './sanction.js';
import { listOpenSanctions, setStandings } from './sanctions.store.js';

/** Keeps how a reader stands in step with what was decided about them. */
@Injectable()
export class Standings {
  constructor(
    private readonly jobs: Jobs,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

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
