import { describe, expect, it } from '@jest/globals';
import { addressOfLink, hashOfToken, newLinkToken } from './mail-link.js';

describe('a link that is sent', () => {
  it('has a token of 256 bits, another one each time', () => {
    const tokens = Array.from({ length: 100 }, newLinkToken);
    expect(new Set(tokens).size).toBe(100);
    expect(tokens.every((token) => /^[\w-]{43}$/.test(token))).toBe(true);
  });

  it('leaves nothing but a hash', () => {
    expect(Buffer.from(hashOfToken('abc')).toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('keeps its token where no server sees it', () => {
    expect(new URL(addressOfLink('https://talk.example.org', 'sign_in', 'a-token'))).toMatchObject({ pathname: '/account/sign-in', search: '', hash: '#token=a-token' });
  });
});
