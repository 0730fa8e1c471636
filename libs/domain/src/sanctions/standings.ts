import { Injectable } from '@nestjs/common';
import type { Standing } from '#contract/accounts';
import { userRoom } from '#domain/identity/live-rooms';
import type { User } from '#domain/identity/user';
import { Broadcast } from '#platform/broadcast/broadcast';
import { Clock } from '#platform/clock/clock';
import type { Transaction } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { BANNED } from './sanction-jobs.js';
import { standingUnder } from './sanction.js';
import { listOpenSanctions, setStanding } from './sanctions.store.js';

/** Keeps how a reader stands in step with what was decided about them. */
@Injectable()
export class Standings {
  constructor(
    private readonly jobs: Jobs,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** Works out anew how somebody stands, their row being locked. */
  async settle(tx: Transaction, user: Pick<User, 'id' | 'standing'>): Promise<Standing> {
    const standing = standingUnder(await listOpenSanctions(tx, user.id), this.clock.now());
    if (standing === user.standing) return standing;
    await setStanding(tx, user.id, standing);
    if (standing === 'banned') await this.jobs.send(BANNED, { userId: user.id }, tx);
    return standing;
  }

  /** Closes what is open of somebody who has just been banned: everything else asks how they stand with each request. */
  announce(userId: string, before: Standing, after: Standing): void {
    if (after !== 'banned' || before === 'banned') return;
    this.broadcast.disconnect(userRoom(userId), 'session.ended', { code: 'user.banned' });
    this.jobs.nudge(BANNED);
  }
}
