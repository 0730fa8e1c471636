import type { KnownWordsAnswer } from '#contract/moderation';

/** Which pair of word lists is meant: of a site or of all, by itself or kept under a language. */
export interface WordListPlace {
  siteId: string | null;
  language: string | null;
}

/** One name for a pair of lists, to keep what was typed under. */
export const keyOf = ({ siteId, language }: WordListPlace): string => `${siteId ?? ''}/${language ?? ''}`;

/** Languages that newsrooms moderate in: ours, and the most written on the web. What else has a list is offered too. */
const OFFERED = ['ar', 'cs', 'da', 'de', 'el', 'en', 'es', 'fa', 'fi', 'fr', 'he', 'hi', 'hu', 'id', 'it', 'ja', 'ko', 'nb', 'nl', 'pl', 'ps', 'pt', 'ro', 'ru', 'sv', 'tr', 'uk', 'ur', 'vi', 'zh'];

/** The languages to choose from, by their names: those that are offered, those that have lists, and the one that is open. */
export function languagesFor(known: KnownWordsAnswer, open: string | null, nameOf: (tag: string) => string): { tag: string; name: string }[] {
  const tags = new Set([...OFFERED, ...known.lists.flatMap(({ language }) => language ?? []), ...(open === null ? [] : [open])]);
  return [...tags].map((tag) => ({ tag, name: nameOf(tag) })).sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** The lists that hold something, for a way to each. */
export const filledLists = (known: KnownWordsAnswer): KnownWordsAnswer['lists'] => known.lists.filter(({ banned, suspect }) => banned + suspect > 0);
