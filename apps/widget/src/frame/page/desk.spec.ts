import { describe, expect, it } from '@jest/globals';
import { makeReply } from '../state/make-thread.js';
import { isLocked } from './desk.js';

describe('answers that a moderator closed', () => {
  const top = makeReply('r01');
  const middle = makeReply('r02', { parentId: 'r01', depth: 1 });
  const low = makeReply('r03', { parentId: 'r02', depth: 2 });
  const known = (...replies: (typeof top)[]) => ({ replies: Object.fromEntries(replies.map((reply) => [reply.id, reply])) });

  it('are closed all the way down', () => {
    const closed = { ...top, locked: 'here' as const };
    expect([closed, middle, low].map((reply) => isLocked(known(closed, middle, low), reply))).toEqual([true, true, true]);
    const halfway = { ...middle, locked: 'here' as const };
    expect([top, halfway, low].map((reply) => isLocked(known(top, halfway, low), reply))).toEqual([false, true, true]);
  });

  it('are open again once what closed them is', () => {
    expect(isLocked(known(top, middle, { ...low, locked: 'above' }), { ...low, locked: 'above' })).toBe(false);
  });

  it('are as the server says where what is above is not on the page', () => {
    expect(isLocked(known(low), { ...low, locked: 'above' })).toBe(true);
    expect(isLocked(known(low), low)).toBe(false);
  });
});
