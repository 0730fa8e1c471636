import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { featuresOf, maySpeak, scoreOf, SCORER_WORDS, type Learned, type Scored } from './scorer.js';
import { findScorer, listScorerWordsSince, type KnownScorer } from './scorer.store.js';
import type { Draft } from './screening.js';

/** Another node may have learned something; this one hears of it within so long. */
const FRESH_SECONDS = 5;

/** Two megabytes each: the scorers of so many sites are kept at hand, and those that were asked longest ago are forgotten first. */
const MOST_AT_HAND = 32;

/** A scorer's words at hand: for each number in how many approved and in how many rejected texts it was; null while it has nothing to say. */
interface AtHand {
  known: KnownScorer;
  seen: Uint32Array | null;
}

const NOTHING_LEARNED: KnownScorer = { version: 0, decisions: 0, approved: 0, rejected: 0 };

/** What the scorers of sites have learned, kept at hand. Only what is new is read again, and only of sites whose scorer takes part. */
@Injectable()
export class Scorers {
  private readonly logger = new Logger('Scorer');
  private failing = false;
  private readonly kept = new Map<string, { of: Promise<AtHand>; at: Date }>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What a site's scorer makes of a text; null while it has learned too little, and where what it learned cannot be read: nobody's reply fails for that. */
  async score(siteId: string, draft: Pick<Draft, 'html' | 'links'>): Promise<Scored | null> {
    const atHand = await this.atHand(siteId).catch((error: unknown) => this.failed(error));
    if (atHand === null) return null;
    this.failing = false;
    const { known, seen } = atHand;
    if (seen === null) return null;
    const of = (key: number): Learned => ({ approved: seen[2 * key] ?? 0, rejected: seen[2 * key + 1] ?? 0 });
    return scoreOf(featuresOf(draft), known, of);
  }

  /** Has the next text looked at with what was just learned here. */
  changed(siteId: string): void {
    const kept = this.kept.get(siteId);
    if (kept) kept.at = new Date(0);
  }

  /** Said once, until it works again: it would be said with every reply. */
  private failed(error: unknown): null {
    if (!this.failing) this.logger.error('What a scorer has learned could not be read: replies go without it', error instanceof Error ? error.stack : String(error));
    this.failing = true;
    return null;
  }

  private atHand(siteId: string): Promise<AtHand> {
    const before = this.kept.get(siteId);
    const fresh = before !== undefined && before.at >= this.clock.secondsAgo(FRESH_SECONDS);
    const made = fresh ? before : { of: this.read(siteId, before?.of), at: this.clock.now() };
    this.kept.delete(siteId);
    this.kept.set(siteId, made);
    const [oldest] = this.kept.keys();
    if (oldest !== undefined && this.kept.size > MOST_AT_HAND) this.kept.delete(oldest);
    if (fresh) return made.of;
    // What could not be read is asked for again by the next reply.
    made.of.catch(() => { if (this.kept.get(siteId) === made) this.kept.delete(siteId); });
    return made.of;
  }

  /** The version is read before the words: whatever is learned in between is read again the next time. */
  private async read(siteId: string, before?: Promise<AtHand>): Promise<AtHand> {
    const old = await before?.catch(() => undefined);
    const known = (await findScorer(this.database.client, siteId)) ?? NOTHING_LEARNED;
    const had = old?.seen ?? null;
    if (!maySpeak(known)) return { known, seen: null };
    const seen = had ?? new Uint32Array(2 * SCORER_WORDS);
    const since = had === null ? 0 : (old?.known.version ?? 0);
    if (known.version !== since) {
      for (const { word, approved, rejected } of await listScorerWordsSince(this.database.client, siteId, since)) seen.set([approved, rejected], 2 * word);
    }
    return { known, seen };
  }
}
