import { describe, expect, it } from '@jest/globals';
import { agreedOn } from './opinion.js';
import { deskRolesOf, mayBeCalled, whyNotEnd, whyNotNoteOn } from './desk.policy.js';

const ana = { id: 'ana', role: 'moderator' } as const;
const bea = { id: 'bea', role: 'admin' } as const;
const reader = { id: 'reader', role: 'reader' } as const;
const reply = { author: { id: 'reader', name: 'Reader', role: 'reader' } } as const;

describe('who is called', () => {
  it('is a moderator, and not the author', () => {
    expect(mayBeCalled(ana, reply)).toBe(true);
    expect(mayBeCalled(reader, { author: { ...reply.author, id: 'another' } })).toBe(false);
    expect(mayBeCalled(ana, { author: { id: 'ana', name: 'Ana', role: 'moderator' } })).toBe(false);
    expect(mayBeCalled(null, reply)).toBe(false);
  });

  it('answers for the roles that they have', () => {
    expect([deskRolesOf(ana), deskRolesOf(bea), deskRolesOf(reader)]).toEqual([['moderator'], ['moderator', 'admin'], []]);
  });

  it('may end a call, as may whoever made it, and nobody else', () => {
    const toBea = { byId: 'ana', toId: 'bea', toRole: null };
    expect([whyNotEnd(ana, toBea), whyNotEnd(bea, toBea), whyNotEnd({ id: 'carl', role: 'moderator' }, toBea)]).toEqual([null, null, 'call.not-yours']);
    expect(whyNotEnd(bea, { byId: 'ana', toId: null, toRole: 'admin' })).toBeNull();
  });
});

it('nobody keeps notes on oneself', () => {
  expect([whyNotNoteOn(ana, 'ana'), whyNotNoteOn(ana, 'reader')]).toEqual(['note.about-you', null]);
});

describe('two moderators', () => {
  const said = [{ moderatorId: 'ana', decision: 'reject' }] as const;
  it('agree when another has said the same', () => {
    expect(agreedOn(said, 'bea', 'reject')).toBe(true);
  });
  it('do not when one says the same twice, or when they differ', () => {
    expect([agreedOn(said, 'ana', 'reject'), agreedOn(said, 'bea', 'approve'), agreedOn([], 'bea', 'reject')]).toEqual([false, false, false]);
  });
});
