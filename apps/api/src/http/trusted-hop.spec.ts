import { describe, expect, it } from '@jest/globals';
import { trustedHops } from './trusted-hop.js';

describe('a proxy that is believed', () => {
  it('is one that was named, by address, network or name, in either way of writing', () => {
    const trusts = trustedHops(['192.0.2.1', '2001:db8::/32', 'loopback']);
    expect(['192.0.2.1', '::ffff:192.0.2.1', '2001:db8::7', '127.0.0.5', '::1', '::ffff:127.0.0.1'].map(trusts)).toEqual(Array(6).fill(true));
    expect(['192.0.2.2', '2001:db9::7', '10.0.0.1', '', undefined, 'unix'].map(trusts)).toEqual(Array(6).fill(false));
  });

  it('is nobody where nobody was named', () => {
    expect(trustedHops([])('127.0.0.1')).toBe(false);
  });
});
