import { createHash } from 'node:crypto';
import { foldCharacter } from './fold.js';

/** What stands before a letter: nothing; a border without anything; marks that join as well as part (b.a.d); or what parts two words. */
export const gaps = { none: 0, touching: 1, joiner: 2, hard: 3 } as const;

/** What a letter is written as: itself, a digit or a sign that may be read as a letter. */
export const kinds = { letter: 0, digit: 1, symbol: 2 } as const;

/** A text as its folded letters. The arrays have one member a letter; `gap` has one more, for the end. */
export interface Letters {
  exact: string[];
  kind: number[];
  gap: number[];
  /** Whether it stands alone between two borders, as each letter of "s p a m" does, or in a row of its like: "ss pp aa mm". */
  alone: boolean[];
  /** Where it stands in the text, in UTF-16 units. */
  from: number[];
  to: number[];
}

/** What digits and signs are written for ("leetspeak"), by their shapes; one that is written for two has both. */
const READINGS = new Map<string, string>(Object.entries({
  0: 'o', 1: 'il', 2: 'z', 3: 'e', 4: 'a', 5: 's', 6: 'g', 7: 't', 8: 'b', 9: 'g',
  '@': 'a', $: 's', '!': 'il', '|': 'li', '+': 't', '€': 'e', '£': 'l', '¢': 'c', '¥': 'y',
}));
const alphabet = [...'abcdefghijklmnopqrstuvwxyz'];
// Regional indicators, negative circled and negative squared capitals: letters in pictures, which normalisation leaves.
for (const first of [0x1f1e6, 0x1f150, 0x1f170]) alphabet.forEach((letter, at) => READINGS.set(String.fromCodePoint(first + at), letter));

/** Whether a digit or sign may be read as this letter. */
export const reads = (sign: string, letter: string): boolean => READINGS.get(sign)?.includes(letter) === true;

/** One for all that may be taken for each other: digits and signs for what they are read as, l for i since 1 is read as both. */
export function classOf(letter: string): string {
  const read = READINGS.get(letter)?.[0] ?? letter;
  return read === 'l' ? 'i' : read;
}

/** Marks that people put between the letters of one word, and no more of them than this. */
const JOINER = new Set('.-_*~·•‧‐^`=\\#&+|');
const MOST_JOINERS = 3;
const WRITTEN = /^[\p{L}\p{N}\p{M}]$/u;

const isWritten = (letter: string): boolean => (letter >= 'a' && letter <= 'z') || WRITTEN.test(letter);
const kindOf = (letter: string): number => (letter >= '0' && letter <= '9' ? kinds.digit : kinds.letter);

class Reader {
  readonly letters: Letters = { exact: [], kind: [], gap: [], alone: [], from: [], to: [] };
  private gap: number = gaps.hard;
  private joiners = 0;
  private piece = 0;

  constructor(private readonly symbols: boolean) {}

  /** Takes what one character of the text was folded to. */
  read(folded: string, from: number, to: number): void {
    // A mark belongs to the letter that it stands on.
    if (folded === '' && this.gap === gaps.none) this.letters.to[this.letters.to.length - 1] = to;
    for (const letter of folded) {
      if (isWritten(letter)) this.add(letter, kindOf(letter), from, to);
      else if (this.symbols && READINGS.has(letter)) {
        // A sign is a letter and an end of words at once: “$pam!” may be spam, or money and joy.
        this.part(gaps.touching);
        this.add(letter, kinds.symbol, from, to);
        this.part(gaps.touching);
      } else this.mark(letter);
    }
  }

  /** Takes a small letter of the Latin alphabet, which is folded to itself: most of most texts. */
  readPlain(letter: string, from: number): void {
    this.add(letter, kinds.letter, from, from + 1);
  }

  end(): Letters {
    this.part(gaps.hard);
    this.letters.gap.push(gaps.hard);
    return this.letters;
  }

  private mark(character: string): void {
    this.joiners += 1;
    this.part(JOINER.has(character) && this.joiners <= MOST_JOINERS ? gaps.joiner : gaps.hard);
  }

  private part(gap: number): void {
    const { exact, alone, from } = this.letters;
    const end = exact.length;
    let one = true;
    for (let at = this.piece + 1; one && at < end; at += 1) one = from[at] === from[this.piece] || exact[at] === exact[this.piece];
    for (; this.piece < end; this.piece += 1) alone[this.piece] = one;
    this.gap = Math.max(this.gap, gap);
  }

  private add(letter: string, kind: number, from: number, to: number): void {
    const { letters } = this;
    letters.exact.push(letter);
    letters.kind.push(kind);
    letters.gap.push(this.gap);
    letters.from.push(from);
    letters.to.push(to);
    this.gap = gaps.none;
    this.joiners = 0;
  }
}

const [SMALL_A, SMALL_Z] = [0x61, 0x7a];

/** The letters of a text, each with its place. With `symbols`, signs that may be read as letters are letters. */
export function lettersOf(text: string, { symbols }: { symbols: boolean }): Letters {
  const reader = new Reader(symbols);
  for (let from = 0; from < text.length;) {
    const code = text.codePointAt(from) ?? 0;
    const character = String.fromCodePoint(code);
    if (code >= SMALL_A && code <= SMALL_Z) reader.readPlain(character, from);
    else reader.read(foldCharacter(character), from, from + character.length);
    from += character.length;
  }
  return reader.end();
}

// An exclamation mark before a space is one.
const SYMBOL = new RegExp(`!(?![!\\s]|$)|[${[...READINGS.keys()].filter((sign) => !/[\d!]/.test(sign)).join('')}]`, 'u');

/** Whether a text has signs that may be read as letters, so that it is worth reading it like that as well. */
export const hasSymbols = (text: string): boolean => SYMBOL.test(text);

/** The words of a text, one space between and around them. */
export const wordsOf = ({ exact, gap }: Letters): string => ` ${exact.map((letter, at) => (at > 0 && gap[at] !== gaps.none ? ` ${letter}` : letter)).join('')} `;

/** Makes the same words posted twice recognisable: whatever was done to its spacing, case or decoration. */
export const textHash = (words: string): Uint8Array<ArrayBuffer> => new Uint8Array(createHash('sha256').update(words).digest());
