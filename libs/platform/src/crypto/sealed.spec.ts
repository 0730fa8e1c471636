import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { open, seal } from './sealed.js';

describe('what is sealed', () => {
  const key = randomBytes(32);
  const secret = new TextEncoder().encode('a secret of a site');

  it('is read again with its key, and never looks the same twice', () => {
    const [first, second] = [seal(key, secret), seal(key, secret)];
    expect(Buffer.from(open(key, first) ?? []).toString()).toBe('a secret of a site');
    expect(Buffer.from(first).equals(second)).toBe(false);
    expect(Buffer.from(first).includes('a secret of a site')).toBe(false);
  });

  it('is nothing to another key', () => {
    expect(open(randomBytes(32), seal(key, secret))).toBeUndefined();
  });

  it('is nothing once any byte of it was changed, or some are missing', () => {
    const sealed = seal(key, secret);
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = sealed.map((byte, at) => (at === place ? byte ^ 1 : byte));
      expect(open(key, changed)).toBeUndefined();
    }
    expect(open(key, sealed.subarray(0, -1))).toBeUndefined();
    expect(open(key, sealed.subarray(0, 20))).toBeUndefined();
  });
});
