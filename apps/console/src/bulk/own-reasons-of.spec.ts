import { describe, expect, it } from '@jest/globals';
import type { QueueItem } from '#contract/moderation';
import { ownReasonsOf } from './own-reasons-of.js';

const reason = (code: string) => ({ code, under: 'other' as const, text: `About ${code}` });
const item = (id: string, ...codes: string[]) => ({ reply: { id } as QueueItem['reply'], ownReasons: codes.map(reason) });

describe('the own reasons for what was chosen', () => {
  it('are those of the chosen replies, each once', () => {
    const items = [item('a', 'names', 'adverts'), item('b', 'adverts', 'manners'), item('c', 'others')];
    expect(ownReasonsOf(items, new Set(['a', 'b']))).toEqual([reason('names'), reason('adverts'), reason('manners')]);
    expect(ownReasonsOf(items, new Set())).toEqual([]);
  });
});
