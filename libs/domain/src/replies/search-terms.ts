import { foldForSearch } from './search-fold.js';

/** Something to be found: words that follow each other, the last of which may be the beginning of one. */
export interface SearchTerm {
  text: string;
  /** Its words, folded. */
  words: string[];
  beginning: boolean;
}

/** More than anybody means; each is work for the database. */
const MOST_TERMS = 12;

/** The beginning of a word finds much too much when it is shorter. */
const SHORTEST_BEGINNING = 3;

/** Words in quotes of any language, or a word. */
const TERM = /["“”„«»‟]([^"“”„«»‟]*)["“”„«»‟]?|([^\s"“”„«»‟]+)/gu;

/** What somebody typed, as terms that must all be found. The last word is taken for the beginning of one: they may still be typing. */
export function searchTerms(typed: string): SearchTerm[] {
  const terms = [...typed.matchAll(TERM)].slice(0, MOST_TERMS).map(([, quoted, word]): SearchTerm => {
    const text = quoted ?? word ?? '';
    const folded = foldForSearch(text);
    return { text, words: folded === '' ? [] : folded.split(' '), beginning: false };
  });
  const found = terms.filter(({ words }) => words.length > 0);
  const last = found.at(-1);
  const open = last !== undefined && last === terms.at(-1) && !/["“”„«»‟\s]$/u.test(typed);
  if (open && [...(last.words.at(-1) ?? '')].length >= SHORTEST_BEGINNING) last.beginning = true;
  return found;
}
