import { describe, expect, it } from '@jest/globals';
import type { MeView, Role } from '#contract/accounts';
import type { CredentialsView } from '#contract/credentials';
import { sessionFor } from './session-state.js';

const user = (role: Role, siteRoles: MeView['siteRoles'] = []): MeView => ({
  id: '01990000-0000-7000-8000-000000000001', name: 'Nadia', role, bio: '', createdAt: '2021-08-26T16:16:00.000Z',
  replyCount: 0, followerCount: 0, followingCount: 0, private: false, email: 'nadia@example.org', emailVerified: true, standing: 'good', sites: [], siteRoles, siteStandings: [],
  locale: null, timeZone: null, nameChangeableAt: null, deletionAt: null,
});

describe('the screen after a log-in', () => {
  it.each([['moderator', 'moderator'], ['admin', 'moderator'], ['reader', 'reader'], ['staff', 'reader']] as const)(
    'for the role %s is that of a %s',
    (role, kind) => {
      expect(sessionFor(user(role), null).kind).toBe(kind);
    },
  );

  it('is that of a moderator for who moderates one site, and of nobody else for who only writes there', () => {
    const kinds = (['staff', 'moderator', 'admin'] as const).map((role) => sessionFor(user('reader', [{ siteId: 'a', role }]), null).kind);
    expect(kinds).toEqual(['reader', 'moderator', 'moderator']);
  });
});

describe('the screen for a moderator', () => {
  const passkey = { id: 'a', name: 'Telephone', createdAt: '2021-08-26T16:16:00.000Z', lastUsedAt: null, backedUp: true };
  const credentials = (staffProof: CredentialsView['staffProof'], has: Partial<CredentialsView> = {}): CredentialsView => ({
    password: true, passkeys: [], totp: false, recoveryCodesLeft: 0, providers: [], staffProof, ...has,
  });
  const screen = (given: CredentialsView) => sessionFor(user('moderator'), given);

  it('asks for the second proof, by the ways that there are', () => {
    expect(screen(credentials({ needed: true, graceUntil: null, missing: 'proof.second' }, { totp: true }))).toMatchObject({ kind: 'second', ways: { code: true, passkey: false } });
    expect(screen(credentials({ needed: true, graceUntil: null, missing: 'proof.second' }, { passkeys: [passkey] }))).toMatchObject({ kind: 'second', ways: { code: false, passkey: true } });
  });

  it('says that there is to be one, and lets in for as long as that may wait', () => {
    const until = '2021-08-27T16:16:00.000Z';
    expect(screen(credentials({ needed: true, graceUntil: until, missing: null }))).toMatchObject({ kind: 'moderator', grace: { until } });
    expect(screen(credentials({ needed: true, graceUntil: null, missing: null }))).toMatchObject({ kind: 'moderator', grace: { until: null } });
    expect(screen(credentials({ needed: true, graceUntil: until, missing: 'proof.unset' }))).toMatchObject({ kind: 'unset' });
  });

  it('says nothing of it to whoever gave one, nor where none is wanted', () => {
    expect(screen(credentials({ needed: true, graceUntil: null, missing: null }, { totp: true }))).toMatchObject({ kind: 'moderator', grace: null });
    expect(screen(credentials({ needed: false, graceUntil: null, missing: null }))).toMatchObject({ kind: 'moderator', grace: null });
  });
});
