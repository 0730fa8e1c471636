import { describe, expect, it } from '@jest/globals';
import { whyNotLeave } from './ways-in.policy.js';

const none = { password: false, email: false, passkeys: 0, issuers: [] };

describe('the ways into an account', () => {
  it('are never none', () => {
    expect(whyNotLeave(none)).toBe('credentials.last');
  });

  it.each([{ password: true }, { email: true }, { passkeys: 1 }, { issuers: ['oidc:newsroom'] }])('are enough with %j', (way) => {
    expect(whyNotLeave({ ...none, ...way })).toBeNull();
  });
});
