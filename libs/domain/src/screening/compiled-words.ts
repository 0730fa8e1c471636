import type { WordLists } from '#contract/moderation';
import { shownText } from '#platform/markup/shown-text';
import { hasSymbols, lettersOf, type Letters } from './letters.js';
import { phraseOf } from './phrase.js';
import { WordMatcher, type Spot } from './word-matcher.js';

/** A phrase of a list that is in a text: as the list has it, and where it stands in what readers are shown. */
export interface Hit {
  phrase: string;
  spots: Spot[];
}

/** What was found of the lists, and which state of them it was: the number of their latest change. */
export interface WordHits {
  version: number;
  banned: Hit[];
  suspect: Hit[];
}

/** A text read as word lists read it, once as it is and, where it has signs that may be letters, once with these. */
export interface ReadText {
  plain: Letters;
  signed: Letters | null;
}

/** Reads a text for word lists. */
export const readText = (text: string): ReadText => ({
  plain: lettersOf(text, { symbols: false }),
  signed: hasSymbols(text) ? lettersOf(text, { symbols: true }) : null,
});

const sameSpot = (one: Spot) => (other: Spot): boolean => one.start === other.start && one.end === other.end;

/** Banned and suspect phrases, ready to be looked for. Made once for each change of a list. */
export class CompiledWords {
  private readonly entries: { kind: keyof WordLists; phrase: string }[] = [];
  private readonly matcher: WordMatcher;

  constructor(lists: WordLists, readonly version = 0) {
    const phrases = (['banned', 'suspect'] as const).flatMap((kind) =>
      lists[kind].flatMap((written) => {
        const phrase = phraseOf(written);
        if (phrase === null) return [];
        this.entries.push({ kind, phrase: written });
        return [phrase];
      }),
    );
    this.matcher = new WordMatcher(phrases);
  }

  /** What stands in a text, each phrase once, in the order of the lists. */
  find({ plain, signed }: ReadText): Record<keyof WordLists, Hit[]> {
    const found = this.matcher.find(plain);
    for (const [number, spots] of signed === null ? [] : this.matcher.find(signed)) {
      const known = found.get(number) ?? [];
      found.set(number, [...known, ...spots.filter((spot) => !known.some(sameSpot(spot)))]);
    }
    const of = (kind: keyof WordLists): Hit[] =>
      [...found.keys()].sort((one, other) => one - other).flatMap((number) => {
        const entry = this.entries[number];
        return entry?.kind === kind ? [{ phrase: entry.phrase, spots: found.get(number) ?? [] }] : [];
      });
    return { banned: of('banned'), suspect: of('suspect') };
  }
}

/**
 * What of some lists is in a draft: in what readers are shown, where it can be marked, and in what was written, addresses of
 * links included.
 */
export function findWords(lists: readonly CompiledWords[], { body, html }: { body: string; html: string }): WordHits {
  const shown = shownText(html);
  const [read, behind] = [readText(shown), shown.trim() === body.trim() ? null : readText(body)];
  const hits: WordHits = { version: Math.max(0, ...lists.map(({ version }) => version)), banned: [], suspect: [] };
  for (const list of lists) {
    const [inShown, inBody] = [list.find(read), behind === null ? null : list.find(behind)];
    for (const kind of ['banned', 'suspect'] as const) {
      const unmarked = inBody?.[kind].filter(({ phrase }) => !inShown[kind].some((hit) => hit.phrase === phrase)) ?? [];
      hits[kind].push(...inShown[kind], ...unmarked.map(({ phrase }) => ({ phrase, spots: [] })));
    }
  }
  return hits;
}
