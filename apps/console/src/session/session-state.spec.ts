import { describe, expect, it } from '@jest/globals';
import type { MeView, Role } from '#contract/accounts';
import { sessionFor } from './session-state.js';

const user = (role: Role): MeView => ({
  id: '01990000-0000-7000-8000-000000000001', name: 'Nadia', role, bio: '', createdAt: '2021-08-26T16:16:00.000Z',
  replyCount: 0, followerCount: 0, followingCount: 0, email: 'nadia@example.org', emailVerified: true, standing: 'good', sites: [],
  locale: null, timeZone: null, nameChangeableAt: null, deletionAt: null,
});

describe('the screen after a log-in', () => {
  it.each([['moderator', 'moderator'], ['admin', 'moderator'], ['reader', 'reader'], ['staff', 'reader']] as const)(
    'for the role %s is that of a %s',
    (role, kind) => {
      expect(sessionFor(user(role)).kind).toBe(kind);
    },
  );
});
