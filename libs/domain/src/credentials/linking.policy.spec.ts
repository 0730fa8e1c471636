import { describe, expect, it } from '@jest/globals';
import { judgeLinking } from './linking.policy.js';

const verified = new Date();

describe('whoever comes from elsewhere for the first time', () => {
  it('gets an account where nobody has the address', () => {
    expect(judgeLinking('provider', null)).toBe('make');
    expect(judgeLinking('publisher', null)).toBe('make');
  });

  it('joins an account only when its address is verified here too', () => {
    expect(judgeLinking('provider', { role: 'reader', siteRoles: [], emailVerifiedAt: verified })).toBe('join');
    expect(judgeLinking('publisher', { role: 'reader', siteRoles: [], emailVerifiedAt: verified })).toBe('join');
    expect(judgeLinking('provider', { role: 'reader', siteRoles: [], emailVerifiedAt: null })).toBe('refuse');
    expect(judgeLinking('publisher', { role: 'reader', siteRoles: [], emailVerifiedAt: null })).toBe('make-without-address');
  });

  it('never becomes anybody who works here by a publisher’s word', () => {
    const everywhere = (['staff', 'moderator', 'admin'] as const).map((role) => ({ role, siteRoles: [] }));
    for (const here of [...everywhere, { role: 'reader' as const, siteRoles: [{ siteId: 'a', role: 'staff' as const }] }]) {
      expect(judgeLinking('publisher', { ...here, emailVerifiedAt: verified })).toBe('refuse');
      expect(judgeLinking('publisher', { ...here, emailVerifiedAt: null })).toBe('refuse');
      expect(judgeLinking('provider', { ...here, emailVerifiedAt: verified })).toBe('join');
    }
  });
});
