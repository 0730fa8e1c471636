import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SanctionBody, SanctionView } from '#contract/sanctions';
import { listLog } from '#domain/audit/log.store';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { recount } from '../support/recount.js';
import { TestApp } from '../support/test-app.js';
import { hurryJobs } from '../support/waiting-jobs.js';

let app: TestApp;
let moderator: Somebody;
beforeAll(async () => {
  app = await TestApp.start({}, [WorkerModule]);
  moderator = await makeUser(app, { role: 'moderator' });
});
afterAll(() => app.stop());

const decide = (user: Somebody, body: Partial<SanctionBody> & { kind: SanctionBody['kind'] }, by = moderator) =>
  app.ask('post', `/moderation/users/${user.id}/sanctions`, by).send({ reason: 'abuse', ...body });
const made = async (user: Somebody, body: Partial<SanctionBody> & { kind: SanctionBody['kind'] }) => (await decide(user, body).expect(201)).body as SanctionView;
const end = (user: Somebody, { id }: SanctionView, by = moderator) => app.ask('delete', `/moderation/users/${user.id}/sanctions/${id}`, by);
const standingOf = async (user: Somebody) => (await app.ask('get', '/me', user)).body.standing as string;
const post = async (user: Somebody, threadId: string) => (await app.ask('post', `/threads/${threadId}/replies`, user).send({ body: `Written by ${user.name}, ${crypto.randomUUID()}.` })).body;

describe('what moderators decide about readers', () => {
  it('holds at once, the strictest first, and ends', async () => {
    const [thread, reader] = [await makeThread(app), await makeUser(app)];
    const warned = await made(reader, { kind: 'warn', note: 'Please mind your tone.' });
    expect([await standingOf(reader), await post(reader, thread.id)]).toMatchObject(['good', { status: 403, code: 'warning.unread' }]);
    await app.ask('put', `/me/sanctions/${warned.id}/acknowledgement`, reader).expect(204);
    expect([await standingOf(reader), (await post(reader, thread.id)).status]).toEqual(['good', 'published']);
    const premoderated = await made(reader, { kind: 'premoderate' });
    expect([await standingOf(reader), (await post(reader, thread.id)).status]).toEqual(['premoderated', 'held']);
    const suspended = await made(reader, { kind: 'suspend' });
    expect(await post(reader, thread.id)).toMatchObject({ status: 403, code: 'user.suspended' });
    const banned = await made(reader, { kind: 'ban' });
    expect(await post(reader, thread.id)).toMatchObject({ status: 403, code: 'user.banned' });
    await end(reader, banned).expect(204);
    await end(reader, banned).expect(204);
    expect(await standingOf(reader)).toBe('suspended');
    await end(reader, premoderated).expect(204);
    await end(reader, suspended).expect(204);
    expect([await standingOf(reader), (await post(reader, thread.id)).status]).toEqual(['good', 'published']);
    const log = await listLog(app.database.client, { targetId: reader.id, sites: null, limit: 20 });
    expect(log.map(({ action, before, after }) => [action, (before as { standing: string }).standing, (after as { standing: string }).standing]).reverse()).toEqual([
      ['user.sanction', 'good', 'good'],
      ['user.sanction', 'good', 'premoderated'],
      ['user.sanction', 'premoderated', 'suspended'],
      ['user.sanction', 'suspended', 'banned'],
      ['user.sanction-end', 'banned', 'suspended'],
      ['user.sanction-end', 'suspended', 'suspended'],
      ['user.sanction-end', 'suspended', 'good'],
    ]);
  });

  it('leaves nothing public of what is posted or edited at the moment of a ban', async () => {
    // In several discussions: it is the reader that is raced for, and each discussion is written in by one at a time.
    const threads = await Promise.all(Array.from({ length: 8 }, () => makeThread(app)));
    const races = Array.from({ length: 40 }, async (_, place) => {
      const { id } = threads[place % threads.length] as MadeThread;
      const reader = await makeUser(app);
      const before = await makeReply(app, id, { author: reader });
      const edit = () => app.ask('patch', `/replies/${before.id}`, reader).send({ body: `Said better by ${reader.name}.` });
      const answers = await Promise.all([post(reader, id), made(reader, { kind: 'ban' }), post(reader, id), edit()]);
      const { at } = await app.database.client.logEntry.findFirstOrThrow({ where: { targetId: reader.id, action: 'user.sanction' } });
      const [later, changed] = await Promise.all([
        app.database.client.reply.count({ where: { authorId: reader.id, createdAt: { gt: at } } }),
        app.database.client.revision.count({ where: { reply: { authorId: reader.id }, revision: { gt: 1 }, createdAt: { gt: at } } }),
      ]);
      return { later, changed, refused: answers.some((answer) => 'code' in answer && answer.code === 'user.banned') };
    });
    const raced = await Promise.all(races);
    expect(raced.filter(({ later, changed }) => later + changed > 0)).toEqual([]);
    // Some came before and some after: it was a race.
    expect(raced.some(({ refused }) => refused)).toBe(true);
  });

  it('ends by itself when its time is over, and not before', async () => {
    const reader = await makeUser(app);
    const until = new Date(Date.now() + 10_000).toISOString();
    const sanction = await made(reader, { kind: 'suspend', until });
    expect([sanction.until, await standingOf(reader)]).toEqual([until, 'suspended']);
    // The job comes by the database's clock.
    while ((await standingOf(reader)) === 'suspended') await hurryJobs(app);
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(until));
    const { sanctions } = (await app.ask('get', `/moderation/users/${reader.id}`, moderator).expect(200)).body;
    expect(sanctions).toMatchObject([{ id: sanction.id, endedById: null, endedAt: expect.any(String) }]);
  });

  /** Has somebody banned, with a follow in each direction; answers with how long their socket stayed open after that. */
  const banned = async (reader: Somebody, other: Somebody) => {
    await app.ask('put', `/follows/users/${reader.id}`, other).expect(200);
    await app.ask('put', `/follows/users/${other.id}`, reader).expect(200);
    const socket = await app.connect(reader);
    const told = new Promise<{ code: string; at: number }>((resolve) => socket.on('session.ended', ({ code }: { code: string }) => resolve({ code, at: performance.now() })));
    const closed = new Promise<string>((resolve) => socket.on('disconnect', resolve));
    await made(reader, { kind: 'ban' });
    const answered = performance.now();
    const { code, at } = await told;
    expect([code, await closed]).toEqual(['user.banned', 'io server disconnect']);
    return at - answered;
  };

  it('closes the sockets of whoever is banned within a second, and ends who follows whom', async () => {
    const [reader, neighbour, other] = [await makeUser(app), await makeUser(app), await makeUser(app)];
    // It is late when it is late twice: a machine may be busy with something else.
    expect(Math.min(await banned(reader, other), await banned(neighbour, other))).toBeLessThan(1_000);
    while ((await app.database.client.follow.count({ where: { OR: [{ followerId: reader.id }, { userId: reader.id }] } })) > 0) await hurryJobs(app);
    expect(await recount(app)).toEqual([]);
    // Whoever is banned still sees who they are here, and why.
    expect((await app.ask('get', '/me/sanctions', reader).expect(200)).body.items).toMatchObject([{ kind: 'ban', reason: 'abuse' }]);
  });

  it('is told to the reader without who decided, and acknowledged by them alone', async () => {
    const [reader, other] = [await makeUser(app), await makeUser(app)];
    const sanction = await made(reader, { kind: 'warn', note: 'Please mind your tone.' });
    const read = async () => (await app.ask('get', '/me/sanctions', reader)).body.items as object[];
    const [told] = await read();
    expect(told).toEqual({ id: sanction.id, kind: 'warn', siteId: null, slowSeconds: null, reason: 'abuse', note: 'Please mind your tone.', createdAt: sanction.createdAt, until: null, endedAt: null, acknowledgedAt: null });
    await app.ask('put', `/me/sanctions/${sanction.id}/acknowledgement`, other).expect(404);
    await app.ask('put', `/me/sanctions/${sanction.id}/acknowledgement`, reader).expect(204);
    const [first] = await read();
    await app.ask('put', `/me/sanctions/${sanction.id}/acknowledgement`, reader).expect(204);
    expect([(first as { acknowledgedAt: string }).acknowledgedAt, await read()]).toEqual([expect.any(String), [first]]);
  });

  it('is nobody’s about oneself, an admin, or, for a moderator, another moderator; and no reader’s', async () => {
    const [admin, colleague, reader] = [await makeUser(app, { role: 'admin' }), await makeUser(app, { role: 'moderator' }), await makeUser(app)];
    const refused = async (user: Somebody, by: Somebody) => (await decide(user, { kind: 'ban' }, by)).body.code as string;
    expect(await refused(moderator, moderator)).toBe('sanction.own');
    expect([await refused(admin, moderator), await refused(colleague, moderator)]).toEqual(['sanction.admin', 'sanction.moderator']);
    expect(await refused(moderator, reader)).toBe('role.insufficient');
    const sanction = (await decide(colleague, { kind: 'premoderate' }, admin).expect(201)).body as SanctionView;
    expect((await end(colleague, sanction, colleague)).body.code).toBe('sanction.own');
    expect((await end(reader, sanction)).status).toBe(404);
    expect(await standingOf(admin)).toBe('good');
  });

  it('has an end in the future, none for a warning, and needs a reason', async () => {
    const reader = await makeUser(app);
    expect((await decide(reader, { kind: 'suspend', until: '2020-01-01T00:00:00.000Z' })).body).toMatchObject({ status: 422, code: 'sanction.past' });
    expect((await decide(reader, { kind: 'warn', until: '2099-01-01T00:00:00.000Z' })).status).toBe(422);
    expect((await app.ask('post', `/moderation/users/${reader.id}/sanctions`, moderator).send({ kind: 'ban' })).status).toBe(422);
    expect([await standingOf(reader), await app.database.client.sanction.count({ where: { userId: reader.id } })]).toEqual(['good', 0]);
  });

  it('is made once with one key, and by many at once leaves the strictest', async () => {
    const [reader, other] = [await makeUser(app), await makeUser(app)];
    const answers = await Promise.all(Array.from({ length: 20 }, () => decide(reader, { kind: 'suspend' }).set('idempotency-key', 'one-decision')));
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ body }) => (body as SanctionView).id)).size).toBe(1);
    expect(await app.database.client.sanction.count({ where: { userId: reader.id } })).toBe(1);
    await Promise.all((['warn', 'premoderate', 'ban', 'suspend'] as const).map((kind) => made(other, { kind })));
    expect(await standingOf(other)).toBe('banned');
  });

  it('stands beside what somebody wrote and reported', async () => {
    const [thread, reader, other] = [await makeThread(app), await makeUser(app), await makeUser(app)];
    const own = await makeReply(app, thread.id, { author: reader });
    await app.ask('delete', `/replies/${(await makeReply(app, thread.id, { author: reader })).id}`, reader);
    const foreign = await makeReply(app, thread.id, { author: other });
    await app.ask('post', `/replies/${own.id}/reports`, other).send({ reason: 'abuse' }).expect(201);
    await app.ask('post', `/replies/${foreign.id}/reports`, reader).send({ reason: 'spam' }).expect(201);
    const { body } = await app.ask('get', `/moderation/users/${reader.id}`, moderator).expect(200);
    expect(body).toMatchObject({
      id: reader.id,
      standing: 'good',
      sanctions: [],
      replies: { published: 1, held: 0, rejected: 0, withdrawn: 1 },
      reports: { received: 1, made: 1 },
    });
    expect((await app.ask('get', `/moderation/users/${reader.id}`, other)).status).toBe(403);
  });
});
