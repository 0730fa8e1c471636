import { Injectable } from '@nestjs/common';
import { appendToLog } from '#domain/audit/log.store';
import type { Caller } from '#domain/identity/user';
import { lockUser } from '#domain/identity/users.store';
import { AppealsCloser } from '#domain/moderation/appeals-closer';
import type { Site } from '#domain/sites/site';
import { findSite } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { RestrictionLetters } from './restriction-letters.js';
import { standingAt, type Sanction } from './sanction.js';
import { whyNotSanction } from './sanction.policy.js';
import { findSanction } from './sanctions.store.js';
import { Standings } from './standings.js';

/** A sanction ends: by a moderator before its time, or by itself when its time is over. */
@Injectable()
export class EndSanction {
  constructor(
    private readonly database: Database,
    private readonly standings: Standings,
    private readonly clock: Clock,
    private readonly appeals: AppealsCloser,
    private readonly letters: RestrictionLetters,
  ) {}

  async byModerator(moderator: Caller, userId: string, sanctionId: string): Promise<void> {
    const at = this.clock.now();
    let announce: (() => void) | undefined;
    await this.database.transaction(async (tx) => {
      const user = (await lockUser(tx, userId)) ?? refuse('user.absent');
      const sanction = await findSanction(tx, sanctionId);
      if (sanction?.userId !== userId) refuse('sanction.absent');
      const { siteId, kind } = sanction;
      refuseIf(whyNotSanction(moderator, user, siteId));
      if (!(await this.standings.end(tx, sanction, moderator.id, at))) return;
      await this.letters.addOver(tx, user, sanction, await this.siteOf(tx, sanction));
      // Of what was not told there is none but where its time was over already: that one is about what it was, and stays.
      const closed = sanction.untold ? [] : await this.appeals.close(tx, { sanctionId }, { by: moderator.id, at });
      const standings = await this.standings.settle(tx, user);
      const [before, after] = [{ standing: standingAt(user, siteId), kind, siteId, sanctionId }, { standing: standingAt(standings, siteId) }];
      await appendToLog(tx, { actorId: moderator.id, action: 'user.sanction-end', target: { kind: 'user', id: userId }, before, after, at });
      announce = () => {
        this.standings.announce(userId, siteId, user, standings);
        if (closed.length > 0) this.appeals.announce(siteId);
      };
    });
    announce?.();
  }

  /** Nothing happens before its time: a clock that was put back, or a job that came early, lets nobody off. */
  async whenOver({ sanctionId }: { sanctionId: string }): Promise<void> {
    const at = this.clock.now();
    const known = await findSanction(this.database.client, sanctionId);
    if (!known || known.until === null) return;
    if (known.until > at) throw new Error('Its time is not over yet.');
    let announce: (() => void) | undefined;
    await this.database.transaction(async (tx) => {
      const user = await lockUser(tx, known.userId);
      if (!(await this.standings.end(tx, known, null, at)) || !user) return;
      await this.letters.addOver(tx, user, known, await this.siteOf(tx, known));
      const standings = await this.standings.settle(tx, user);
      announce = () => this.standings.announce(user.id, known.siteId, user, standings);
    });
    announce?.();
  }

  /** Only a letter names it. */
  private siteOf(tx: Transaction, { siteId, untold }: Sanction): Promise<Site | null> {
    return untold && siteId !== null ? findSite(tx, siteId) : Promise.resolve(null);
  }
}
