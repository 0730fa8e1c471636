import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkerModule } from '#worker/worker.module';
import { makeSite } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestSmtp, tokenIn } from '../support/smtp.js';
import { TestApp } from '../support/test-app.js';

const WEEK_MS = 7 * 24 * 3_600_000;

describe('an invitation to work on a site', () => {
  let app: TestApp;
  let smtp: TestSmtp;
  let general: Somebody;
  let admin: Somebody;
  let siteId: string;
  let name: string;
  let made = 0;
  beforeAll(async () => {
    smtp = await TestSmtp.start();
    app = await TestApp.start({ SMTP_URL: smtp.url }, [WorkerModule]);
    [general, admin] = [await makeUser(app, { role: 'admin' }), await makeUser(app)];
    ({ id: siteId, name } = await makeSite(app));
    await app.ask('put', `/users/${admin.id}/role`, general).send({ role: 'admin', siteId }).expect(200);
  });
  afterAll(async () => {
    await app.stop();
    await smtp.stop();
  });

  const newAddress = () => `Invited.${++made}@mail.test`;
  const invite = (email: string, role = 'moderator', by = admin) => app.ask('post', `/sites/${siteId}/invitations`, by).send({ email, role });
  const linkTo = async (email: string) => tokenIn(await smtp.next(email, `You are invited to work on ${name}`));
  const accept = (token: string, who: Somebody) => app.ask('post', '/me/invitations', who).send({ token });
  const register = async (email: string): Promise<Somebody> => {
    const { body } = await app.ask('post', '/auth/register').send({ email, password: 'four quiet words here', name: `Invited ${made}` }).expect(201);
    return { id: body.user.id, name: body.user.name, email, token: body.accessToken, sessionId: '' };
  };
  const rolesOf = async (who: Somebody) => (await app.ask('get', '/me', who)).body.siteRoles as unknown;

  it('gives a newly registered account its role, once, and confirms its address', async () => {
    const email = newAddress();
    const { body } = await invite(email).expect(201);
    expect(body).toMatchObject({ siteId, email, role: 'moderator', invitedBy: { id: admin.id }, acceptedAt: null });
    expect(Date.parse(body.expiresAt) - Date.parse(body.createdAt)).toBe(WEEK_MS);
    const token = await linkTo(email);
    expect(JSON.stringify(body)).not.toContain(token);
    // In another case than the letter was sent to, which is the same mailbox.
    const who = await register(email.toLowerCase());
    const answers = await Promise.all(Array.from({ length: 10 }, () => accept(token, who)));
    expect(answers.filter(({ status }) => status === 200).map(({ body: role }) => role as unknown)).toEqual([{ siteId, role: 'moderator' }]);
    expect(answers.filter(({ body: refused }) => refused.code === 'link.invalid')).toHaveLength(9);
    expect((await app.ask('get', '/me', who)).body).toMatchObject({ role: 'reader', emailVerified: true, siteRoles: [{ siteId, role: 'moderator' }] });
    await app.ask('get', `/moderation/queue?kind=held&siteId=${siteId}`, who).expect(200);
    const list = await app.ask('get', `/sites/${siteId}/invitations`, admin).expect(200);
    expect(list.body.items[0]).toMatchObject({ email, acceptedAt: expect.any(String) });
    const { items } = (await app.ask('get', '/moderation/log?limit=2', admin).expect(200)).body;
    expect(items).toMatchObject([
      { action: 'user.role', actor: { id: who.id }, before: { siteId, role: 'reader' }, after: { siteId, role: 'moderator', invitationId: body.id } },
      { action: 'site.invite', actor: { id: admin.id }, target: { id: siteId } },
    ]);
    expect(JSON.stringify(items)).not.toContain(email);
  });

  it('is for the account with the address that it was sent to, and stays good when another tries it', async () => {
    const who = await makeUser(app, { emailVerified: true });
    await invite(who.email, 'staff').expect(201);
    const token = await linkTo(who.email);
    const other = await accept(token, await makeUser(app, { emailVerified: true }));
    expect([other.status, other.body.code]).toEqual([403, 'invitation.address']);
    await accept(token, who).expect(200);
    expect(await rolesOf(who)).toEqual([{ siteId, role: 'staff' }]);
  });

  it('makes nobody less than they are', async () => {
    const who = await makeUser(app, { emailVerified: true });
    await app.ask('put', `/users/${who.id}/role`, admin).send({ role: 'admin', siteId }).expect(200);
    await invite(who.email, 'staff').expect(201);
    expect((await accept(await linkTo(who.email), who).expect(200)).body).toEqual({ siteId, role: 'admin' });
  });

  it('is worth nothing once it was taken back, sent anew, or promised by who may not any more', async () => {
    const who = await makeUser(app, { emailVerified: true });
    const first = await invite(who.email).expect(201);
    const old = await linkTo(who.email);
    const second = await invite(who.email).expect(201);
    expect((await app.ask('delete', `/sites/${siteId}/invitations/${first.body.id}`, admin)).status).toBe(404);
    expect((await accept(old, who)).body.code).toBe('link.invalid');
    await app.ask('delete', `/sites/${siteId}/invitations/${second.body.id}`, admin).expect(204);
    expect((await app.ask('delete', `/sites/${siteId}/invitations/${second.body.id}`, admin)).body.code).toBe('invitation.absent');

    const [late, former] = [await makeUser(app, { emailVerified: true }), await makeUser(app)];
    await app.ask('put', `/users/${former.id}/role`, general).send({ role: 'admin', siteId }).expect(200);
    await invite(late.email, 'moderator', former).expect(201);
    const token = await linkTo(late.email);
    await app.ask('put', `/users/${former.id}/role`, general).send({ role: 'reader', siteId }).expect(200);
    expect((await accept(token, late)).body.code).toBe('link.invalid');
    expect(await rolesOf(late)).toEqual([]);
  });

  it('runs out', async () => {
    const who = await makeUser(app, { emailVerified: true });
    const { body } = await invite(who.email).expect(201);
    const token = await linkTo(who.email);
    await app.database.client.invitation.update({ where: { id: body.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await accept(token, who)).body.code).toBe('link.invalid');
    expect(await rolesOf(who)).toEqual([]);
  });

  it('lists who works on a site, page by page, and nobody of another', async () => {
    const [here, elsewhere] = [await makeUser(app), await makeUser(app)];
    await app.ask('put', `/users/${here.id}/role`, admin).send({ role: 'staff', siteId }).expect(200);
    await app.ask('put', `/users/${elsewhere.id}/role`, general).send({ role: 'moderator', siteId: (await makeSite(app)).id }).expect(200);
    const all: { id: string; here: string | null; everywhere: string }[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await app.ask('get', `/sites/${siteId}/people?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`, admin).expect(200);
      all.push(...body.items);
      cursor = body.next as string | null;
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all).toContainEqual({ id: general.id, name: general.name, here: null, everywhere: 'admin', since: null });
    expect(all.find(({ id }) => id === here.id)).toMatchObject({ here: 'staff', everywhere: 'reader' });
    expect(all.some(({ id }) => id === elsewhere.id)).toBe(false);
    await app.ask('get', `/sites/${siteId}/people`, elsewhere).expect(403);
  });
});
