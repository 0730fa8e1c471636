import { classOf, gaps, kinds, lettersOf, reads, type Letters } from './letters.js';

/** So many of one letter in a row are a stretched one: no language writes three ("spaaam"). */
const STRETCHED = 3;

/** Shorter phrases are taken as they are written: two signs, digits or spaced letters can be anything. */
const DISGUISED_FROM = 3;

/** The same letter, so often. */
interface Run {
  letter: string;
  kind: number;
  count: number;
  /** Whether a word of the phrase ends right before it, or inside it. */
  after: boolean;
  inside: boolean;
}

/** An entry of a list, ready to be looked for. */
export interface Phrase {
  written: string;
  runs: readonly Run[];
  letters: number;
  /** The classes of its letters, of several in a row one: by these it is found. */
  key: readonly string[];
  /** How many letters the first member of the key stands for. */
  head: number;
}

/** At its ends these are punctuation: “spam!” is the word. */
const EDGE = new Set(['!', '|']);

function edges({ exact, kind }: Letters): [number, number] {
  const isEdge = (at: number): boolean => kind[at] === kinds.symbol && EDGE.has(exact[at] ?? '');
  let [first, end] = [0, exact.length];
  while (first < end && isEdge(first)) first += 1;
  while (end > first && isEdge(end - 1)) end -= 1;
  return [first, end];
}

/** Reads an entry of a list: its letters, digits and signs, literally. Null when it has none. */
export function phraseOf(written: string): Phrase | null {
  const letters = lettersOf(written, { symbols: true });
  const { exact, kind, gap } = letters;
  const [first, end] = edges(letters);
  const runs: Run[] = [];
  const key: string[] = [];
  let head = 0;
  for (let at = first; at < end; at += 1) {
    const letter = exact[at] ?? '';
    const border = at > first && (gap[at] ?? gaps.hard) >= gaps.joiner;
    const last = runs.at(-1);
    if (last?.letter === letter && last.kind === kind[at]) {
      last.count += 1;
      last.inside ||= border;
    } else runs.push({ letter, kind: kind[at] ?? kinds.letter, count: 1, after: border, inside: false });
    const read = classOf(letter);
    if (key.at(-1) !== read) key.push(read);
    if (key.length === 1) head += 1;
  }
  return runs.length === 0 ? null : { written, runs, letters: end - first, key, head };
}

/** What of a match was written as letters, and what as digits that are read as such. */
interface Reading {
  plain: number;
  digits: number;
  endsPlain: boolean;
}

/** Whether the letter at a place is the run's, as it is or as a digit or sign that is read so. */
function fits(phrase: Phrase, run: Run, letters: Letters, at: number): boolean {
  const [letter, kind] = [letters.exact[at] ?? '', letters.kind[at]];
  if (letter === run.letter && kind === run.kind) return true;
  return kind !== kinds.letter && run.kind === kinds.letter && phrase.letters >= DISGUISED_FROM && reads(letter, run.letter);
}

/** Whether what stands before a letter lets the phrase go on over it. */
function goesOn(phrase: Phrase, letters: Letters, at: number, border: boolean): boolean {
  if (border || letters.gap[at] !== gaps.hard) return true;
  return phrase.letters >= DISGUISED_FROM && letters.alone[at - 1] === true && letters.alone[at] === true;
}

const isLong = (run: Run, count: number): boolean => count === run.count || (count >= STRETCHED && count > run.count);

/** Where a run that begins at a place ends, -1 when it is not there. It takes as much as it may and leaves the next one its own. */
function endOfRun(phrase: Phrase, place: number, letters: Letters, from: { at: number; start: number; reading: Reading }): number {
  const { runs } = phrase;
  const run = runs[place];
  const next = runs[place + 1];
  if (run === undefined) return -1;
  let { at } = from;
  for (let count = 0; ; count += 1, at += 1) {
    const done = isLong(run, count);
    if (done && (next === undefined ? letters.gap[at] !== gaps.none : fits(phrase, next, letters, at))) return at;
    const on = at === from.start || goesOn(phrase, letters, at, count === 0 ? run.after : run.inside);
    if (!on || !fits(phrase, run, letters, at)) return done ? at : -1;
    const plain = letters.kind[at] === run.kind;
    from.reading.plain += plain ? 1 : 0;
    from.reading.digits += !plain && letters.kind[at] === kinds.digit ? 1 : 0;
    from.reading.endsPlain = plain;
  }
}

/** Numbers are numbers: 455, and 50s. What is to be read as letters has some. */
const isNumber = ({ plain, digits, endsPlain }: Reading): boolean => digits > 0 && (plain === 0 || (plain === 1 && endsPlain));

/** Where a phrase that begins with this letter ends (the letter after its last), -1 when it does not stand here as whole words. */
export function endOfPhrase(phrase: Phrase, letters: Letters, start: number): number {
  if (letters.gap[start] === gaps.none) return -1;
  const reading: Reading = { plain: 0, digits: 0, endsPlain: false };
  let at = start;
  for (let place = 0; place < phrase.runs.length && at >= 0; place += 1) at = endOfRun(phrase, place, letters, { at, start, reading });
  return at >= 0 && letters.gap[at] !== gaps.none && !isNumber(reading) ? at : -1;
}
