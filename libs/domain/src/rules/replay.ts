import { MOST_EXAMPLES, type RuleDraft } from '#contract/rules';
import type { SiteSettings } from '#contract/sites';
import type { WordHits } from '#domain/screening/compiled-words';
import { SCORER } from '#domain/screening/scorer';
import type { KeptVerdict, Outcome } from '#domain/screening/screening';

/** What keeps a text from being read at once, and which check says so. */
export interface Stop {
  check: string;
  outcome: 'hold' | 'refuse';
}

/** What of a text counts for its being held, whatever the rules are: what was found when it was posted, and what of the lists is in it. */
export interface Evidence {
  verdicts: readonly KeptVerdict[];
  words: Pick<WordHits, 'banned' | 'suspect'>;
}

/** A reply that shows what came out: no word of it, for it may be erased. */
export interface Example {
  replyId: string;
  check: string;
  outcome: Stop['outcome'];
}

/** What came out of a replay so far. */
export interface Found {
  caught: { count: number; rejected: number; examples: Example[] };
  released: { count: number; rejected: number; examples: Example[] };
}

export const NOTHING_FOUND: Found = { caught: { count: 0, rejected: 0, examples: [] }, released: { count: 0, rejected: 0, examples: [] } };

const WORDS = ['banned', 'suspect'] as const;

const listed = (words: Evidence['words'], kind: (typeof WORDS)[number]): string | null => (words[kind].length === 0 ? null : words[kind].map(({ phrase }) => phrase).join(', '));

/** What a check finds in a text, as it is now; null where it does not say. */
export function detailOf(check: string, { verdicts, words }: Evidence): string | null {
  const kind = WORDS.find((each) => check === `${each}-words`);
  return kind === undefined ? (verdicts.find((verdict) => verdict.check === check)?.detail ?? null) : listed(words, kind);
}

/** What these rules keep a text from being read by; the gravest, or null. */
export function stopBy({ checks, scorer }: Pick<SiteSettings, 'checks' | 'scorer'>, { verdicts, words }: Evidence): Stop | null {
  const chosen = checks as Partial<Record<string, Outcome>>;
  const found = verdicts.flatMap(({ check, code, outcome, score }) => {
    if (code === null || WORDS.some((kind) => check === `${kind}-words`)) return [];
    if (check !== SCORER) return [{ check, outcome: chosen[check] ?? outcome }];
    return scorer.mode === 'hold' && scorer.threshold !== null && (score ?? 0) >= scorer.threshold ? [{ check, outcome: 'hold' as const }] : [];
  });
  const inLists = WORDS.flatMap((kind) => (words[kind].length === 0 ? [] : [{ check: `${kind}-words`, outcome: checks[`${kind}-words`] }]));
  const all = [...inLists, ...found];
  for (const outcome of ['refuse', 'hold'] as const) {
    const stop = all.find((each) => each.outcome === outcome);
    if (stop !== undefined) return { check: stop.check, outcome };
  }
  return null;
}

/** A site's settings with what is drafted of them. A drafted threshold is one at which the scorer holds. */
export const drafted = ({ checks, scorer }: Pick<SiteSettings, 'checks' | 'scorer'>, draft: RuleDraft): Pick<SiteSettings, 'checks' | 'scorer'> => ({
  checks: { ...checks, ...draft.checks } as SiteSettings['checks'],
  scorer: draft.scorerThreshold === undefined ? scorer : { mode: 'hold', threshold: draft.scorerThreshold },
});

/** Counts one more reply: what the draft would do with it, beside what the rules as they are do. */
export function countIn(found: Found, reply: { id: string; rejected: boolean }, now: Stop | null, then: Stop | null): void {
  const stop = then ?? now;
  if (stop === null || (now === null) === (then === null)) return;
  const kind = found[then === null ? 'released' : 'caught'];
  const { check, outcome } = stop;
  kind.count += 1;
  if (reply.rejected) kind.rejected += 1;
  if (kind.examples.length < MOST_EXAMPLES) kind.examples.push({ replyId: reply.id, check, outcome });
}
