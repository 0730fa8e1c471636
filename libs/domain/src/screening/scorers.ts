import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { featuresOf, scoreOf, SCORER_WORDS, type Learned, type Scored } from './scorer.js';
import { findScorer, listScorerWordsSince, type KnownScorer } from './scorer.store.js';
import type { Draft } from './screening.js';

/** Another node may have learned something; this one hears of it within so long. */
const FRESH_SECONDS = 5;

/** A scorer's words at hand: for each number in how many approved and in how many rejected texts it was. */
interface AtHand {
  known: KnownScorer;
  seen: Uint32Array;
}

/** What the scorers of sites have learned, kept at hand. Only what is new is read again, and only of sites whose scorer takes part. */
@Injectable()
export class Scorers {
  private readonly kept = new Map<string, { of: Promise<AtHand>; at: Date }>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What a site's scorer makes of a text; null while it has learned too little. */
  async score(siteId: string, draft: Pick<Draft, 'html' | 'links'>): Promise<Scored | null> {
    const { known, seen } = await this.atHand(siteId);
    const of = (key: number): Learned => ({ approved: seen[2 * key] ?? 0, rejected: seen[2 * key + 1] ?? 0 });
    return scoreOf(featuresOf(draft), known, of);
  }

  /** Has the next text looked at with what was just learned here. */
  changed(siteId: string): void {
    const kept = this.kept.get(siteId);
    if (kept) kept.at = new Date(0);
  }

  private atHand(siteId: string): Promise<AtHand> {
    const before = this.kept.get(siteId);
    if (before !== undefined && before.at >= this.clock.secondsAgo(FRESH_SECONDS)) return before.of;
    const made = { of: this.read(siteId, before?.of), at: this.clock.now() };
    this.kept.set(siteId, made);
    // What could not be read is asked for again by the next reply.
    made.of.catch(() => { if (this.kept.get(siteId) === made) this.kept.delete(siteId); });
    return made.of;
  }

  /** The version is read before the words: whatever is learned in between is read again the next time. */
  private async read(siteId: string, before?: Promise<AtHand>): Promise<AtHand> {
    const old = await before?.catch(() => undefined);
    const known = (await findScorer(this.database.client, siteId)) ?? { version: 0, decisions: 0, approved: 0, rejected: 0 };
    const seen = old?.seen ?? new Uint32Array(2 * SCORER_WORDS);
    if (known.version !== old?.known.version) {
      for (const { word, approved, rejected } of await listScorerWordsSince(this.database.client, siteId, old?.known.version ?? 0)) seen.set([approved, rejected], 2 * word);
    }
    return { known, seen };
  }
}
