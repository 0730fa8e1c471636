import { Injectable } from '@nestjs/common';
import { featuresOf, scoreOf, type Learned } from '#domain/screening/scorer';
import { HELD_BACK_EVERY } from '#domain/screening/scorer-figures';
import { countScorerWords, deleteExample, findExample, listScorerWords, lockScorer, setExample, setScorer, type Example, type KnownScorer } from '#domain/screening/scorer.store';
import { Scorers } from '#domain/screening/scorers';
import { linksIn } from '#platform/markup/render-markup';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { findDecidedText, findSiteOfDecision, type DecidedText } from './decided.store.js';

/**
 * A site's scorer learns from what a moderator decided, and unlearns what was taken back or decided otherwise since. It learns what holds
 * now and not what was done, so this may be run any number of times, in any order.
 */
@Injectable()
export class LearnFromDecision {
  constructor(
    private readonly database: Database,
    private readonly scorers: Scorers,
    private readonly clock: Clock,
  ) {}

  async run({ decisionId }: { decisionId: string }): Promise<void> {
    const taught = await this.database.transaction(async (tx) => {
      const siteId = await findSiteOfDecision(tx, decisionId);
      if (siteId === null) return null;
      const known = await lockScorer(tx, siteId);
      // After the lock: of two runs about one text, the second sees what was decided before the first let go.
      const text = await findDecidedText(tx, decisionId);
      if (text === null) return null;
      const example = await findExample(tx, text.replyId, text.revision);
      if (text.rejected === (example?.rejected ?? null)) return null;
      await this.settle(tx, text, known, example);
      return text.siteId;
    });
    if (taught !== null) this.scorers.changed(taught);
  }

  private async settle(tx: Transaction, text: DecidedText, known: KnownScorer, example: Example | null): Promise<void> {
    const { replyId, revision, siteId, rejected } = text;
    const features = featuresOf({ html: text.html, links: linksIn(text.html) });
    const next = { ...known, version: known.version + 1 };
    const count = async (kind: boolean, by: 1 | -1) => {
      next[kind ? 'rejected' : 'approved'] += by;
      await countScorerWords(tx, siteId, [...new Set(features.map(({ key }) => key))], { rejected: kind, by, version: next.version });
    };
    if (example === null) next.decisions += 1;
    const heldBack = example?.heldBack ?? next.decisions % HELD_BACK_EVERY === 0;
    if (rejected === null) await deleteExample(tx, replyId, revision);
    else await setExample(tx, { replyId, revision, siteId }, { rejected, heldBack, score: example === null ? await this.score(tx, siteId, known, features) : example.score, decidedAt: this.clock.now() });
    if (example !== null && !heldBack) await count(example.rejected, -1);
    if (rejected !== null && !heldBack) await count(rejected, 1);
    await setScorer(tx, siteId, next);
  }

  /** What the scorer says of a text before it learns from it. */
  private async score(tx: Transaction, siteId: string, known: KnownScorer, features: ReturnType<typeof featuresOf>): Promise<number | null> {
    const words = new Map<number, Learned>();
    for (const { word, ...seen } of await listScorerWords(tx, siteId, features.map(({ key }) => key))) words.set(word, seen);
    return scoreOf(features, known, (key) => words.get(key) ?? { approved: 0, rejected: 0 })?.score ?? null;
  }
}
