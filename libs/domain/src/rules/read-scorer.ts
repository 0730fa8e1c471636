import { Injectable } from '@nestjs/common';
import type { ScorerView } from '#contract/scorer';
import { mayModerate } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { LEARNED_BEFORE_SPEAKING } from '#domain/screening/scorer';
import { figuresFrom, HELD_BACK_FOR_FIGURES, suggestedFrom } from '#domain/screening/scorer-figures';
import { findScorer, listTried } from '#domain/screening/scorer.store';
import { findSite } from '#domain/sites/sites.store';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';

/** What a site's scorer has learned, how good it is, and what it may do. */
@Injectable()
export class ReadScorer {
  constructor(private readonly database: Database) {}

  async run(moderator: Caller, siteId: string): Promise<ScorerView> {
    if (!mayModerate(moderator, siteId)) refuse('role.insufficient');
    const { client } = this.database;
    const [site, known, tried] = await Promise.all([findSite(client, siteId), findScorer(client, siteId), listTried(client, siteId)]);
    const figures = figuresFrom(tried);
    const rejected = tried.filter((each) => each.rejected).length;
    return {
      siteId,
      ...(site ?? refuse('site.absent')).settings.scorer,
      learned: { approved: known?.approved ?? 0, rejected: known?.rejected ?? 0 },
      heldBack: { approved: tried.length - rejected, rejected },
      speaksFrom: LEARNED_BEFORE_SPEAKING,
      figuresFrom: HELD_BACK_FOR_FIGURES,
      figures,
      suggested: suggestedFrom(figures),
    };
  }
}
