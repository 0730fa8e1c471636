import { Injectable } from '@nestjs/common';
import type { SanctionBody, SanctionView } from '#contract/sanctions';
import { appendToLog } from '#domain/audit/log.store';
import type { Caller, User } from '#domain/identity/user';
import { lockUser } from '#domain/identity/users.store';
import { findSite } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { once, type Repeatable } from '#platform/idempotency/once';
import { Jobs } from '#platform/jobs/jobs';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { RestrictionLetters } from './restriction-letters.js';
import { SANCTION_OVER, SANCTIONED } from './sanction-jobs.js';
import { standingAt } from './sanction.js';
import { whyNotSanction, whyNotShadow } from './sanction.policy.js';
import { viewSanction } from './sanction.view.js';
import { insertSanction } from './sanctions.store.js';
import { Standings } from './standings.js';

/** A moderator warns, pre-moderates, slows, shadows, suspends or bans a reader: on one site, or everywhere. */
@Injectable()
export class SanctionUser {
  constructor(
    private readonly database: Database,
    private readonly standings: Standings,
    private readonly jobs: Jobs,
    private readonly letters: RestrictionLetters,
    private readonly clock: Clock,
  ) {}

  async run(moderator: Caller, userId: string, input: SanctionBody, repeatable?: Repeatable): Promise<SanctionView> {
    let announce: (() => void) | undefined;
    const { answer } = await once<SanctionView>(this.database, repeatable, async (tx) => {
      const user = (await lockUser(tx, userId)) ?? refuse('user.absent');
      refuseIf(whyNotSanction(moderator, user, input.siteId ?? null));
      const { view, standings } = await this.write(tx, moderator, user, input);
      // Whoever is not told hears nothing at all: a page that asks again at that moment would tell.
      if (!view.untold) announce = () => this.standings.announce(userId, view.siteId, user, standings);
      return view;
    });
    announce?.();
    this.jobs.nudge(SANCTIONED);
    return answer;
  }

  private async write(tx: Transaction, moderator: Caller, user: User, { kind, reason, ...more }: SanctionBody) {
    const at = this.clock.now();
    const until = more.until === undefined ? null : new Date(more.until);
    if (until !== null && until <= at) refuse('sanction.past', { errors: [{ path: 'until', message: 'is in the past' }] });
    const [siteId, slowSeconds] = [more.siteId ?? null, more.slowSeconds ?? null];
    const site = siteId === null ? null : ((await findSite(tx, siteId)) ?? refuse('site.absent'));
    if (kind === 'shadow' && site !== null) refuseIf(whyNotShadow({ reason }, site.settings));
    const untold = kind === 'shadow' && site?.settings.shadow === 'untold';
    const sanction = await insertSanction(tx, { userId: user.id, moderatorId: moderator.id, kind, siteId, slowSeconds, untold, reason, note: more.note ?? null, until }, at);
    const standings = await this.standings.settle(tx, user);
    await this.letters.add(tx, user, sanction, site);
    await this.jobs.send(SANCTIONED, { sanctionId: sanction.id }, tx);
    if (until !== null) await this.jobs.send(SANCTION_OVER, { sanctionId: sanction.id }, tx, { afterSeconds: Math.ceil((until.getTime() - at.getTime()) / 1_000) });
    await appendToLog(tx, {
      actorId: moderator.id,
      action: 'user.sanction',
      target: { kind: 'user', id: user.id },
      reason,
      note: sanction.note,
      before: { standing: standingAt(user, siteId) },
      after: { standing: standingAt(standings, siteId), kind, siteId, ...(slowSeconds === null ? {} : { slowSeconds }), ...(untold ? { untold } : {}), until: until?.toISOString() ?? null, sanctionId: sanction.id },
      at,
    });
    return { view: viewSanction(sanction), standings };
  }
}
