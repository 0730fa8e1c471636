import { Injectable } from '@nestjs/common';
import type { ScorerBody } from '#contract/rules';
import { appendToLog } from '#domain/audit/log.store';
import { mayAdminister } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { figureAt, hasFigures } from '#domain/screening/scorer-figures';
import { listTried } from '#domain/screening/scorer.store';
import { lockSite, setScorerSetting } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
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
      if (mode === 'tag' || mode === 'hold') await this.refuseUnlessShown(tx, siteId, threshold ?? refuse('scorer.no-figures'));
      await setScorerSetting(tx, siteId, { mode, threshold });
      await appendToLog(tx, { actorId: admin.id, action: 'site.scorer', target: { kind: 'site', id: siteId }, before: { ...site.settings.scorer }, after: { mode, threshold }, at: this.clock.now() });
    });
  }

  private async refuseUnlessShown(tx: Transaction, siteId: string, threshold: number): Promise<void> {
    const tried = await listTried(tx, siteId);
    if (!hasFigures(tried) || figureAt(tried, threshold).precision === null) refuse('scorer.no-figures');
  }
}
