import { describe, expect, it } from '@jest/globals';
import { whyNotFollowAnything, whyNotFollowUser } from './follow.policy.js';

const reader = { id: 'a', standing: 'good' } as const;
const other = { id: 'b', standing: 'good', private: false } as const;
const strangers = { blocked: false, muted: false, following: false };

describe('who may follow whom', () => {
  it('is anybody anybody, but not oneself', () => {
    expect(whyNotFollowUser(reader, other, strangers)).toBeNull();
    expect(whyNotFollowUser(reader, { ...other, id: 'a' }, strangers)).toBe('follow.own');
  });

  it('is not somebody private, unless they were followed before', () => {
    expect(whyNotFollowUser(reader, { ...other, private: true }, strangers)).toBe('follow.private');
    expect(whyNotFollowUser(reader, { ...other, private: true }, { ...strangers, following: true })).toBeNull();
  });

  it('is not whoever blocked or is blocked, and a private mode hides that', () => {
    expect(whyNotFollowUser(reader, other, { ...strangers, blocked: true })).toBe('follow.blocked');
    expect(whyNotFollowUser(reader, { ...other, private: true }, { ...strangers, blocked: true })).toBe('follow.private');
  });

  it('is not whom one has muted', () => {
    expect(whyNotFollowUser(reader, other, { ...strangers, muted: true })).toBe('follow.muted');
  });

  it('is nobody who is banned, either way', () => {
    expect(whyNotFollowUser({ ...reader, standing: 'banned' }, other, strangers)).toBe('user.banned');
    expect(whyNotFollowUser(reader, { ...other, standing: 'banned' }, strangers)).toBe('follow.blocked');
    expect(whyNotFollowAnything({ standing: 'banned' })).toBe('user.banned');
    expect(whyNotFollowAnything({ standing: 'suspended' })).toBeNull();
  });
});
