import { describe, expect, it } from '@jest/globals';
import { nearest, NEARLY_SAME, ownWordsOf, SKETCH_BITS_APART, sketchOf } from './near-text.js';

const TEXT = 'Nobody in the council has told us what the new bridge will cost, or who is going to pay for it in ten years.';
const apart = (one: string, other: string): number => {
  const [a, b] = [sketchOf(ownWordsOf(one)) ?? 0n, sketchOf(ownWordsOf(other)) ?? 0n];
  return [...BigInt.asUintN(64, a ^ b).toString(2)].filter((bit) => bit === '1').length;
};
const near = (one: string, other: string): boolean => apart(one, other) <= SKETCH_BITS_APART && nearest(ownWordsOf(one), [other]) >= NEARLY_SAME;

describe('nearly the same text', () => {
  it.each([
    ['itself', TEXT],
    ['dressed otherwise', TEXT.toUpperCase().replaceAll(' ', '  ').replaceAll('o', 'о')],
    ['with another word', TEXT.replace('bridge', 'tunnel')],
    ['with words before it', `Well, really: ${TEXT}`],
    ['in another order', 'Or who is going to pay for it in ten years, what the new bridge will cost, nobody in the council has told us.'],
    ['under a quotation', `> Something else that somebody said before, at some length.\n\n${TEXT}`],
  ])('is the text %s', (_, other) => {
    expect(near(TEXT, other)).toBe(true);
  });

  it.each([
    ['another of the same matter', 'The council has told us what the new bridge will cost: far too much, and our children are the ones who will still be paying.'],
    ['its half', 'Nobody in the council has told us what the new bridge will cost, and I stopped asking them about money long ago.'],
    ['one that quotes it', `> ${TEXT}\n\nThat is not so: it was in the paper on Tuesday, with a table of all figures and names.`],
  ])('is not %s', (_, other) => {
    expect(near(TEXT, other)).toBe(false);
  });

  it('is asked of no short text', () => {
    expect(sketchOf(ownWordsOf('I quite agree with what the author says here.'))).toBeNull();
  });

  it('is asked of languages that do not part words', () => {
    const text = '市議会の誰も新しい橋がいくらかかるのか教えてくれない。';
    expect(near(text, text.replace('誰も', '人は'))).toBe(true);
    expect(near(text, '昨日の試合はとても面白かったので、また来週も見に行きたいと思います。')).toBe(false);
  });

  it('has a sketch that shares bits with as many texts as it shares words with', () => {
    const words = Array.from({ length: 400 }, (_, at) => `word${at.toString(36)}`);
    // Texts of twenty words, of which three were exchanged.
    const distances = Array.from({ length: 100 }, (_, at) => apart(words.slice(at, at + 20).join(' '), [...words.slice(at, at + 17), ...words.slice(300 + at % 90, 303 + at % 90)].join(' ')));
    expect(distances.filter((distance) => distance > SKETCH_BITS_APART).length).toBeLessThan(5);
  });
});
