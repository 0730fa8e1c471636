import { shownText } from '#platform/markup/shown-text';
import { lettersOf, gaps } from './letters.js';
import { hash32, UNPARTED } from './near-text.js';
import type { Spot } from './word-matcher.js';

/** By this name its verdicts are kept. */
export const SCORER = 'scorer';

/**
 * So many approved and so many rejected texts a scorer has to have learned from before it says anything: of a word that is in a tenth of
 * a hundred texts, the share is known to about three hundredths then. Until then it is neutral.
 */
export const LEARNED_BEFORE_SPEAKING = 100;

/** Words are kept as one of so many numbers: a site's lively vocabulary with its pairs, in two megabytes of memory. */
export const SCORER_WORDS = 1 << 18;

/** How many words it takes to outweigh what is believed of a word that nobody has seen: that it says nothing. The figure is SpamBayes'. */
const BELIEF = 0.45;

/** What says less than this either way says nothing, and would only drown what does; nor do more words say more. Both are SpamBayes' figures. */
const SAYS_SOMETHING = 0.1;
const MOST_CLUES = 150;

/** So many words are named to a moderator, for and against. */
const MOST_NAMED = 8;

/** Of how many approved and how many rejected texts. */
export interface Learned {
  approved: number;
  rejected: number;
}

/** A word, a pair of words or the host of a link, with the places of its words among all and where these are shown. */
export interface Feature {
  key: number;
  text: string;
  at: { words: number[]; spot: Spot | null }[];
}

interface Word {
  text: string;
  spot: Spot;
}

/** The words of a text as they are written and how they are folded; of scripts that do not part words, the letters. */
function wordsIn(text: string): { folded: string; word: Word }[] {
  const { exact, gap, from, to } = lettersOf(text, { symbols: false });
  const words: { folded: string; word: Word }[] = [];
  exact.forEach((letter, at) => {
    const last = words.at(-1);
    const spot = { start: from[at] ?? 0, end: to[at] ?? 0 };
    if (last !== undefined && gap[at] === gaps.none && !UNPARTED.test(letter)) {
      last.folded += letter;
      last.word.spot.end = spot.end;
    } else words.push({ folded: letter, word: { text: '', spot } });
  });
  for (const { word } of words) word.text = text.slice(word.spot.start, word.spot.end);
  return words;
}

const keyOf = (written: string): number => hash32(written, 0x811c9dc5) % SCORER_WORDS;

/** What a scorer looks at in a text: each word, each pair of neighbours, and where its links lead. Each once, however often it is there. */
export function featuresOf({ html, links }: { html: string; links: readonly string[] }): Feature[] {
  const features = new Map<string, Feature>();
  const add = (written: string, text: string, at: Feature['at'][number]) => {
    const known = features.get(written);
    if (known === undefined) features.set(written, { key: keyOf(written), text, at: [at] });
    else known.at.push(at);
  };
  const words = wordsIn(shownText(html));
  words.forEach(({ folded, word }, at) => {
    add(folded, word.text, { words: [at], spot: word.spot });
    const next = words[at + 1];
    if (next !== undefined) add(`${folded} ${next.folded}`, `${word.text} ${next.word.text}`, { words: [at, at + 1], spot: { start: word.spot.start, end: next.word.spot.end } });
  });
  links.forEach((link, number) => {
    const host = URL.parse(link)?.hostname;
    if (host) add(`→ ${host}`, host, { words: [words.length + number], spot: null });
  });
  return [...features.values()];
}

interface Clue {
  feature: Feature;
  /** Towards 1: such texts were rejected. Towards 0: they were approved. */
  says: number;
  spots: Spot[];
}

/** What a word says by itself, drawn towards nothing the fewer texts it was in (Robinson, Linux Journal 107, 2003). */
function saysOf(seen: Learned, all: Learned): number {
  const times = seen.approved + seen.rejected;
  if (times === 0) return 0.5;
  const [rejected, approved] = [seen.rejected / all.rejected, seen.approved / all.approved];
  return (BELIEF * 0.5 + times * (rejected / (rejected + approved))) / (BELIEF + times);
}

/** The strongest, none of whose words was in a stronger one: a pair says its own, and its words do not say it again. */
function cluesIn(features: readonly Feature[], says: readonly number[]): Clue[] {
  const strength = (at: number) => Math.abs((says[at] ?? 0.5) - 0.5);
  const order = features.map((_, at) => at).filter((at) => strength(at) >= SAYS_SOMETHING).sort((one, other) => strength(other) - strength(one) || one - other);
  const taken = new Set<number>();
  const clues: Clue[] = [];
  for (const at of order) {
    const feature = features[at];
    const free = feature?.at.filter(({ words }) => !words.some((word) => taken.has(word))) ?? [];
    if (feature === undefined || free.length === 0) continue;
    for (const { words } of free) for (const word of words) taken.add(word);
    clues.push({ feature, says: says[at] ?? 0.5, spots: free.flatMap(({ spot }) => spot ?? []) });
    if (clues.length === MOST_CLUES) break;
  }
  return clues;
}

/** How likely a sum of so many independent nothings is to be this large: chi-square with an even number of degrees of freedom. */
function chance(sum: number, degrees: number): number {
  let [term, total] = [Math.exp(-sum / 2), Math.exp(-sum / 2)];
  for (let at = 1; at < degrees / 2; at += 1) {
    term *= sum / 2 / at;
    total += term;
  }
  return Math.min(1, total);
}

/** Fisher's way of adding up what many say: how surely it speaks against the text, how surely for it, and the middle of both. */
function together(clues: readonly Clue[]): number {
  const sum = (of: (clue: Clue) => number) => -2 * clues.reduce((all, clue) => all + Math.log(of(clue)), 0);
  const against = 1 - chance(sum(({ says }) => 1 - says), 2 * clues.length);
  const on = 1 - chance(sum(({ says }) => says), 2 * clues.length);
  return (1 + against - on) / 2;
}

/** What a scorer makes of a text. */
export interface Scored {
  /** From 0, as what was approved, to 1, as what was rejected. */
  score: number;
  /** The words that spoke most, the strongest first. */
  against: string[];
  on: string[];
  /** Where those stand that speak against it. */
  spots: Spot[];
}

/** Whether a scorer has learned enough to say anything. */
export const maySpeak = ({ approved, rejected }: Learned): boolean => Math.min(approved, rejected) >= LEARNED_BEFORE_SPEAKING;

/** Scores a text by what was learned, or says nothing while that is too little. */
export function scoreOf(features: readonly Feature[], all: Learned, seen: (key: number) => Learned): Scored | null {
  if (!maySpeak(all)) return null;
  const clues = cluesIn(features, features.map(({ key }) => saysOf(seen(key), all)));
  const [against, on] = [clues.filter(({ says }) => says > 0.5).slice(0, MOST_NAMED), clues.filter(({ says }) => says < 0.5).slice(0, MOST_NAMED)];
  const named = (some: Clue[]) => some.map(({ feature }) => feature.text);
  const spots = against.flatMap((clue) => clue.spots).sort((one, other) => one.start - other.start);
  return { score: clues.length === 0 ? 0.5 : together(clues), against: named(against), on: named(on), spots };
}
