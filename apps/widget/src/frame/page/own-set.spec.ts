import { describe, expect, it } from '@jest/globals';
import { heed } from './own-set.js';

const before = new Set(['user:ana', 'user:bea']);

describe('what a reader chose, once an answer came', () => {
  it('ends what was ended elsewhere, of what was asked about alone', () => {
    expect([...heed(before, [], ['user:ana', 'thread:1'])]).toEqual(['user:bea']);
    expect([...heed(before, ['thread:1'], ['thread:1'])]).toEqual([...before, 'thread:1']);
    expect([...heed(before, ['user:bea'])]).toEqual(['user:bea']);
  });

  it('is not undone where it was changed after the question', () => {
    const changed = (id: string) => id !== 'user:bea';
    expect([...heed(before, ['user:carl', 'user:bea'], ['user:ana', 'user:bea', 'user:carl'], changed)].sort()).toEqual(
      ['user:ana', 'user:bea'],
    );
  });

  it('is the same set where nothing is different', () => {
    expect(heed(before, ['user:ana'], ['user:ana', 'thread:1'])).toBe(before);
    expect(heed(before, ['user:bea', 'user:ana'])).toBe(before);
  });
});
