import { describe, expect, it } from '@jest/globals';
import type { User } from '#domain/identity/user';
import { agreedOn } from './opinion.js';
import { deskRolesOf, mayBeCalled, whyNotEnd, whyNotKeepFilter, whyNotNoteOn } from './desk.policy.js';

const ana = { id: 'ana', role: 'moderator', siteRoles: [] as User['siteRoles'] } as const;
const bea = { id: 'bea', role: 'admin', siteRoles: [] as User['siteRoles'] } as const;
const reader = { id: 'reader', role: 'reader', siteRoles: [] as User['siteRoles'] } as const;
const carl = { id: 'carl', role: 'reader' as const, siteRoles: [{ siteId: 'here', role: 'admin' as const }] };
const reply = { author: { id: 'reader', name: 'Reader', role: 'reader' }, siteId: 'here' } as const;

describe('who is called', () => {
  it('is a moderator, and not the author', () => {
    expect(mayBeCalled(ana, reply)).toBe(true);
    expect(mayBeCalled(reader, { ...reply, author: { ...reply.author, id: 'another' } })).toBe(false);
    expect(mayBeCalled(ana, { ...reply, author: { id: 'ana', name: 'Ana', role: 'moderator' } })).toBe(false);
    expect(mayBeCalled(null, reply)).toBe(false);
    expect([mayBeCalled(carl, reply), mayBeCalled(carl, { ...reply, siteId: 'there' })]).toEqual([true, false]);
  });

  it('answers for the roles that they have', () => {
    expect([deskRolesOf(ana), deskRolesOf(bea), deskRolesOf(reader), deskRolesOf(carl)]).toEqual([['moderator'], ['moderator', 'admin'], [], ['here moderator', 'here admin']]);
  });

  it('may end a call, as may whoever made it, and nobody else', () => {
    const toBea = { byId: 'ana', toId: 'bea', toRole: null };
    expect([whyNotEnd(ana, toBea, 'here'), whyNotEnd(bea, toBea, 'here'), whyNotEnd(carl, toBea, 'here')]).toEqual([null, null, 'call.not-yours']);
    const toSenior = { byId: 'ana', toId: null, toRole: 'admin' };
    expect([whyNotEnd(bea, toSenior, 'here'), whyNotEnd(carl, toSenior, 'here'), whyNotEnd(carl, toSenior, 'there')]).toEqual([null, null, 'call.not-yours']);
  });
});

it('nobody keeps notes on oneself', () => {
  expect([whyNotNoteOn(ana, 'ana', null), whyNotNoteOn(ana, 'reader', null)]).toEqual(['note.about-you', null]);
  expect([whyNotNoteOn(carl, 'reader', 'here'), whyNotNoteOn(carl, 'reader', null), whyNotNoteOn(carl, 'reader', 'there')]).toEqual([null, 'role.insufficient', 'role.insufficient']);
});

it('shares a filter with everybody who moderates everywhere only', () => {
  expect(whyNotKeepFilter(carl, { siteId: null, shared: false })).toBeNull();
  expect(whyNotKeepFilter(carl, { siteId: 'here', shared: true })).toBeNull();
  expect(whyNotKeepFilter(carl, { siteId: null, shared: true })).toBe('role.insufficient');
  expect(whyNotKeepFilter(ana, { siteId: null, shared: true })).toBeNull();
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
