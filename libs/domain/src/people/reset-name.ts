import { Injectable } from '@nestjs/common';
import type { ResetNameBody } from '#contract/people';
import type { SanctionView } from '#contract/sanctions';
import { appendToLog } from '#domain/audit/log.store';
import { barName } from '#domain/identity/names.store';
import type { Caller } from '#domain/identity/user';
import { lockUser } from '#domain/identity/users.store';
import { SANCTIONED } from '#domain/sanctions/sanction-jobs';
import { whyNotSanction } from '#domain/sanctions/sanction.policy';
import { viewSanction } from '#domain/sanctions/sanction.view';
import { insertSanction } from '#domain/sanctions/sanctions.store';
import { Standings } from '#domain/sanctions/standings';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { neutralName } from './neutral-name.js';

/** A moderator takes a name from a reader: a neutral one stands in its place until they choose another, and they are told why before they post again. */
@Injectable()
export class ResetName {
  constructor(
    private readonly database: Database,
    private readonly standings: Standings,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  async run(moderator: Caller, userId: string, { reason, note = null }: ResetNameBody): Promise<SanctionView> {
    const at = this.clock.now();
    let announce: (() => void) | undefined;
    const sanction = await this.database.transaction(async (tx) => {
      const user = (await lockUser(tx, userId)) ?? refuse('user.absent');
      // A name is the same on every site.
      refuseIf(whyNotSanction(moderator, user, null));
      const name = neutralName();
      await barName(tx, user.id, name, at);
      const made = await insertSanction(tx, { userId: user.id, moderatorId: moderator.id, kind: 'rename', siteId: null, slowSeconds: null, untold: false, reason, note, until: null }, at);
      await this.jobs.send(SANCTIONED, { sanctionId: made.id }, tx);
      const standings = await this.standings.settle(tx, user);
      // What it was is not written down for good: a name may be what the law or a person wants gone.
      await appendToLog(tx, { actorId: moderator.id, action: 'user.name-reset', target: { kind: 'user', id: user.id }, reason, note, before: {}, after: { name, sanctionId: made.id }, at });
      announce = () => this.standings.announce(user.id, null, user, standings);
      return made;
    });
    announce?.();
    this.jobs.nudge(SANCTIONED);
    return viewSanction(sanction);
  }
}
