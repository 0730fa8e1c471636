import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWTPayload, type KeyObject } from 'jose';
import { forgetUsedTokens } from '#domain/credentials/signers.store';
import { makeUser, type Somebody } from '../make/user.js';
import { KeysServer } from '../support/keys-server.js';
import { TestApp } from '../support/test-app.js';

const ISSUER = 'https://www.paper.example';
const PUBLIC_URL = 'http://talk.test';

type Key = CryptoKey | KeyObject | Uint8Array;

/** Claims as they come, and what is left out of the usual ones. */
type Claims = { [Name in keyof JWTPayload]: JWTPayload[Name] | undefined };

describe('a publisher’s token', () => {
  let app: TestApp;
  let admin: Somebody;
  let site: { id: string; publicKey: string };
  let secret: string;
  const servers: KeysServer[] = [];
  beforeAll(async () => {
    app = await TestApp.start();
    admin = await makeUser(app, { role: 'admin' });
    site = await newSite();
    secret = String((await setSigner(site.id, { issuer: ISSUER })).body.secret);
  });
  afterAll(async () => {
    await app?.stop();
    await Promise.all(servers.map((server) => server.stop()));
  });

  const newSite = async () => (await app.ask('post', '/sites', admin).send({ name: 'The Paper', origins: [] })).body as typeof site;
  const setSigner = (siteId: string, body: object) => app.ask('put', `/sites/${siteId}/signer`, admin).send(body);
  const bytes = (text: string) => new TextEncoder().encode(text);
  const seconds = () => Math.floor(Date.now() / 1_000);
  const payload = (claims: Claims = {}) => ({ iss: ISSUER, aud: PUBLIC_URL, sub: randomUUID(), jti: randomUUID(), iat: seconds(), exp: seconds() + 60, ...claims }) as JWTPayload;
  const sign = (claims: Claims = {}, { key = bytes(secret), alg = 'HS256', kid }: { key?: Key; alg?: string; kid?: string } = {}) =>
    new SignJWT(payload(claims)).setProtectedHeader({ alg, ...(kid === undefined ? {} : { kid }) }).sign(key);
  const enter = (token: string, at = site) => app.ask('post', '/auth/publisher').send({ site: at.publicKey, token });
  const enters = async (claims: Claims) => enter(await sign(claims));
  const refused = [401, 'publisher-token.invalid'];
  const outcome = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];
  async function keySite(alg: string, kid = 'first') {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    const keys = await KeysServer.start([{ ...(await exportJWK(publicKey)), kid, alg }]);
    servers.push(keys);
    const own = await newSite();
    const answer = await setSigner(own.id, { issuer: ISSUER, jwksUrl: keys.url });
    return { own, keys, publicKey, privateKey, answer };
  }

  it('signs a reader in whom nobody here has seen before, and the same one the next time', async () => {
    const claims = { sub: 'reader-1', name: 'Nadia Karimi', email: 'nadia@paper.example', email_verified: true, locale: 'fr', picture: 'https://www.paper.example/nadia.jpg' };
    const first = await enters(claims);
    expect(first.status).toBe(200);
    expect(first.body.user).toMatchObject({ name: 'Nadia Karimi', email: 'nadia@paper.example', emailVerified: true, locale: 'fr', role: 'reader' });
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly/);
    const me = await app.ask('get', '/me', { token: String(first.body.accessToken) });
    expect(me.body.id).toBe(first.body.user.id);
    expect((await enters(claims)).body.user.id).toBe(first.body.user.id);
  });

  it('is for one site: the same reader number of another paper is somebody else', async () => {
    const own = await newSite();
    const other = String((await setSigner(own.id, { issuer: ISSUER })).body.secret);
    const here = await enters({ sub: 'same' });
    const there = await enter(await sign({ sub: 'same' }, { key: bytes(other) }), own);
    expect([here.status, there.status]).toEqual([200, 200]);
    expect(there.body.user.id).not.toBe(here.body.user.id);
    expect(outcome(await enter(await sign({ sub: 'same' }), own))).toEqual(refused);
  });

  it('is used once, also when many bring it at the same moment', async () => {
    const token = await sign({ sub: 'once' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => enter(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 401)]);
    expect(outcome(await enter(token))).toEqual(refused);
    const taken = await enter(await sign({ sub: 'twice', jti: 'of-somebody' }));
    expect([taken.status, outcome(await enter(await sign({ sub: 'thrice', jti: 'of-somebody' })))]).toEqual([200, refused]);
  });

  it('makes one account of a reader who opens many pages at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => enters({ sub: 'many-tabs', name: 'Tabs Everywhere', email: 'tabs@paper.example', email_verified: true })));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map(({ body }) => String(body.user.id))).size).toBe(1);
  });

  it('is nothing with any claim missing, wrong or too generous', async () => {
    const now = seconds();
    const wrong: Claims[] = [
      { iss: 'https://elsewhere.example' },
      { iss: undefined },
      { aud: 'https://elsewhere.example' },
      { aud: undefined },
      { sub: undefined },
      { sub: '' },
      { jti: undefined },
      { exp: undefined },
      { iat: undefined },
      { iat: now - 120, exp: now - 40 },
      { exp: now + 400 },
      { iat: now + 120, exp: now + 180 },
      { nbf: now + 120 },
      { jti: 'x'.repeat(256) },
    ];
    for (const claims of wrong) expect([claims, outcome(await enters(claims))]).toEqual([claims, refused]);
    expect((await enters({ aud: [site.publicKey, 'another'] })).status).toBe(200);
    expect((await enters({ iat: now - 80, exp: now - 20 })).status).toBe(200);
  });

  it('is nothing without its own signature', async () => {
    const [head = '', , signature = ''] = (await sign()).split('.');
    const forged = `${head}.${Buffer.from(JSON.stringify(payload())).toString('base64url')}.${signature}`;
    const wrong = [
      new UnsecuredJWT(payload()).encode(),
      await sign({}, { key: bytes('another secret, and long enough for this') }),
      await sign({}, { alg: 'HS512', key: bytes(secret.repeat(2)) }),
      forged,
      'not a token',
      `${await sign()}.`,
    ];
    for (const token of wrong) expect(outcome(await enter(token))).toEqual(refused);
    expect(outcome(await app.ask('post', '/auth/publisher').send({ site: 'site_nobody', token: await sign() }))).toEqual(refused);
    expect(outcome(await enter(await sign(), await newSite()))).toEqual(refused);
    const planted = await enter(await sign()).set('Origin', ISSUER);
    expect(planted.body.code).toBe('request.foreign-origin');
  });

  it.each(['RS256', 'ES256', 'EdDSA'])('may be signed with published %s keys, which are asked for once', async (alg) => {
    const { own, keys, privateKey, answer } = await keySite(alg);
    expect(answer.body).toEqual({ siteId: own.id, issuer: ISSUER, jwksUrl: keys.url, secret: null });
    const tokens = await Promise.all(Array.from({ length: 3 }, () => sign({ name: `Reader ${alg}` }, { key: privateKey, alg, kid: 'first' })));
    for (const token of tokens) expect((await enter(token, own)).status).toBe(200);
    expect(keys.asked).toBe(1);
  });

  it('is never taken for one that was signed in another way', async () => {
    const { own, publicKey } = await keySite('RS256');
    // The public key, which everybody has, used as if it were a shared secret.
    for (const text of [await exportSPKI(publicKey), JSON.stringify(await exportJWK(publicKey)), secret]) {
      expect(outcome(await enter(await sign({}, { key: bytes(text), kid: 'first' }), own))).toEqual(refused);
    }
    expect(outcome(await enter(new UnsecuredJWT(payload()).encode(), own))).toEqual(refused);
    const stranger = await generateKeyPair('RS256');
    expect(outcome(await enter(await sign({}, { key: stranger.privateKey, alg: 'RS256', kid: 'first' }), own))).toEqual(refused);
    expect(outcome(await enter(await sign({}, { key: stranger.privateKey, alg: 'RS256' })))).toEqual(refused);
  });

  it('asks for keys at the named address only: no redirect, nothing endless, nothing unencrypted from elsewhere', async () => {
    const { own, keys, privateKey } = await keySite('ES256');
    const good = () => sign({}, { key: privateKey, alg: 'ES256', kid: 'first' });
    await setSigner(own.id, { issuer: ISSUER, jwksUrl: keys.url.replace('/keys', '/moved') });
    expect((await enter(await good(), own)).status).toBe(503);
    expect(keys.asked).toBe(1);
    const endless = await KeysServer.start([], 100_000);
    servers.push(endless);
    await setSigner(own.id, { issuer: ISSUER, jwksUrl: endless.url });
    expect((await enter(await good(), own)).status).toBe(503);
    const foreign = await setSigner(own.id, { issuer: ISSUER, jwksUrl: 'http://keys.paper.example/keys' });
    expect([foreign.status, foreign.body.errors[0].path]).toEqual([422, 'jwksUrl']);
  });

  it('never makes a moderator of anybody: not by address, and not by a role given later', async () => {
    const moderator = await makeUser(app, { role: 'moderator', emailVerified: true });
    expect(outcome(await enters({ sub: 'staff', email: moderator.email, email_verified: true }))).toEqual(refused);
    expect(outcome(await enters({ sub: 'chief', email: admin.email, email_verified: true }))).toEqual(refused);
    const reader = await enters({ sub: 'promoted' });
    const token = String(reader.body.accessToken);
    await app.ask('put', `/users/${reader.body.user.id}/role`, admin).send({ role: 'moderator' });
    expect(outcome(await enters({ sub: 'promoted' }))).toEqual(refused);
    expect((await app.ask('get', '/moderation/queue', { token })).status).toBe(401);
  });

  it('joins an account by an address that both sides have verified; no stranger’s account stands in anybody’s way', async () => {
    const verified = await makeUser(app, { emailVerified: true });
    const joined = await enters({ sub: 'joins', email: verified.email, email_verified: true, name: 'What The Paper Says' });
    expect(joined.body.user).toMatchObject({ id: verified.id, name: verified.name });
    // It lets its owner in, and nobody change what is theirs.
    expect((await app.ask('delete', '/me', { token: String(joined.body.accessToken) }).send({})).body.code).toBe('proof.needed');
    const squatter = await makeUser(app);
    const owner = await enters({ sub: 'owner', email: squatter.email, email_verified: true });
    expect([owner.status, owner.body.user.email]).toEqual([200, null]);
    expect(owner.body.user.id).not.toBe(squatter.id);
    const claims = await enters({ sub: 'claims', email: verified.email, email_verified: false });
    expect(claims.body.user.id).not.toBe(verified.id);
  });

  it('brings a new name along, unless somebody has it or the reader chose one here', async () => {
    await makeUser(app, { name: 'Mina Azimi' });
    const named = async (name: string) => (await enters({ sub: 'renamed', name })).body;
    expect((await named('Omid Azimi')).user.name).toBe('Omid Azimi');
    expect((await named('Mina Azimi')).user.name).toBe('Omid Azimi');
    expect((await named('Moderator')).user.name).toBe('Omid Azimi');
    const { user, accessToken } = await named('Omid A. Azimi');
    expect(user).toMatchObject({ name: 'Omid A. Azimi', nameChangeableAt: null });
    await app.ask('patch', '/me', { token: String(accessToken) }).send({ name: 'Chosen Here' });
    expect((await named('Omid Azimi')).user.name).toBe('Chosen Here');
  });

  it('is for admins to allow, and in the log without its secret', async () => {
    const reader = await makeUser(app, { role: 'moderator' });
    expect((await app.ask('put', `/sites/${site.id}/signer`, reader).send({ issuer: ISSUER })).status).toBe(403);
    const own = await newSite();
    const { body } = await setSigner(own.id, { issuer: ISSUER });
    expect(body).toEqual({ siteId: own.id, issuer: ISSUER, jwksUrl: null, secret: expect.stringMatching(/^belowline_ss_[\w-]{43}$/) });
    const stored = await app.database.client.siteSigner.findUniqueOrThrow({ where: { siteId: own.id } });
    expect(Buffer.from(stored.secret ?? []).includes(String(body.secret).slice(13))).toBe(false);
    const replaced = String((await setSigner(own.id, { issuer: ISSUER })).body.secret);
    expect(outcome(await enter(await sign({}, { key: bytes(String(body.secret)) }), own))).toEqual(refused);
    expect((await enter(await sign({}, { key: bytes(replaced) }), own)).status).toBe(200);
    expect((await app.ask('delete', `/sites/${own.id}/signer`, admin)).status).toBe(204);
    expect(outcome(await enter(await sign({}, { key: bytes(replaced) }), own))).toEqual(refused);
    const log = await app.ask('get', `/moderation/log?targetId=${own.id}`, admin);
    expect(log.body.items.map(({ action }: { action: string }) => action)).toEqual(['site.signer', 'site.signer', 'site.signer', 'site.create']);
    expect(log.text).not.toContain('belowline_ss_');
    expect((await setSigner('01990000-0000-7000-8000-000000000099', { issuer: ISSUER })).status).toBe(404);
  });
  it('is remembered as used for as long as it could be used', async () => {
    const { client } = app.database;
    await client.usedToken.deleteMany();
    const token = await sign({ sub: 'remembered' });
    await enter(token);
    expect(await forgetUsedTokens(client, new Date(Date.now() + 80_000))).toBe(0);
    const later = new Date(Date.now() + 100_000);
    expect(await forgetUsedTokens(client, later)).toBe(1);
    const now = new Date();
    app.setTime(later);
    expect(outcome(await enter(token))).toEqual(refused);
    app.setTime(now);
  });
});
