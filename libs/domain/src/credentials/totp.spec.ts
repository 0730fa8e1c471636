import { describe, expect, it } from '@jest/globals';
import { describeTotp, newTotpSecret, stepOf } from './totp.js';

/** RFC 6238, appendix B: the secret is this text in ASCII; codes there have eight digits, of which applications show the last six. */
const secret = new TextEncoder().encode('12345678901234567890');

describe('a code', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_111_111_111, '050471', 37_037_037],
    [1_234_567_890, '005924', 41_152_263],
    [2_000_000_000, '279037', 66_666_666],
  ])('at second %i is %s, of step %i', (seconds, code, step) => {
    expect(stepOf(secret, code, new Date(seconds * 1_000))).toBe(step);
  });

  it('is good a step early and a step late, and names its own step', () => {
    const at = (seconds: number) => stepOf(secret, '050471', new Date(seconds * 1_000));
    expect([at(1_111_111_109), at(1_111_111_141)]).toEqual([37_037_037, 37_037_037]);
    expect([at(1_111_111_079), at(1_111_111_171)]).toEqual([null, null]);
  });

  it.each(['', '5', '0504710', '050472'])('is not %j', (code) => {
    expect(stepOf(secret, code, new Date(1_111_111_111_000))).toBeNull();
  });
});

describe('a secret', () => {
  it('has 160 bits, other ones each time', () => {
    expect(newTotpSecret()).toHaveLength(20);
    expect(newTotpSecret()).not.toEqual(newTotpSecret());
  });

  it('is told in base 32, and as an address that applications know', () => {
    const { secret: typed, uri } = describeTotp(secret, 'leila@example.org');
    expect(typed).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(uri).toBe(`otpauth://totp/Belowline:leila%40example.org?issuer=Belowline&secret=${typed}&algorithm=SHA1&digits=6&period=30`);
  });
});
