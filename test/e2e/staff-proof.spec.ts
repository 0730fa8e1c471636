import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { TOTP } from 'otpauth';
import type { Role } from '#contract/accounts';
import { makeMailLink } from '../make/mail-link.js';
import { makeSite } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { nextEvent, TestApp, type Asker } from '../support/test-app.js';

const PASSWORD = 'four quiet words here';
const HOUR = 3_600;
const STEP_MS = 30_000;
const START = Math.ceil(Date.now() / STEP_MS) * STEP_MS;
const fromConsole = { 'X-Belowline': 'console' };

describe('what staff do', () => {
  let app: TestApp;
  let made = 0;
  beforeAll(async () => (app = await TestApp.start({ STAFF_PROOF: 'on', PUBLIC_URL: 'https://talk.test' })));
  afterAll(() => app.stop());
  afterEach(() => at(0));

  const at = (seconds: number) => app.setTime(new Date(START + seconds * 1_000));
  const codeFor = (secret: string, seconds: number) => new TOTP({ secret }).generate({ timestamp: START + seconds * 1_000 });
  const prove = (asker: Asker, body: object) => app.ask('post', '/me/proof', asker).send(body);
  const queue = (asker: Asker) => app.ask('get', '/moderation/queue', asker);
  const codeOf = async (asked: PromiseLike<{ status: number; body: { code?: string } }>) => {
    const { status, body } = await asked;
    return status < 300 ? 'yes' : body.code;
  };
  /** A log-in of a moderator with an authenticator application. */
  const withTotp = async (role: Role = 'moderator'): Promise<Somebody & { secret: string; recoveryCodes: string[] }> => {
    at(0);
    const somebody = await makeUser(app, { role });
    const secret = String((await app.ask('post', '/me/totp', somebody)).body.secret);
    const { body } = await app.ask('post', '/me/totp/confirm', somebody).send({ code: codeFor(secret, 0) });
    return { ...somebody, secret, recoveryCodes: body.recoveryCodes };
  };
  /** Takes back what a log-in has proved. */
  const forgetProof = ({ sessionId }: Somebody) => app.database.client.session.update({ where: { id: sessionId }, data: { strongAt: null, provenAt: null } });

  it('is let be for a day after the first time without a second proof, and no longer', async () => {
    at(0);
    const moderator = await makeUser(app, { role: 'moderator' });
    const staffProof = async () => (await app.ask('get', '/me/credentials', moderator)).body.staffProof;
    expect(await staffProof()).toEqual({ needed: true, graceUntil: null, missing: null });
    expect(await codeOf(queue(moderator))).toBe('yes');
    const graceUntil = new Date(START + 24 * HOUR * 1_000).toISOString();
    expect(await staffProof()).toEqual({ needed: true, graceUntil, missing: null });
    at(23 * HOUR);
    expect(await codeOf(queue(moderator))).toBe('yes');
    at(24 * HOUR);
    const over = await queue(moderator);
    expect([over.status, over.body.code]).toEqual([403, 'proof.unset']);
    expect(await staffProof()).toEqual({ needed: true, graceUntil, missing: 'proof.unset' });
    expect((await app.ask('get', '/me', moderator)).status).toBe(200);
  });

  it('begins its day once, whoever asks at the same moment', async () => {
    at(0);
    const moderator = await makeUser(app, { role: 'moderator' });
    await Promise.all(Array.from({ length: 10 }, () => queue(moderator)));
    at(HOUR);
    await queue(moderator);
    expect((await app.database.client.user.findUniqueOrThrow({ where: { id: moderator.id } })).graceBeganAt).toEqual(new Date(START));
  });

  it('takes a second proof as soon as there is one, in this very log-in, for eight hours', async () => {
    const moderator = await withTotp();
    expect(await codeOf(queue(moderator))).toBe('yes');
    await forgetProof(moderator);
    const refused = await queue(moderator);
    expect([refused.status, refused.body.code]).toEqual([403, 'proof.second']);
    at(30);
    expect(await codeOf(prove(moderator, { code: codeFor(moderator.secret, 30) }))).toBe('yes');
    expect(await codeOf(queue(moderator))).toBe('yes');
    at(30 + 8 * HOUR);
    expect(await codeOf(queue(moderator))).toBe('yes');
    at(31 + 8 * HOUR);
    expect(await codeOf(queue(moderator))).toBe('proof.second');
    expect(await codeOf(prove(moderator, { recoveryCode: moderator.recoveryCodes[0] }))).toBe('yes');
    expect(await codeOf(queue(moderator))).toBe('yes');
  });

  it('is not got round by the mailbox of an address that was never confirmed, as the first admin’s is not', async () => {
    const admin = await withTotp('admin');
    const { body } = await app.ask('post', '/auth/link/redeem').send({ token: await makeMailLink(app, admin, 'sign_in') });
    const inside = { token: String(body.accessToken) };
    expect(body.user).toMatchObject({ id: admin.id, emailVerified: true });
    expect(await codeOf(queue(inside))).toBe('proof.second');
    expect(await codeOf(app.ask('post', '/me/totp', inside))).toBe('proof.second');
    expect(await codeOf(app.ask('post', '/me/passkeys/challenge', inside))).toBe('proof.second');
    at(30);
    expect(await codeOf(prove(inside, { code: codeFor(admin.secret, 30) }))).toBe('yes');
    expect(await codeOf(queue(inside))).toBe('yes');
  });

  it('takes it over sockets too', async () => {
    const moderator = await withTotp();
    const socket = await app.connect(moderator);
    await forgetProof(moderator);
    expect(await socket.emitWithAck('queue.join', {})).toEqual({ ok: false, code: 'proof.second' });
    at(30);
    await prove(moderator, { code: codeFor(moderator.secret, 30) });
    expect(await socket.emitWithAck('queue.join', {})).toEqual({ ok: true });
  });

  it('is not asked of readers and of journalists', async () => {
    at(0);
    for (const role of ['reader', 'staff'] as const) {
      const somebody = await makeUser(app, { role });
      expect((await app.ask('get', '/me/credentials', somebody)).body.staffProof).toEqual({ needed: false, graceUntil: null, missing: null });
      expect(await codeOf(queue(somebody))).toBe('role.insufficient');
    }
  });

  it('of a kind that is hard to take back asks for a proof of the last ten minutes', async () => {
    const admin = await withTotp('admin');
    const [reader, site] = [await makeUser(app), await makeSite(app)];
    const acts = () => [
      app.ask('put', `/users/${reader.id}/role`, admin).send({ role: 'staff' }),
      app.ask('post', `/sites/${site.id}/keys`, admin),
      app.ask('put', `/sites/${site.id}/signer`, admin).send({ issuer: 'https://paper.example' }),
    ];
    at(601);
    expect(await Promise.all(acts().map(codeOf))).toEqual(['proof.needed', 'proof.needed', 'proof.needed']);
    expect(await codeOf(app.ask('get', '/sites', admin))).toBe('yes');
    await prove(admin, { recoveryCode: admin.recoveryCodes[0] });
    expect(await Promise.all(acts().map(codeOf))).toEqual(['yes', 'yes', 'yes']);
  });

  it('cannot be had with a stolen password: it neither adds nor takes away a second proof', async () => {
    const moderator = await withTotp();
    await app.database.client.session.update({ where: { id: moderator.sessionId }, data: { strongAt: null } });
    const changes = () => [app.ask('post', '/me/passkeys/challenge', moderator), app.ask('delete', '/me/totp', moderator), app.ask('post', '/me/recovery-codes', moderator)];
    expect(await Promise.all(changes().map(codeOf))).toEqual(['proof.second', 'proof.second', 'proof.second']);
    at(30);
    await prove(moderator, { code: codeFor(moderator.secret, 30) });
    expect(await codeOf(app.ask('post', '/me/recovery-codes', moderator))).toBe('yes');
  });

  it('cannot be taken over with a stolen password either: it changes neither password nor address, and deletes nothing', async () => {
    at(0);
    const { body } = await app.ask('post', '/auth/register').send({ email: `taken.over.${++made}@example.org`, password: PASSWORD, name: `Taken over ${made}` });
    await app.database.client.user.update({ where: { id: body.user.id }, data: { role: 'moderator' } });
    const moderator = { token: String(body.accessToken) };
    const secret = String((await app.ask('post', '/me/totp', moderator)).body.secret);
    await app.ask('post', '/me/totp/confirm', moderator).send({ code: codeFor(secret, 0) });
    const thief = { token: String((await app.ask('post', '/auth/login').send({ email: body.user.email, password: PASSWORD })).body.accessToken) };
    const acts = (asker: Asker) => [
      app.ask('post', '/me/email', asker).send({ email: `thief.${made}@example.org`, password: PASSWORD }),
      app.ask('put', '/me/password', asker).send({ password: 'five quiet words right here', current: PASSWORD }),
      app.ask('delete', '/me', asker).send({ password: PASSWORD }),
    ];
    expect(await Promise.all(acts(thief).map(codeOf))).toEqual(['proof.second', 'proof.second', 'proof.second']);
    expect(await codeOf(app.ask('put', '/me/password', moderator).send({ password: 'five quiet words right here', current: PASSWORD }))).toBe('yes');
  });

  describe('at the console', () => {
    const register = () => app.ask('post', '/auth/register').set(fromConsole).send({ email: `console.${++made}@example.org`, password: PASSWORD, name: `Console ${made}` });
    const cookiesOf = (answer: { headers: Record<string, unknown> }) => (answer.headers['set-cookie'] as string[]).join('\n');
    const cookieOf = (answer: { headers: Record<string, unknown> }) => cookiesOf(answer).split(';')[0] ?? '';
    const refresh = (cookie: string, header: Record<string, string> = fromConsole) => app.ask('post', '/auth/refresh').set(header).set('Cookie', cookie);

    it('has a cookie of its own, which no frame is sent', async () => {
      at(0);
      const answer = await register();
      expect(cookiesOf(answer)).toMatch(/^__Host-belowline-console=[^;]+; Max-Age=86400; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
      const reader = await app.ask('post', '/auth/login').send({ email: `console.${made}@example.org`, password: PASSWORD });
      expect(cookiesOf(reader)).toMatch(/^__Host-belowline=[^;]+; Max-Age=7776000; Path=\/; HttpOnly; Secure; Partitioned; SameSite=None$/);
      expect((await app.ask('get', '/me/sessions', { token: reader.body.accessToken })).body.items.map(({ audience }: { audience: string }) => audience).sort()).toEqual(['console', 'reader']);
    });

    it('renews its own log-ins and no reader’s, nor the other way round', async () => {
      at(0);
      const console = await register();
      const reader = await app.ask('post', '/auth/login').send({ email: `console.${made}@example.org`, password: PASSWORD });
      const renewed = await refresh(cookieOf(console));
      expect([renewed.status, cookieOf(renewed).startsWith('__Host-belowline-console=')]).toEqual([200, true]);
      expect((await refresh(cookieOf(renewed), { 'X-Belowline': '1' })).body.code).toBe('session.absent');
      expect((await refresh(cookieOf(reader).replace('belowline=', 'belowline-console='))).body.code).toBe('session.absent');
      expect((await refresh(cookieOf(reader), { 'X-Belowline': '1' })).status).toBe(200);
      expect((await refresh(cookieOf(renewed), { 'X-Belowline': 'something' })).body.code).toBe('request.foreign-origin');
      expect((await refresh(cookieOf(renewed)).set('Origin', 'https://evil.example')).body.code).toBe('request.foreign-origin');
    });

    it('ends after eight hours unused, and after a day in all', async () => {
      at(0);
      const [idle, busy] = [await register(), await register()];
      let cookie = cookieOf(busy);
      for (const hours of [7, 14, 21]) {
        at(hours * HOUR);
        const renewed = await refresh(cookie);
        expect(renewed.status).toBe(200);
        cookie = cookieOf(renewed);
      }
      expect((await refresh(cookieOf(idle))).body.code).toBe('session.absent');
      expect((await app.ask('get', '/me', { token: idle.body.accessToken })).status).toBe(401);
      expect((await app.ask('get', '/me', { token: busy.body.accessToken })).status).toBe(200);
      at(24 * HOUR + 1);
      expect((await refresh(cookie)).body.code).toBe('session.absent');
    });

    it('is left without leaving as a reader', async () => {
      at(0);
      const console = await register();
      const reader = await app.ask('post', '/auth/login').send({ email: `console.${made}@example.org`, password: PASSWORD });
      const socket = await app.connect({ token: console.body.accessToken });
      const ended = nextEvent(socket, 'session.ended');
      const left = await app.ask('post', '/auth/logout').set(fromConsole).set('Cookie', `${cookieOf(console)}; ${cookieOf(reader)}`);
      expect(cookiesOf(left)).toMatch(/^__Host-belowline-console=; Max-Age=0/);
      expect(await ended).toEqual({ code: 'session.logged-out' });
      expect((await app.ask('get', '/me', { token: reader.body.accessToken })).status).toBe(200);
    });
  });
});

describe('an installation without staff proofs', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  it('lets staff in with a password alone, for whatever they do', async () => {
    const begun = new Date();
    const admin = await makeUser(app, { role: 'admin' });
    const site = await makeSite(app);
    app.setTime(new Date(begun.getTime() + 48 * HOUR * 1_000));
    expect((await app.ask('get', '/moderation/queue', admin)).status).toBe(200);
    expect((await app.ask('post', `/sites/${site.id}/keys`, admin)).status).toBe(201);
    expect((await app.ask('get', '/me/credentials', admin)).body.staffProof).toEqual({ needed: false, graceUntil: null, missing: null });
  });
});
