import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import jwt from 'jsonwebtoken';
import { derivedKey } from '#platform/crypto/derived-key';
import { makeUser } from '../make/user.js';
import { nextEvent, TestApp } from '../support/test-app.js';

const PASSWORD = 'four quiet words here';
const own = { 'X-Belowline': '1' };

describe('accounts', () => {
  let app: TestApp;
  let made = 0;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  const somebody = () => ({ email: `Reader.${++made}@example.org`, password: PASSWORD, name: `Reader number ${made}` });
  const cookieOf = (answer: { headers: Record<string, unknown> }): string => String((answer.headers['set-cookie'] as string[])[0]).split(';')[0] ?? '';
  const register = async () => {
    const input = somebody();
    const answer = await app.ask('post', '/auth/register').send(input);
    return { input, answer, cookie: cookieOf(answer), token: String(answer.body.accessToken) };
  };
  const refresh = (cookie: string) => app.ask('post', '/auth/refresh').set(own).set('Cookie', cookie);

  it('logs a new reader in at once', async () => {
    const { input, answer, token } = await register();
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ expiresIn: 600, user: { name: input.name, email: input.email, role: 'reader', emailVerified: false, standing: 'good' } });
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly/);
    expect(answer.headers['cache-control']).toBe('no-store');
    const me = await app.ask('get', '/me', { token });
    expect(me.status).toBe(200);
    expect(me.body.email).toBe(input.email);
    const seen = await app.ask('get', `/users/${me.body.id}`);
    expect(seen.body).not.toHaveProperty('email');
  });

  it('has one account an address, in whatever case, and one reader a name, however it is written', async () => {
    const { input } = await register();
    const sameAddress = await app.ask('post', '/auth/register').send({ ...somebody(), email: input.email.toUpperCase() });
    expect([sameAddress.status, sameAddress.body.code]).toEqual([409, 'email.taken']);
    const sameName = await app.ask('post', '/auth/register').send({ ...somebody(), name: input.name.toUpperCase().replace(' ', '\u200b ') });
    expect([sameName.status, sameName.body.code]).toEqual([409, 'name.taken']);
  });

  it('makes one account of 30 simultaneous registrations', async () => {
    const input = somebody();
    const answers = await Promise.all(Array.from({ length: 30 }, (_, place) => app.ask('post', '/auth/register').send({ ...input, name: `${input.name} ${place}` })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'email.taken')).toHaveLength(29);
  });

  it('tells nothing about what is wrong with a log-in', async () => {
    const { input } = await register();
    const passwordless = await makeUser(app);
    const tries = [
      { email: input.email, password: 'wrong password' },
      { email: 'nobody@example.org', password: PASSWORD },
      { email: input.email, password: '' },
      { email: passwordless.email, password: PASSWORD },
      { email: '', password: '' },
    ];
    const answers = await Promise.all(tries.map((each) => app.ask('post', '/auth/login').send(each)));
    const bodies = answers.map(({ status, body }) => ({ status, ...body, requestId: undefined }));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(bodies[0]).toMatchObject({ status: 401, code: 'login.wrong' });
    const right = await app.ask('post', '/auth/login').send({ email: ` ${input.email}`.trim().toLowerCase(), password: PASSWORD });
    expect(right.status).toBe(200);
  });

  it('replaces the refresh token at every use', async () => {
    const { cookie } = await register();
    const first = await refresh(cookie);
    expect(first.status).toBe(200);
    expect(cookieOf(first)).not.toBe(cookie);
    const second = await refresh(cookieOf(first));
    expect(second.status).toBe(200);
    expect((await app.ask('get', '/me', { token: String(second.body.accessToken) })).status).toBe(200);
  });

  it('lets tabs that renew at the same moment all go on, with the same cookie', async () => {
    const { cookie } = await register();
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(cookie)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(new Set(answers.map(cookieOf)).size).toBe(1);
    expect((await refresh(cookieOf(answers[3] ?? { headers: {} }))).status).toBe(200);
  });

  it('ends the log-in when a replaced token comes back after the grace, and its sockets with it', async () => {
    const begun = new Date();
    const { cookie, token } = await register();
    const socket = await app.connect({ token });
    const ended = nextEvent(socket, 'session.ended');
    const renewed = await refresh(cookie);
    app.setTime(new Date(begun.getTime() + 20_000));
    try {
      const stolen = await refresh(cookie);
      expect([stolen.status, stolen.body.code]).toEqual([401, 'session.reused']);
      expect((await refresh(cookieOf(renewed))).status).toBe(401);
      expect((await app.ask('get', '/me', { token: String(renewed.body.accessToken) })).status).toBe(401);
      expect(await ended).toEqual({ code: 'session.reused' });
    } finally {
      app.setTime(begun);
    }
  });

  it('forgets a log-in that was not used for 30 days', async () => {
    const begun = new Date();
    const { cookie, token } = await register();
    app.setTime(new Date(begun.getTime() + 31 * 24 * 3_600_000));
    try {
      expect((await refresh(cookie)).body.code).toBe('session.absent');
      expect((await app.ask('get', '/me', { token })).status).toBe(401);
    } finally {
      app.setTime(begun);
    }
  });

  it('logs out everywhere that the log-in is open', async () => {
    const { cookie, token } = await register();
    const socket = await app.connect({ token });
    const ended = nextEvent(socket, 'session.ended');
    expect((await app.ask('post', '/auth/logout').set(own).set('Cookie', cookie)).status).toBe(204);
    expect(await ended).toEqual({ code: 'session.logged-out' });
    expect((await app.ask('get', '/me', { token })).body.code).toBe('token.invalid');
    expect((await refresh(cookie)).status).toBe(401);
    expect((await app.ask('post', '/auth/logout').set(own).set('Cookie', cookie)).status).toBe(204);
  });

  it('answers the cookie to its own pages only', async () => {
    const { cookie } = await register();
    const bare = await app.ask('post', '/auth/refresh').set('Cookie', cookie);
    const foreign = await refresh(cookie).set('Origin', 'https://elsewhere.example');
    const sandboxed = await refresh(cookie).set('Origin', 'null');
    expect([bare, foreign, sandboxed].map(({ body }) => body.code)).toEqual(Array.from({ length: 3 }, () => 'request.foreign-origin'));
    expect((await refresh(cookie).set('Origin', 'http://talk.test')).status).toBe(200);
    const planted = await app.ask('post', '/auth/register').set('Origin', 'https://elsewhere.example').send(somebody());
    expect(planted.body.code).toBe('request.foreign-origin');
  });

  it('gives roles, from the next request on, and keeps one admin', async () => {
    const [admin, second, reader] = [await makeUser(app, { role: 'admin' }), await makeUser(app, { role: 'admin' }), await makeUser(app)];
    const give = (id: string, role: string, asker = admin) => app.ask('put', `/users/${id}/role`, asker).send({ role });
    expect((await app.ask('get', '/moderation/queue', reader)).status).toBe(403);
    expect((await give(reader.id, 'moderator')).body).toMatchObject({ id: reader.id, role: 'moderator' });
    expect((await app.ask('get', '/moderation/queue', reader)).status).toBe(200);
    expect((await app.ask('get', `/moderation/log?targetId=${reader.id}`, reader)).body.items[0]).toMatchObject({ action: 'user.role', before: { role: 'reader' }, after: { role: 'moderator' } });
    const stepDown = await Promise.all([give(admin.id, 'reader'), give(second.id, 'reader', second)]);
    expect(stepDown.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await app.database.client.user.count({ where: { role: 'admin' } })).toBe(1);
  });

  it('believes no token but its own', async () => {
    const user = await makeUser(app);
    const key = derivedKey('only for a run of the tests, nowhere else', 'access token');
    const good = { algorithm: 'HS256', issuer: 'http://talk.test', audience: 'belowline-api', subject: user.id, expiresIn: 600 } as const;
    const claims = { sid: user.sessionId, use: 'access' };
    expect((await app.ask('get', '/me', { token: jwt.sign(claims, key, good) })).status).toBe(200);
    const pair = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const bad = [
      jwt.sign(claims, '', { ...good, algorithm: 'none' }),
      jwt.sign(claims, 'another key altogether, and long enough', good),
      jwt.sign(claims, key, { ...good, algorithm: 'HS512' }),
      jwt.sign(claims, pair.privateKey, { ...good, algorithm: 'RS256' }),
      // A public key passed off as a shared secret.
      jwt.sign(claims, pair.publicKey.export({ type: 'spki', format: 'pem' }), good),
      jwt.sign(claims, key, { ...good, issuer: 'https://elsewhere.example' }),
      jwt.sign(claims, key, { ...good, audience: 'somebody-else' }),
      jwt.sign(claims, key, { ...good, expiresIn: -1 }),
      jwt.sign({ ...claims, use: 'refresh' }, key, good),
      jwt.sign({ ...claims, sid: '01990000-0000-7000-8000-000000000001' }, key, good),
      'not a token',
    ];
    for (const token of bad) {
      const answer = await app.ask('get', '/me', { token });
      expect([answer.status, answer.body.code]).toEqual([401, 'token.invalid']);
    }
    expect((await app.ask('get', '/me')).body.code).toBe('token.absent');
  });
});
