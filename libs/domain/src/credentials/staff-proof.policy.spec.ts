import { describe, expect, it } from '@jest/globals';
import { graceEndOf, whyNotAsStaff, whyNotChangeAsStaff, type SecondProof } from './staff-proof.policy.js';

const HOUR = 3_600_000;
const now = new Date('2026-03-01T12:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);
const none: SecondProof = { passkeys: 0, totp: false, graceBeganAt: null };

describe('what staff do', () => {
  it.each([
    ['without any second proof, the first time', null, none, null],
    ['during the grace', null, { ...none, graceBeganAt: ago(23 * HOUR) }, null],
    ['after the grace', null, { ...none, graceBeganAt: ago(24 * HOUR) }, 'proof.unset'],
    ['with an application, not shown', null, { ...none, totp: true }, 'proof.second'],
    ['with a passkey, not shown', null, { ...none, passkeys: 1 }, 'proof.second'],
    ['with a passkey, not shown, during the grace', null, { ...none, passkeys: 1, graceBeganAt: ago(HOUR) }, 'proof.second'],
    ['with a passkey, shown this morning', ago(8 * HOUR), { ...none, passkeys: 1 }, null],
    ['with a passkey, shown yesterday', ago(8 * HOUR + 1), { ...none, passkeys: 1 }, 'proof.second'],
  ] as const)('%s', (_, strongAt, second, why) => {
    expect(whyNotAsStaff({ strongAt }, second, now)).toBe(why);
  });
});

describe('the end of the grace', () => {
  it('is a day after it began, and none for whoever has a second proof', () => {
    expect(graceEndOf({ ...none, graceBeganAt: ago(23 * HOUR) })).toEqual(new Date(now.getTime() + HOUR));
    expect([graceEndOf(none), graceEndOf({ ...none, totp: true, graceBeganAt: now })]).toEqual([null, null]);
  });
});

describe('a change of what signs staff in', () => {
  it.each([
    ['with nothing set up yet', null, none, null],
    ['with a passkey shown just now', ago(60_000), { ...none, passkeys: 1 }, null],
    ['with a passkey shown an hour ago', ago(HOUR), { ...none, passkeys: 1 }, 'proof.second'],
    ['with an application never shown', null, { ...none, totp: true }, 'proof.second'],
  ] as const)('%s', (_, strongAt, second, why) => {
    expect(whyNotChangeAsStaff({ strongAt }, second, now)).toBe(why);
  });
});
