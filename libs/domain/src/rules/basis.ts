import { isDeepStrictEqual } from 'node:util';
import type { RefusalDetail } from '#contract/refusals';
import type { RuleDraft } from '#contract/rules';
import type { SiteSettings } from '#contract/sites';

/** What held when a draft began to be tried: the number of the latest change of the lists that it stands in for, and the settings. Empty of replays from before it was kept. */
export interface Basis {
  words?: number;
  checks?: SiteSettings['checks'];
  scorer?: SiteSettings['scorer'];
}

const SAID: Record<keyof Basis, string> = {
  words: 'These word lists were changed since.',
  checks: 'What checks lead to was changed since.',
  scorer: 'What the scorer may do was changed since.',
};

/** What somebody changed since a draft was tried that switching it on would undo. What the draft leaves as it is may have moved. */
export function movedSince(basis: Basis, draft: RuleDraft, now: Required<Basis>): RefusalDetail[] {
  const touched: Record<keyof Basis, boolean> = { words: draft.words !== undefined, checks: draft.checks !== undefined, scorer: draft.scorerThreshold !== undefined };
  return (['words', 'checks', 'scorer'] as const).filter((part) => touched[part] && !isDeepStrictEqual(basis[part], now[part])).map((part) => ({ path: part, message: SAID[part] }));
}
