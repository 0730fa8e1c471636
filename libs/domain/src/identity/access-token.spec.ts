import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import jwt from 'jsonwebtoken';
import type { Clock } from '#platform/clock/clock';
import { completeConfig, readSettings } from '#platform/config/config';
import { AccessTokens } from './access-token.js';
import { ACCESS_TOKEN_SECONDS } from './session.js';

const tokensOf = (SECRET: string, clock: { utcMs: () => number }): AccessTokens => new AccessTokens(completeConfig(readSettings({ DATABASE_URL: 'postgresql://localhost/none', SECRET })), clock as Clock);

describe('access tokens', () => {
  const time = { now: Date.now() };
  const clock = { utcMs: () => time.now };
  const tokens = tokensOf(randomBytes(32).toString('base64url'), clock);
  const sign = () => ({ sub: randomUUID(), sid: randomUUID() });
  beforeEach(() => {
    time.now = Date.now();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('name who was given them and which session, however often they are shown', () => {
    const { sub, sid } = sign();
    const token = tokens.sign(sub, sid);
    const looked = jest.spyOn(jwt, 'verify');
    for (let time = 0; time < 3; time += 1) expect(tokens.read(token)).toMatchObject({ sub, sid, use: 'access' });
    expect(looked).toHaveBeenCalledTimes(1);
  });

  it('end in time, also those that were found good before', () => {
    const token = tokens.sign(randomUUID(), randomUUID());
    expect(tokens.read(token)).toBeDefined();
    time.now += ACCESS_TOKEN_SECONDS * 1_000;
    expect(tokens.read(token)).toBeUndefined();
    time.now -= 2_000;
    expect(tokens.read(token)).toBeDefined();
  });

  it('are nothing when they are changed, signed by others, or of another kind', () => {
    const token = tokens.sign(randomUUID(), randomUUID());
    expect(tokens.read(token)).toBeDefined();
    const [head = '', body = '', signature = ''] = token.split('.');
    const otherBody = Buffer.from(JSON.stringify({ ...(JSON.parse(Buffer.from(body, 'base64url').toString()) as object), sub: randomUUID() })).toString('base64url');
    const foreign = tokensOf(randomBytes(32).toString('base64url'), clock).sign(randomUUID(), randomUUID());
    const unsigned = jwt.sign({ sid: randomUUID(), use: 'access' }, null, { algorithm: 'none', subject: randomUUID(), expiresIn: 60 });
    for (const wrong of [`${head}.${otherBody}.${signature}`, `${token}x`, foreign, unsigned, '', 'a.b.c']) {
      // A second time too: what is not good is not remembered as if it were.
      expect(tokens.read(wrong)).toBeUndefined();
      expect(tokens.read(wrong)).toBeUndefined();
    }
  });

  it('are read as well when more were shown than are remembered', () => {
    const many = Array.from({ length: 2_100 }, () => tokens.sign(randomUUID(), randomUUID()));
    for (const token of many) expect(tokens.read(token)).toBeDefined();
    const looked = jest.spyOn(jwt, 'verify');
    expect(tokens.read(many.at(-1) ?? '')).toBeDefined();
    expect(looked).not.toHaveBeenCalled();
    expect(tokens.read(many[0] ?? '')).toBeDefined();
    expect(looked).toHaveBeenCalledTimes(1);
  });
});
