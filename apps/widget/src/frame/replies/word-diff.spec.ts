import { describe, expect, it } from '@jest/globals';
import { wordDiff } from './word-diff.js';

const written = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => ({ same: text, gone: `[-${text}-]`, new: `[+${text}+]` })[kind])
    .join('');

describe('what changed between two texts', () => {
  it.each([
    ['the same', 'the same', 'the same'],
    ['', 'all new', '[+all new+]'],
    ['all gone', '', '[-all gone-]'],
    ['Talks first, then peace.', 'Talks first, always, then peace.', 'Talks first, [+always, +]then peace.'],
    ['one two three', 'one four three', 'one [-two-][+four+] three'],
    ['a b c d', 'a c d e', 'a [-b -]c d[+ e+]'],
    ['سلام دنیا', 'سلام جهان', 'سلام [-دنیا-][+جهان+]'],
  ])('%j, %j', (before, after, difference) => {
    expect(written(before, after)).toBe(difference);
  });

  it.each([
    ['the longest of single letters, which is made to be slow', 1],
    ['the longest that somebody would write', 5],
  ])('keeps both texts whole, and is quick: %s', (_, length) => {
    const word = (n: number, seed: number) => String.fromCharCode(97 + ((n * seed) % 26)).repeat(length);
    const text = (seed: number) =>
      Array.from({ length: 2_500 }, (__, n) => word(n, seed))
        .join(' ')
        .slice(0, 5_000);
    const [before, after] = [text(7), text(11)];
    const started = process.threadCpuUsage();
    const stretches = wordDiff(before, after);
    // Its own time alone: others may be at work on the machine.
    expect(process.threadCpuUsage(started).user).toBeLessThan(2_000_000);
    const without = (kind: string) =>
      stretches
        .filter((each) => each.kind !== kind)
        .map((each) => each.text)
        .join('');
    expect([without('new'), without('gone')]).toEqual([before, after]);
  });
});
