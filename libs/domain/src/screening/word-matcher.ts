import { classOf, gaps, type Letters } from './letters.js';
import { endOfPhrase, type Phrase } from './phrase.js';
import { Trie } from './trie.js';

/** Where something stands in a text: UTF-16 units, `end` after its last. */
export interface Spot {
  start: number;
  end: number;
}

/** A phrase is marked so often in one text; who reads it has understood by then. */
const MOST_SPOTS = 20;

/** A stretch of letters that are of one class. */
interface Stretch {
  from: number;
  to: number;
}

function stretchesOf(classes: readonly string[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (let at = 0; at < classes.length; at += 1) {
    const last = stretches.at(-1);
    if (last !== undefined && classes[at] === classes[at - 1]) last.to = at + 1;
    else stretches.push({ from: at, to: at + 1 });
  }
  return stretches;
}

/**
 * Finds every phrase of a list in a text, however long the list is. Aho and Corasick's automaton (Communications of the ACM 18/6,
 * 1975) reads the classes of the letters once and names what may end at each; only that is looked at closely.
 */
export class WordMatcher {
  private readonly trie = new Trie();

  constructor(private readonly phrases: readonly Phrase[]) {
    phrases.forEach((phrase, number) => { this.trie.add(phrase.key, number); });
    this.trie.close();
  }

  /** Where each phrase stands that is in the text, by its number in the list. */
  find(letters: Letters): Map<number, Spot[]> {
    const found = new Map<number, Spot[]>();
    const classes = letters.exact.map(classOf);
    const stretches = stretchesOf(classes);
    let state = 0;
    stretches.forEach(({ from }, last) => {
      state = this.trie.step(state, classes[from] ?? '');
      this.trie.endingAt(state, (number) => {
        const phrase = this.phrases[number];
        if (phrase !== undefined && (found.get(number)?.length ?? 0) < MOST_SPOTS) this.look(phrase, letters, stretches[last - phrase.key.length + 1], (spot) => {
          const spots = found.get(number);
          if (spots === undefined) found.set(number, [spot]);
          else spots.push(spot);
        });
      });
    });
    return found;
  }

  /** Tries every border from which the phrase could begin in its first stretch. */
  private look(phrase: Phrase, letters: Letters, first: Stretch | undefined, tell: (spot: Spot) => void): void {
    if (first === undefined) return;
    const spotAt = (start: number): number => {
      const end = endOfPhrase(phrase, letters, start);
      if (end >= 0) tell({ start: letters.from[start] ?? 0, end: letters.to[end - 1] ?? 0 });
      return end;
    };
    if (phrase.key.length === 1) {
      for (let start = first.from; start < first.to; ) start = Math.max(start + 1, spotAt(start));
      return;
    }
    // Beyond three letters more than it has, a beginning is a stretched one wherever it begins: the nearest borders tell all.
    let tries = phrase.head + 4;
    for (let start = first.to - 1; start >= first.from && tries > 0; start -= 1) {
      if (letters.gap[start] === gaps.none) continue;
      if (spotAt(start) >= 0) return;
      tries -= 1;
    }
  }
}
