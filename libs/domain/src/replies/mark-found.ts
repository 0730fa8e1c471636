import { foldForSearch, isWordAlone } from './search-fold.js';
import type { SearchTerm } from './search-terms.js';

/** A word of a text: where it stands, and what it is folded to. */
interface Word {
  from: number;
  to: number;
  folded: string;
}

/** A tag, an entity (which our renderer writes for punctuation alone), or a letter with the marks on it. */
const PIECE = /<[^>]*>|&[#\w]+;|\P{M}\p{M}*|\p{M}+/gsu;

/** What marking may still cost the request it is for: nobody else is answered meanwhile. */
export interface MarkingRoom {
  letters: number;
  comparisons: number;
}

/** Ten of the longest replies of Latin letters, or hundreds as people write them. */
const MOST_LETTERS = 50_000;
const MOST_LETTERS_OF_A_REPLY = 10_000;

/** A dozen words looked for in as many letters as may be marked, each of which is a word where no spaces are written. */
const MOST_COMPARISONS = 600_000;

/** Room for the marking of one page of what was found. */
export const roomForMarking = (): MarkingRoom => ({ letters: MOST_LETTERS, comparisons: MOST_COMPARISONS });

/** What letters are folded to. Alphabets fit many times over; letters under heaps of marks are made up and do not come again. */
const known = new Map<string, { folded: string; alone: boolean }>();
const MOST_KNOWN = 8_192;
const LONGEST_KNOWN = 16;

/** What a piece is folded to, a space where it ends a word, and whether it is a word alone. */
function foldPiece(piece: string): { folded: string; alone: boolean } {
  const before = known.get(piece);
  if (before) return before;
  const folded = foldForSearch(piece) || (/^[\p{P}\p{S}\p{Z}\p{Cc}\s]/u.test(piece) ? ' ' : '');
  const fold = { folded, alone: folded !== ' ' && isWordAlone(folded) };
  if (known.size >= MOST_KNOWN) known.clear();
  if (piece.length <= LONGEST_KNOWN) known.set(piece, fold);
  return fold;
}

const ENDS_A_WORD = { folded: ' ', alone: false };

/** The words of a text with tags in it, as far as there is room. A tag ends a word, and nothing inside of one is a word. */
function wordsOf(html: string, room: MarkingRoom): Word[] {
  const end = Math.min(html.length, MOST_LETTERS_OF_A_REPLY, room.letters);
  room.letters -= end;
  const words: Word[] = [];
  let open: Word | null = null;
  for (const { 0: piece, index } of html.matchAll(PIECE)) {
    if (index + piece.length > end) {
      // Half a word is another one.
      if (open) words.pop();
      break;
    }
    const { folded, alone } = piece.length > 1 && /^[<&]/.test(piece) ? ENDS_A_WORD : foldPiece(piece);
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

/** Whether words that follow each other, from a place on, are what was looked for. */
function fits(words: Word[], start: number, { words: wanted, beginning }: SearchTerm, room: MarkingRoom): boolean {
  for (const [place, each] of wanted.entries()) {
    room.comparisons -= 1;
    const { folded = '' } = words[start + place] ?? {};
    if (beginning && place === wanted.length - 1 ? !folded.startsWith(each) : folded !== each) return false;
  }
  return true;
}

/** Which words of a text belong to what was looked for, as far as there is room. */
function foundIn(words: Word[], terms: readonly SearchTerm[], room: MarkingRoom): Set<Word> {
  const found = new Set<Word>();
  for (const term of terms) {
    let reached = 0;
    for (let start = 0; start + term.words.length <= words.length && room.comparisons > 0; start += 1) {
      if (!fits(words, start, term, room)) continue;
      const end = start + term.words.length;
      words.slice(Math.max(start, reached), end).forEach((word) => found.add(word));
      reached = end;
    }
  }
  return found;
}

/** Puts what was looked for into `<mark>`, in the text of sanitised HTML and never inside a tag. What there is no room for stays unmarked. */
export function markFound(html: string, terms: readonly SearchTerm[], room = roomForMarking()): string {
  const words = wordsOf(html, room);
  const found = foundIn(words, terms, room);
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
