import { lettersOf, wordsOf } from './letters.js';

/** Shorter texts are alike by nature: people agree in the same few words. */
const MIN_WORDS = 12;

/** So much of all their words in common makes two texts one: of twelve words, one may be another. */
export const NEARLY_SAME = 0.75;

/** Sketches further apart than this are of other texts; nearer ones are compared word by word. Of texts that share three quarters of their words, about one in a thousand is further. */
export const SKETCH_BITS_APART = 22;

/** Scripts that do not part words: there, letters are compared. */
export const UNPARTED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Quoted lines are somebody else's words, and many quote the same. */
const QUOTED = /^\s*>.*$/gm;

/** The folded words of a text, each once, without what it quotes. `words` are all of them, where somebody has read them already. */
export function ownWordsOf(body: string, words?: string): ReadonlySet<string> {
  const own = body.replace(QUOTED, ' ');
  const read = own === body && words !== undefined ? words : wordsOf(lettersOf(own, { symbols: false }));
  const parted = UNPARTED.test(read) ? read.split(' ').flatMap((word) => (UNPARTED.test(word) ? [...word] : word)) : read.split(' ');
  return new Set(parted.filter((word) => word !== ''));
}

/** A number for a word: FNV-1a (Fowler, Noll, Vo), with murmur3's last step to make every bit depend on every letter. */
export function hash32(word: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const SEEDS = [0x811c9dc5, 0x9e3779b9];

/**
 * Sixty-four bits of which texts with many words in common share most (Charikar's simhash, STOC 2002), so that the database can say which
 * are worth comparing. Null of a text that is too short to compare.
 */
export function sketchOf(words: ReadonlySet<string>): bigint | null {
  if (words.size < MIN_WORDS) return null;
  const [low = 0, high = 0] = SEEDS.map((seed) => voteOf(words, seed));
  return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low));
}

/** Thirty-two bits, each as most of the words have it. */
function voteOf(words: ReadonlySet<string>, seed: number): number {
  const votes = new Int32Array(32);
  for (const word of words) {
    const hash = hash32(word, seed);
    for (let bit = 0; bit < 32; bit += 1) votes[bit] = (votes[bit] ?? 0) + (((hash >>> bit) & 1) << 1) - 1;
  }
  return votes.reduce((bits, vote, bit) => (vote > 0 ? bits | (1 << bit) : bits), 0) >>> 0;
}

/** How much of the words of two texts is in both (Jaccard's index): 0 nothing, 1 all. */
function inCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((word) => other.has(word)).length;
  return both / (one.size + other.size - both || 1);
}

/** How near the nearest of some texts is to one. */
export const nearest = (words: ReadonlySet<string>, bodies: readonly string[]): number =>
  Math.max(0, ...bodies.map((body) => inCommon(words, ownWordsOf(body))));
