import { describe, expect, it } from '@jest/globals';
import { siteSettings } from '#contract/sites';
import { movedSince, type Basis } from './basis.js';

describe('what moved since a draft was tried', () => {
  const { checks, scorer } = siteSettings.parse({});
  const basis: Required<Basis> = { words: 3, checks, scorer };
  const moved = (draft: object, now: Partial<Basis>, from: Basis = basis) => movedSince(from, draft, { ...basis, ...now }).map(({ path }) => path);

  it('is what the draft would undo, and nothing else', () => {
    const now = { words: 4, checks: { ...checks, links: 'tag' as const }, scorer: { mode: 'hold' as const, threshold: 0.7 } };
    expect(moved({ words: { banned: [], suspect: [] }, checks: { links: 'hold' }, scorerThreshold: 0.9 }, now)).toEqual(['words', 'checks', 'scorer']);
    expect(moved({ words: { banned: [], suspect: [] } }, { ...now, words: 3 })).toEqual([]);
    expect(moved({ checks: { links: 'hold' } }, { words: 4 })).toEqual([]);
  });

  it('is everything where nobody knows what held', () => {
    expect(moved({ words: { banned: [], suspect: [] } }, {}, {})).toEqual(['words']);
  });
});
