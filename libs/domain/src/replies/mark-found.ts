import { foldForSearch } from './search-fold.js';
import type { SearchTerm } from './search-terms.js';

/** A word of a text: where it stands, and what it is folded to. */
interface Word {
  from: number;
  to: number;
  folded: string;
}

/** A tag, an entity (which our renderer writes for punctuation alone), or a letter with the marks on it. */
const PIECE = /<[^>]*>|&[#\w]+;|\P{M}\p{M}*|\p{M}+/gsu;

/** The words of a text with tags in it. A tag ends a word, and nothing inside of one is a word. */
function wordsOf(html: string): Word[] {
  const known = new Map<string, string>();
  const fold = (piece: string): string => {
    const before = known.get(piece);
    if (before !== undefined) return before;
    const folded = piece.length > 1 && /^[<&]/.test(piece) ? ' ' : foldForSearch(piece) || (/^[\p{P}\p{S}\p{Z}\p{Cc}\s]/u.test(piece) ? ' ' : '');
    known.set(piece, folded);
    return folded;
  };
  const words: Word[] = [];
  let open: Word | null = null;
  for (const { 0: piece, index } of html.matchAll(PIECE)) {
    const folded = fold(piece);
    const alone = folded !== '' && folded !== ' ' && foldForSearch(`${folded}${folded}`).includes(' ');
    if (folded === ' ' || alone) open = null;
    if (folded === ' ') continue;
    if (open) {
      open.to = index + piece.length;
      open.folded += folded;
    } else if (folded !== '') {
      const word: Word = { from: index, to: index + piece.length, folded };
      words.push(word);
      open = alone ? null : word;
    }
  }
  return words;
}

const fits = (word: Word | undefined, wanted: string, beginning: boolean): boolean =>
  word !== undefined && (beginning ? word.folded.startsWith(wanted) : word.folded === wanted);

/** Which words of a text belong to what was looked for. */
function foundIn(words: Word[], terms: readonly SearchTerm[]): Set<Word> {
  const found = new Set<Word>();
  for (const { words: wanted, beginning } of terms) {
    for (let start = 0; start + wanted.length <= words.length; start += 1) {
      const run = words.slice(start, start + wanted.length);
      if (wanted.every((each, place) => fits(run[place], each, beginning && place === wanted.length - 1))) run.forEach((word) => found.add(word));
    }
  }
  return found;
}

/** Puts what was looked for into `<mark>`, in the text of sanitised HTML and never inside a tag. */
export function markFound(html: string, terms: readonly SearchTerm[]): string {
  const words = wordsOf(html);
  const found = foundIn(words, terms);
  let marked = '';
  let done = 0;
  const places = words.filter((word) => found.has(word));
  places.forEach((word, place) => {
    const joined = places[place - 1]?.to === word.from;
    const goesOn = places[place + 1]?.from === word.to;
    marked += `${html.slice(done, word.from)}${joined ? '' : '<mark>'}${html.slice(word.from, word.to)}${goesOn ? '' : '</mark>'}`;
    done = word.to;
  });
  return marked + html.slice(done);
}
