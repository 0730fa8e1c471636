import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forgetPending } from '#domain/credentials/pending-sign-ins.store';
import { makeUser } from '../make/user.js';
import { OpenIdProvider, type ProviderClaims } from '../support/openid-provider.js';
import { TestApp } from '../support/test-app.js';
import { newProof, Visitor } from '../support/visitor.js';

const PUBLIC_URL = 'http://talk.test';

describe('signing in with an OpenID provider', () => {
  let app: TestApp;
  let provider: OpenIdProvider;
  beforeAll(async () => {
    provider = await OpenIdProvider.plan();
    app = await TestApp.start({ OIDC_PROVIDERS: provider.setting() });
  });
  afterAll(async () => {
    await app?.stop();
    await provider?.stop();
  });

  const visitor = () => new Visitor(PUBLIC_URL, app.url);
  const begin = (window: Visitor, challenge: string) => window.open(`/auth/providers/newsroom?challenge=${challenge}`);

  /** Goes to the provider and signs in there; answers where the browser is sent back to. */
  async function goAndSignIn(login: string, claims: ProviderClaims = {}) {
    provider.people.set(login, claims);
    const [window, proof] = [visitor(), newProof()];
    const back = await window.signIn(await begin(window, proof.challenge), login);
    return { window, back, ...proof };
  }

  /** All the way, up to the code that the popup hands over. */
  async function codeFor(login: string, claims: ProviderClaims = {}) {
    const { window, back, verifier } = await goAndSignIn(login, claims);
    const page = await window.open(back);
    expect(page.status).toBe(200);
    return { code: /data-code="([\w-]{43})"/.exec(page.text)?.[1] ?? '', verifier };
  }
  const redeem = (body: { code: string; verifier: string }) => app.ask('post', '/auth/code').send(body);
  const signIn = async (login: string, claims: ProviderClaims = {}) => redeem(await codeFor(login, claims));
  const changeFlow = async (change: object) => {
    const { client } = app.database;
    await client.$executeRaw`UPDATE pending_sign_ins SET data = data || ${JSON.stringify(change)}::jsonb WHERE kind = 'flow'`;
  };

  it('starts without the provider, says so while it is away, and uses it once it is there', async () => {
    expect((await app.ask('get', '/auth/methods')).body).toEqual({ providers: [{ id: 'newsroom', name: 'Newsroom account' }] });
    const away = await begin(visitor(), newProof().challenge);
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '2']);
    expect(away.text).toContain('We cannot reach that provider');
    await provider.start([PUBLIC_URL]);
    const there = await begin(visitor(), newProof().challenge);
    expect([there.status, there.url.origin]).toEqual([200, provider.issuer]);
  });

  it('makes an account the first time, and finds it the second', async () => {
    const first = await signIn('leila', { email: 'leila@news.example', email_verified: true, name: 'Leila Rahimi', locale: 'fr-CA' });
    expect(first.status).toBe(200);
    expect(first.body.user).toMatchObject({ name: 'Leila Rahimi', email: 'leila@news.example', emailVerified: true, role: 'reader', locale: 'fr-CA', nameChangeableAt: null });
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly/);
    // What the provider says later changes nothing here: it is that person by the subject alone.
    const second = await signIn('leila', { email: 'other@news.example', email_verified: true, name: 'Somebody Else' });
    expect(second.body.user).toMatchObject({ id: first.body.user.id, name: 'Leila Rahimi', email: 'leila@news.example' });
    const sessions = await app.ask('get', '/me/sessions', { token: String(second.body.accessToken) });
    expect(JSON.stringify(sessions.body)).toContain('"provider"');
  });

  it('sends the code to windows of our own only, and keeps it out of every cache', async () => {
    const { window, back } = await goAndSignIn('headers');
    const { headers, text } = await window.open(back);
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self'.*frame-ancestors 'none'/);
    expect([headers.get('cache-control'), headers.get('referrer-policy'), headers.get('cross-origin-opener-policy')]).toEqual(['no-store', 'no-referrer', null]);
    expect(text).not.toMatch(/<script>/);
    expect((await app.page('/assets/hand-over.js')).text).toMatch(/postMessage\(.*location\.origin\)/s);
  });

  it('refuses whoever comes back with another state, without this browser’s cookie, or twice', async () => {
    const forged = await goAndSignIn('state');
    forged.back.searchParams.set('state', 'somebody-else');
    expect((await forged.window.open(forged.back)).status).toBe(401);
    const stolen = await goAndSignIn('stolen');
    expect((await visitor().open(stolen.back)).status).toBe(401);
    expect((await stolen.window.open(stolen.back)).status).toBe(200);
    expect((await stolen.window.open(stolen.back)).status).toBe(401);
  });

  it('refuses an answer that was made for another question', async () => {
    const nonce = await goAndSignIn('nonce');
    await changeFlow({ nonce: 'of-another-question' });
    expect((await nonce.window.open(nonce.back)).status).toBe(401);
    const verifier = await goAndSignIn('verifier');
    await changeFlow({ verifier: newProof().verifier });
    expect((await verifier.window.open(verifier.back)).status).toBe(401);
  });

  it('refuses whoever stays away too long, and says so to whoever changed their mind', async () => {
    const late = await goAndSignIn('late');
    const now = new Date();
    app.setTime(new Date(now.getTime() + 11 * 60_000));
    expect((await late.window.open(late.back)).status).toBe(401);
    app.setTime(now);
    const window = visitor();
    const there = await begin(window, newProof().challenge);
    const state = new URL(there.url).searchParams.get('state') ?? '';
    const back = await window.open(`/auth/providers/newsroom/callback?error=access_denied&state=${state}`);
    expect([back.status, back.text.includes('You can close this window')]).toEqual([401, true]);
  });

  it('asks for a challenge, and knows no other provider', async () => {
    expect((await visitor().open('/auth/providers/newsroom')).status).toBe(422);
    expect((await visitor().open(`/auth/providers/elsewhere?challenge=${newProof().challenge}`)).status).toBe(404);
  });

  it('takes a code once, also when many bring it at the same moment', async () => {
    const held = await codeFor('parallel', { name: 'Parallel Reader' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => redeem(held)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 401)]);
    expect(answers.find(({ status }) => status === 401)?.body.code).toBe('code.invalid');
  });

  it('takes a code from the frame that asked for it only, and within a minute', async () => {
    const held = await codeFor('bound');
    expect((await redeem({ ...held, verifier: newProof().verifier })).body.code).toBe('code.invalid');
    expect((await redeem(held)).body.code).toBe('code.invalid');
    const late = await codeFor('slow');
    const now = new Date();
    app.setTime(new Date(now.getTime() + 61_000));
    expect((await redeem(late)).body.code).toBe('code.invalid');
    app.setTime(now);
    const planted = await codeFor('planted');
    expect((await redeem(planted).set('Origin', 'https://elsewhere.example')).body.code).toBe('request.foreign-origin');
  });

  it('makes one account of somebody new who signs in in several places at once', async () => {
    const held = await Promise.all(Array.from({ length: 5 }, () => codeFor('twins', { email: 'twins@news.example', email_verified: true, name: 'Twin Reader' })));
    const answers = await Promise.all(held.map(redeem));
    expect(answers.map(({ status }) => status)).toEqual(held.map(() => 200));
    expect(new Set(answers.map(({ body }) => String(body.user.id))).size).toBe(1);
  });

  it('joins an account by an address that both sides have verified, and by no other', async () => {
    const verified = await makeUser(app, { emailVerified: true });
    const joined = await signIn('joins', { email: verified.email.toUpperCase(), email_verified: true, name: 'Another Name' });
    expect(joined.body.user).toMatchObject({ id: verified.id, name: verified.name });

    const unproven = await signIn('unproven', { email: verified.email, email_verified: false });
    expect(unproven.status).toBe(200);
    expect(unproven.body.user).toMatchObject({ email: null, emailVerified: false });
    expect(unproven.body.user.id).not.toBe(verified.id);

    const unverified = await makeUser(app);
    const refused = await signIn('refused', { email: unverified.email, email_verified: true });
    expect([refused.status, refused.body.code]).toEqual([409, 'link.needed']);
  });

  it('names somebody new so that nobody is taken for anybody else', async () => {
    const taken = await makeUser(app, { name: 'Ada Lovelace' });
    expect((await signIn('ada-two', { name: taken.name })).body.user.name).toMatch(/^Ada Lovelace \d{2,4}$/);
    expect((await signIn('nameless', { preferred_username: 'somebody@news.example' })).body.user.name).toMatch(/^Reader \d{4,8}$/);
    expect((await signIn('staff-like', { name: 'Moderator' })).body.user.name).not.toBe('Moderator');
  });

  it('links a provider to whoever is logged in, and never to two accounts', async () => {
    const [owner, other] = [await makeUser(app), await makeUser(app)];
    const link = async (asker: { token: string }, login: string) => app.ask('post', '/me/providers', asker).send(await codeFor(login));
    expect((await link(owner, 'linked')).status).toBe(204);
    expect((await link(owner, 'linked')).status).toBe(204);
    expect((await signIn('linked')).body.user.id).toBe(owner.id);
    expect((await link(other, 'linked')).body.code).toBe('provider.taken');
    expect((await app.ask('post', '/me/providers').send(await codeFor('linked'))).status).toBe(401);
    await app.database.client.session.update({ where: { id: other.sessionId }, data: { provenAt: null } });
    expect((await link(other, 'unproven-link')).body.code).toBe('proof.needed');
  });

  it('unlinks a provider, but not the last way in', async () => {
    const owner = await makeUser(app);
    await app.ask('post', '/me/providers', owner).send(await codeFor('leaves'));
    const unlink = (asker: { token: string }) => app.ask('delete', '/me/providers/newsroom', asker);
    expect((await unlink(owner)).status).toBe(204);
    expect((await unlink(owner)).body.code).toBe('provider.absent');
    const only = (await signIn('only-way')).body;
    const asker = { token: String(only.accessToken) };
    expect((await unlink(asker)).body.code).toBe('credentials.last');
    await app.database.client.session.updateMany({ where: { userId: String(only.user.id) }, data: { provenAt: null } });
    expect((await unlink(asker)).body.code).toBe('proof.needed');
  });

  it('keeps nothing of a finished sign-in that could be used again', async () => {
    await app.database.client.pendingSignIn.deleteMany();
    const held = await codeFor('traces');
    const [row, ...more] = await app.database.client.pendingSignIn.findMany();
    expect([row?.kind, more]).toEqual(['code', []]);
    expect(JSON.stringify(row)).not.toContain(held.code);
    await redeem(held);
    expect(await app.database.client.pendingSignIn.count()).toBe(0);
  });
  it('forgets what nobody came back for', async () => {
    const { client } = app.database;
    await begin(visitor(), newProof().challenge);
    expect(await forgetPending(client, new Date())).toBe(0);
    expect(await forgetPending(client, new Date(Date.now() + 11 * 60_000))).toBeGreaterThan(0);
    expect(await client.pendingSignIn.count()).toBe(0);
  });
});

describe('the window of a provider', () => {
  it('is opened so often by one network, and then no more for a while', async () => {
    const provider = await OpenIdProvider.plan();
    await provider.start([PUBLIC_URL]);
    const app = await TestApp.start({ OIDC_PROVIDERS: provider.setting(), RATE_LIMITS: 'on' });
    try {
      const statuses: number[] = [];
      for (let time = 0; time < 32; time += 1) statuses.push((await app.page(`/auth/providers/newsroom?challenge=${newProof().challenge}`)).status);
      expect(statuses).toEqual([...Array.from({ length: 30 }, () => 302), 429, 429]);
    } finally {
      await app.stop();
      await provider.stop();
    }
  });
});
