import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { derivedKey } from '#platform/crypto/derived-key';
import { isGenuine, judgeRefresh, readRefreshToken, refreshToken, type Session } from './session.js';

const key = derivedKey('a secret that is long enough for anybody', 'refresh token');
const at = new Date('2026-01-01T00:00:00Z');
const after = (seconds: number) => new Date(at.getTime() + seconds * 1_000);
const DAY = 24 * 3_600;

const session: Session = {
  id: '01990000-0000-7000-8000-000000000001',
  userId: '01990000-0000-7000-8000-000000000002',
  audience: 'reader',
  seed: new Uint8Array(randomBytes(32)),
  generation: 5,
  rotatedAt: at,
  expiresAt: after(90 * DAY),
  endedAt: null,
};

describe('a refresh token', () => {
  it('is genuine as it was made, for the session that it was made for', () => {
    const claim = readRefreshToken(refreshToken(key, session, 5));
    expect(claim).toMatchObject({ sessionId: session.id, generation: 5 });
    expect(claim && isGenuine(key, session, claim)).toBe(true);
    expect(claim && isGenuine(key, { ...session, seed: new Uint8Array(32) }, claim)).toBe(false);
    expect(claim && isGenuine(derivedKey('another secret', 'refresh token'), session, claim)).toBe(false);
  });

  it('cannot be moved on to another generation', () => {
    const moved = readRefreshToken(refreshToken(key, session, 5).replace('.5.', '.6.'));
    expect(moved && isGenuine(key, session, moved)).toBe(false);
  });

  it.each(['', 'nonsense', '..', `${session.id}.5.`, `${session.id}.-1.${'a'.repeat(43)}`])('is not %j', (text) => {
    expect(readRefreshToken(text)).toBeUndefined();
  });
});

describe('what a token is good for', () => {
  it.each([
    [5, 0, 'rotate'],
    [5, 29 * DAY, 'rotate'],
    [4, 0, 'repeat'],
    [4, 10, 'repeat'],
    [4, 11, 'reuse'],
    [3, 1, 'reuse'],
    [1, 0, 'reuse'],
    [6, 0, 'reuse'],
    [5, 31 * DAY, 'over'],
  ] as const)('of generation %i, %i seconds after the last renewal: %s', (generation, seconds, verdict) => {
    expect(judgeRefresh(session, generation, after(seconds))).toBe(verdict);
  });

  it.each([
    [7 * 3_600, 'rotate'],
    [9 * 3_600, 'over'],
  ] as const)('at the console, %i seconds after the last renewal: %s', (seconds, verdict) => {
    expect(judgeRefresh({ ...session, audience: 'console' }, 5, after(seconds))).toBe(verdict);
  });

  it('is nothing once the session has ended, or is 90 days old', () => {
    expect(judgeRefresh({ ...session, endedAt: at }, 5, at)).toBe('over');
    expect(judgeRefresh({ ...session, rotatedAt: after(89 * DAY) }, 5, after(90 * DAY))).toBe('over');
  });
});
