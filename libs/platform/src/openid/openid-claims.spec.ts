import { describe, expect, it } from '@jest/globals';
import { togetherAs } from './openid-claims.js';

const idToken = { sub: 'somebody', email: 'verified@example.org', email_verified: true, name: 'Before' };

describe('what a provider says in two places', () => {
  it('is one: the address that it names last, and whether that one is verified', () => {
    expect(togetherAs(idToken, { sub: 'somebody', email: 'typed@example.org', name: 'After' })).toEqual({ sub: 'somebody', email: 'typed@example.org', email_verified: undefined, name: 'After' });
    expect(togetherAs(idToken, { sub: 'somebody', email: 'new@example.org', email_verified: true })).toMatchObject({ email: 'new@example.org', email_verified: true });
  });

  it('is what the ID token says where the other place names no address, whatever that says is verified', () => {
    expect(togetherAs({ ...idToken, email_verified: false }, { email_verified: true, locale: 'fr' })).toMatchObject({ email: 'verified@example.org', email_verified: false, locale: 'fr' });
    expect(togetherAs(idToken, {})).toEqual(idToken);
  });
});
