import type { WordLists } from '#contract/moderation';

/** Which entries came to a pair of lists and which went. */
export interface ListsApart {
  added: WordLists;
  removed: WordLists;
}

const missing = (from: WordLists, than: WordLists): WordLists => ({
  banned: from.banned.filter((entry) => !than.banned.includes(entry)),
  suspect: from.suspect.filter((entry) => !than.suspect.includes(entry)),
});

/** What somebody made of a pair of lists. */
export const listsApart = (before: WordLists, now: WordLists): ListsApart => ({ added: missing(now, before), removed: missing(before, now) });

const size = ({ banned, suspect }: WordLists): number => banned.length + suspect.length;

/** Whether the entries are the same. */
export const sameLists = (one: WordLists, other: WordLists): boolean => {
  const { added, removed } = listsApart(one, other);
  return size(added) + size(removed) === 0;
};

/** A draft with what came and went in the lists that it began from: what the person drafted stays. */
export function takenOver(draft: WordLists, { added, removed }: ListsApart): WordLists {
  const kind = (name: keyof WordLists): string[] => [...new Set([...draft[name].filter((entry) => !removed[name].includes(entry)), ...added[name]])];
  return { banned: kind('banned'), suspect: kind('suspect') };
}
