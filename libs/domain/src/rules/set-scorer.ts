import { Injectable } from '@nestjs/common';
import type { ScorerBody } from '#contract/scorer';
import { appendToLog } from '#domain/audit/log.store';
import { mayAdminister } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { mayActAt } from '#domain/screening/scorer-figures';
import { listTried } from '#domain/screening/scorer.store';
import { lockSite, setSiteRules } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';

/** An admin says what a site's scorer may do. It may do nothing before it has shown, on decisions it did not learn from, how good it is at that threshold. */
@Injectable()
export class SetScorer {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(admin: Caller, siteId: string, body: ScorerBody): Promise<void> {
    const { mode } = body;
    const threshold = body.threshold ?? null;
    if (!mayAdminister(admin, siteId)) refuse('role.insufficient');
    await this.database.transaction(async (tx) => {
      const site = (await lockSite(tx, siteId)) ?? refuse('site.absent');
      if (mode === 'tag' || mode === 'hold') {
        if (threshold === null || !mayActAt(await listTried(tx, siteId), threshold)) refuse('scorer.no-figures');
      }
      await setSiteRules(tx, siteId, { scorer: { mode, threshold } });
      await appendToLog(tx, { actorId: admin.id, action: 'site.scorer', target: { kind: 'site', id: siteId }, before: { ...site.settings.scorer }, after: { mode, threshold }, at: this.clock.now() });
    });
  }
}
