import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FoundReader, ReaderReply, ReaderReport } from '#contract/people';
import type { SanctionView } from '#contract/sanctions';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { nextEvent, TestApp } from '../support/test-app.js';

let app: TestApp;
let admin: Somebody;
let moderator: Somebody;
/** Moderates the first site only. */
let local: Somebody;
let here: MadeThread;
let there: MadeThread;
beforeAll(async () => {
  app = await TestApp.start();
  [admin, moderator, local] = [await makeUser(app, { role: 'admin' }), await makeUser(app, { role: 'moderator' }), await makeUser(app)];
  [here, there] = [await makeThread(app), await makeThread(app)];
  await app.ask('put', `/users/${local.id}/role`, admin).send({ role: 'moderator', siteId: here.site.id }).expect(200);
});
afterAll(() => app.stop());

const find = async (q: string, by: Somebody) => ((await app.ask('get', `/moderation/users?${new URLSearchParams({ q }).toString()}`, by).expect(200)).body.items as FoundReader[]).map(({ id }) => id);
const sanction = async (user: Somebody, body: object, by = moderator) =>
  (await app.ask('post', `/moderation/users/${user.id}/sanctions`, by).send({ reason: 'abuse', ...body }).expect(201)).body as SanctionView;
const post = (user: Somebody, thread: MadeThread, key?: string) => {
  const asked = app.ask('post', `/threads/${thread.id}/replies`, user);
  return (key === undefined ? asked : asked.set('idempotency-key', key)).send({ body: `Kept by ${user.name}, ${key ?? crypto.randomUUID()}.` });
};
const acknowledge = (user: Somebody, { id }: { id: string }) => app.ask('put', `/me/sanctions/${id}/acknowledgement`, user).expect(204);

describe('looking for a reader', () => {
  it('finds by a name’s beginning, however it is spelt, by an id, and by an address only for who administers everything', async () => {
    const reader = await makeUser(app, { name: 'Zoé Quíntana' });
    for (const q of ['zoé', 'ZOÉ QU', 'Zoé_Quí', reader.id]) expect([q, await find(q, moderator)]).toEqual([q, [reader.id]]);
    expect(await find('Quíntana', moderator)).toEqual([]);
    expect([await find(reader.email.toUpperCase(), admin), await find(reader.email, moderator), await find('%', moderator)]).toEqual([[reader.id], [], []]);
    await app.ask('get', '/moderation/users?q=zo', reader).expect(403);
  });

  it('shows how they stand on one’s own sites and no other', async () => {
    const reader = await makeUser(app, { name: 'Stands Somewhere' });
    for (const { site } of [here, there]) await sanction(reader, { kind: 'ban', siteId: site.id });
    const standings = async (by: Somebody) => ((await app.ask('get', '/moderation/users?q=stands', by)).body.items as FoundReader[]).flatMap(({ siteStandings }) => siteStandings.map(({ siteId }) => siteId));
    expect([await standings(local), (await standings(moderator)).sort()]).toEqual([[here.site.id], [here.site.id, there.site.id].sort()]);
  });
});

describe('a reader as moderators look at one', () => {
  it('is what they wrote, whatever became of it, and the reports about and by them; of one’s own sites', async () => {
    const [reader, other] = [await makeUser(app), await makeUser(app)];
    const [first, second, elsewhere] = [await makeReply(app, here.id, { author: reader }), await makeReply(app, here.id, { author: reader }), await makeReply(app, there.id, { author: reader })];
    await app.ask('post', `/replies/${second.id}/reports`, other).send({ reason: 'spam', note: 'Again.' }).expect(201);
    await app.ask('post', `/replies/${elsewhere.id}/reports`, other).send({ reason: 'hate' }).expect(201);
    await app.ask('post', `/moderation/replies/${second.id}/decisions`, moderator).send({ decision: 'reject', revision: 1, reason: 'spam' }).expect(201);
    const replies = async (by: Somebody, query = '') => (await app.ask('get', `/moderation/users/${reader.id}/replies${query}`, by).expect(200)).body as { items: ReaderReply[]; next: string | null };
    expect((await replies(local)).items.map(({ reply, decision }) => [reply.id, reply.status, decision?.reason ?? null])).toEqual([[second.id, 'rejected', 'spam'], [first.id, 'published', null]]);
    const page = await replies(moderator, '?limit=2');
    expect([page.items[0]?.reply.id, (await replies(moderator, `?limit=2&cursor=${page.next}`)).items.map(({ reply }) => reply.id)]).toEqual([elsewhere.id, [first.id]]);
    expect((await replies(moderator, '?status=rejected')).items).toHaveLength(1);
    const reports = async (user: Somebody, side: string, by: Somebody) => (await app.ask('get', `/moderation/users/${user.id}/reports?side=${side}`, by).expect(200)).body.items as ReaderReport[];
    expect(await reports(reader, 'about', local)).toMatchObject([{ replyId: second.id, reason: 'spam', note: 'Again.', outcome: 'removed', reporter: { id: other.id }, author: { id: reader.id } }]);
    expect((await reports(other, 'by', moderator)).map(({ outcome }) => outcome)).toEqual(['open', 'removed']);
    expect(await reports(reader, 'by', moderator)).toEqual([]);
    await app.ask('get', `/moderation/users/${reader.id}/replies`, other).expect(403);
  });

  it('does not say to a moderator who reported them', async () => {
    const { id } = await makeReply(app, here.id, { author: moderator });
    await app.ask('post', `/replies/${id}/reports`, await makeUser(app)).send({ reason: 'abuse' }).expect(201);
    const reports = (side: string, by: Somebody) => app.ask('get', `/moderation/users/${moderator.id}/reports?side=${side}`, by);
    expect((await reports('about', moderator).expect(403)).body.code).toBe('report.about-you');
    expect((await reports('about', local).expect(200)).body.items).toMatchObject([{ replyId: id }]);
    await reports('by', moderator).expect(200);
  });
});

describe('a warning', () => {
  it('has to be read before one posts again, and loses nothing of what was written', async () => {
    const reader = await makeUser(app);
    const warning = await sanction(reader, { kind: 'warn', note: 'Please mind your tone.' });
    const refused = await post(reader, here, 'the-same-key');
    expect([refused.status, refused.body.code]).toEqual([403, 'warning.unread']);
    await acknowledge(reader, warning);
    await post(reader, here, 'the-same-key').expect(201);
  });

  it('of one site waits there and nowhere else, until the last of them was read or taken back', async () => {
    const reader = await makeUser(app);
    const [one, two] = [await sanction(reader, { kind: 'warn', siteId: here.site.id }, local), await sanction(reader, { kind: 'warn', siteId: here.site.id }, local)];
    await post(reader, there).expect(201);
    await acknowledge(reader, one);
    expect((await post(reader, here)).body.code).toBe('warning.unread');
    await app.ask('delete', `/moderation/users/${reader.id}/sanctions/${two.id}`, local).expect(204);
    await post(reader, here).expect(201);
  });

  it('given while somebody posts comes before it or after it, fifty times', async () => {
    for (let times = 0; times < 50; times += 1) {
      const reader = await makeUser(app);
      const [posted, warning] = await Promise.all([post(reader, here), sanction(reader, { kind: 'warn' })]);
      expect([201, 403]).toContain(posted.status);
      expect((await post(reader, here)).status).toBe(403);
      await acknowledge(reader, warning);
    }
  });
});

describe('a name that is reset', () => {
  const reset = (user: Somebody, by: Somebody) => app.ask('post', `/moderation/users/${user.id}/name-reset`, by).send({ reason: 'abuse', note: 'It insults somebody.' });

  it('gives way to a neutral one; its owner is told, may choose another at once, and nobody has the old one again', async () => {
    const reader = await makeUser(app, { name: 'Something Rude' });
    const socket = await app.connect(reader);
    const told = nextEvent(socket, 'standing.changed');
    const { body } = await reset(reader, moderator).expect(201);
    expect([body.kind, await told]).toEqual(['rename', { siteId: null }]);
    const me = await app.ask('get', '/me', reader);
    expect(me.body).toMatchObject({ name: expect.stringMatching(/^Reader \d{8}$/), nameChangeableAt: null, standing: 'good' });
    expect((await post(reader, here)).body.code).toBe('warning.unread');
    expect((await app.ask('get', '/me/sanctions', reader)).body.items).toMatchObject([{ kind: 'rename', reason: 'abuse', note: 'It insults somebody.' }]);
    await acknowledge(reader, body as SanctionView);
    await post(reader, here).expect(201);
    expect((await app.ask('patch', '/me', reader).send({ name: 'Something  rude' })).body.code).toBe('name.taken');
    await app.ask('patch', '/me', reader).send({ name: 'Something Kind' }).expect(200);
    const log = await app.ask('get', `/moderation/log?targetId=${reader.id}`, moderator);
    expect(log.body.items).toMatchObject([{ action: 'user.name-reset', reason: 'abuse', note: 'It insults somebody.' }]);
    expect(JSON.stringify(log.body)).not.toContain('Rude');
  });

  it('is for moderators of every site, and never one’s own, an admin’s or a colleague’s', async () => {
    const reader = await makeUser(app);
    const codes = [await reset(reader, local), await reset(moderator, moderator), await reset(admin, moderator), await reset(local, moderator)].map(({ status, body }) => [status, body.code]);
    expect(codes).toEqual([[403, 'role.insufficient'], [403, 'sanction.own'], [403, 'sanction.admin'], [403, 'sanction.moderator']]);
  });
});
