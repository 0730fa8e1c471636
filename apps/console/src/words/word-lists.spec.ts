import { describe, expect, it } from '@jest/globals';
import { linesOf, problemOf } from './word-lists.js';

describe('a word list', () => {
  it('is one entry a line, without space around it, empty lines or repetitions', () => {
    expect(linesOf(' one\n\ntwo words \none\nخاین\n')).toEqual(['one', 'two words', 'خاین']);
  });

  it('has entries of at most 200 characters', () => {
    expect(problemOf(['x'.repeat(200)], [])).toBeNull();
    expect(problemOf([], ['x'.repeat(201)])).toMatchObject({ kind: 'too-long' });
  });

  it('has at most 10,000 entries', () => {
    expect(problemOf(Array.from({ length: 10_001 }, (_, at) => `w${String(at)}`), [])).toEqual({ kind: 'too-many' });
  });

  it('shares no entry with the other', () => {
    expect(problemOf(['Spam'], ['eggs', 'spam'])).toEqual({ kind: 'twice', line: 'spam' });
  });
});
