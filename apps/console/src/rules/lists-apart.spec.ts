import { describe, expect, it } from '@jest/globals';
import { listsApart, sameLists, takenOver } from './lists-apart.js';

describe('what a colleague made of word lists', () => {
  const before = { banned: ['one'], suspect: ['two', 'three'] };
  const now = { banned: ['one', 'four'], suspect: ['three'] };

  it('is what came and what went', () => {
    expect(listsApart(before, now)).toEqual({ added: { banned: ['four'], suspect: [] }, removed: { banned: [], suspect: ['two'] } });
    expect([sameLists(before, now), sameLists(before, { banned: ['one'], suspect: ['three', 'two'] })]).toEqual([false, true]);
  });

  it('is taken over into a draft, and what was drafted stays', () => {
    expect(takenOver({ banned: ['four'], suspect: ['two', 'three', 'mine'] }, listsApart(before, now))).toEqual({ banned: ['four'], suspect: ['three', 'mine'] });
  });
});
