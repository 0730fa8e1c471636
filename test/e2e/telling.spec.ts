import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkerModule } from '#worker/worker.module';
import type { NotificationView } from '#contract/notifications';
import { LOOKED_AT, LOOKED_THROUGH } from '#domain/notifications/lines.store';
import { NOTIFICATION_KEPT_SECONDS } from '#domain/notifications/notification';
import { TellFollowers } from '#domain/notifications/tell-followers';
import { TOLD_AT_ONCE } from '#domain/notifications/tell-followers-job';
import { TellOfReply } from '#domain/notifications/tell-of-reply';
import { newId } from '#platform/database/new-id';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { nextEvent, TestApp } from '../support/test-app.js';
import { allTold } from '../support/waiting-jobs.js';

let app: TestApp;
beforeAll(async () => (app = await TestApp.start({ STAFF_PROOF: 'off' }, [WorkerModule])));
afterAll(() => app.stop());

const follow = async (who: Somebody, path: string) => expect((await app.ask('put', `/follows/${path}`, who)).status).toBe(200);
const linesOf = async (who: Somebody): Promise<NotificationView[]> => (await app.ask('get', '/me/notifications', who)).body.items;
const kindsOf = async (who: Somebody) => (await linesOf(who)).map(({ kind, followed, count }) => [kind, followed ?? false, count]);
const decide = async (moderator: Somebody, id: string, decision: string, revision: number) => expect((await app.ask('post', `/moderation/replies/${id}/decisions`, moderator).send({ decision, revision, ...(decision === 'reject' ? { reason: 'off-topic' } : {}) })).status).toBe(201);

/** Does something and waits until the bell of somebody has rung. */
async function rung(who: Somebody, act: () => Promise<unknown>): Promise<void> {
  const socket = await app.connect(who);
  const ring = nextEvent(socket, 'notification.created');
  await act();
  await ring;
  socket.close();
}

describe('a crowd that follows the answers to a reply', () => {
  /** So many who follow the answers to a reply, made in two statements. */
  async function crowdFollowing(replyId: string, count: number): Promise<void> {
    const at = new Date(Date.now() - 60_000);
    const ids = Array.from({ length: count }, () => newId(at));
    await app.database.client.$executeRaw`
      INSERT INTO users (id, name, name_key, created_at) SELECT id, 'crowd', 'crowd ' || id, ${at} FROM unnest(${ids}::uuid[]) AS c (id)`;
    await app.database.client.follow.createMany({ data: ids.map((followerId) => ({ id: newId(at), followerId, replyId, createdAt: at })) });
  }

  it('is told some at a time, each once, and its author first of all', async () => {
    const [thread, author] = [await makeThread(app), await makeUser(app)];
    const reply = await makeReply(app, thread.id, { author });
    await crowdFollowing(reply.id, TOLD_AT_ONCE * 2);
    // Ids are in order of time, and followers are gone through by their ids: this one comes last.
    const last = await makeUser(app);
    await follow(last, `replies/${reply.id}`);
    let answer: string | undefined;
    await rung(last, async () => (answer = (await makeReply(app, thread.id, { parentId: reply.id })).id));
    expect([await kindsOf(author), await kindsOf(last)]).toEqual([[['answer', false, 1]], [['answer', true, 1]]]);
    const { client } = app.database;
    expect(await client.notification.count({ where: { cause: `reply:${answer}`, kind: 'answer', data: { path: ['followed'], equals: true } } })).toBe(TOLD_AT_ONCE * 2 + 1);
    // Rows that were inserted in one transaction are known by its number.
    const lots = await client.$queryRaw<{ size: number }[]>`SELECT count(*)::int AS size FROM notifications WHERE cause = ${`reply:${answer}`} GROUP BY xmin::text`;
    expect(Math.max(...lots.map(({ size }) => size))).toBe(TOLD_AT_ONCE);
    expect(lots).toHaveLength(4);
  });

  it('hears of an answer as one, also who follows its author, thread or article besides, and of none that came before', async () => {
    const [thread, author, by, early, late] = [await makeThread(app), await makeUser(app), await makeUser(app), await makeUser(app), await makeUser(app)];
    const reply = await makeReply(app, thread.id, { author });
    const places = [`articles/${thread.articleId}`, `threads/${thread.id}`, `users/${by.id}`, `replies/${reply.id}`];
    for (const path of places) await follow(early, path);
    await rung(early, () => makeReply(app, thread.id, { author: by, parentId: reply.id }));
    for (const path of places) await follow(late, path);
    // Their turn comes after that of the first answer.
    await rung(late, () => makeReply(app, thread.id, { author: by, parentId: reply.id }));
    await allTold(app);
    expect([await kindsOf(early), await kindsOf(late)]).toEqual([[['answer', true, 2]], [['answer', true, 1]]]);
  });

  it('hears of it as of anything else that they follow where they want nothing of answers', async () => {
    const [thread, reader, by] = [await makeThread(app), await makeUser(app), await makeUser(app)];
    const reply = await makeReply(app, thread.id);
    for (const path of [`replies/${reply.id}`, `users/${by.id}`]) await follow(reader, path);
    await app.ask('patch', '/me/preferences', reader).send({ kinds: { answer: { bell: false, mail: false, push: false } } });
    await rung(reader, () => makeReply(app, thread.id, { author: by, parentId: reply.id }));
    expect(await kindsOf(reader)).toEqual([['follow', false, 1]]);
  });
});

describe('an edit', () => {
  const edit = async (by: Somebody, id: string, body: string) => expect((await app.ask('patch', `/replies/${id}`, by).send({ body })).status).toBe(200);

  it('tells those whom it calls to for the first time, and neither who did not want to be told before nor who has followed since', async () => {
    const [thread, author, by, late, once, called, moderator] = [await makeThread(app), await makeUser(app), await makeUser(app), await makeUser(app), await makeUser(app), await makeUser(app), await makeUser(app, { role: 'moderator' })];
    const reply = await makeReply(app, thread.id, { author });
    const wants = (who: Somebody, bell: boolean) => app.ask('patch', '/me/preferences', who).send({ kinds: { answer: { bell, mail: bell, push: bell }, mention: { bell, mail: bell, push: bell } } });
    for (const who of [author, once]) await wants(who, false);
    const first = await makeUser(app);
    let answer = '';
    await rung(first, async () => (answer = (await makeReply(app, thread.id, { author: by, parentId: reply.id, body: `@[x](user:${once.id}) and @[x](user:${first.id}).` })).id));
    for (const who of [author, once]) await wants(who, true);
    for (const path of [`replies/${reply.id}`, `threads/${thread.id}`, `users/${by.id}`]) await follow(late, path);
    await rung(called, () => edit(by, answer, `@[x](user:${once.id}), @[x](user:${first.id}) and @[x](user:${called.id}).`));
    // Nor does it when the newsroom chooses it.
    await decide(moderator, answer, 'feature', 2);
    await rung(late, () => makeReply(app, thread.id));
    await allTold(app);
    const told = await Promise.all([author, once, first, called].map(kindsOf));
    expect(told).toEqual([[], [], [['mention', false, 1]], [['mention', false, 1]]]);
    expect((await linesOf(late)).map(({ reply: to }) => to?.id === answer)).toEqual([false]);
  });

  it('of what waits tells nobody, and all are told once when it is approved, whatever happens to it afterwards', async () => {
    const [thread, author, by, follower, called, moderator] = [await makeThread(app), await makeUser(app), await makeUser(app, { standing: 'premoderated' }), await makeUser(app), await makeUser(app), await makeUser(app, { role: 'moderator' })];
    const reply = await makeReply(app, thread.id, { author });
    for (const path of [`replies/${reply.id}`, `users/${by.id}`]) await follow(follower, path);
    const held = await makeReply(app, thread.id, { author: by, parentId: reply.id });
    await edit(by, held.id, `Held, and calls to @[x](user:${called.id}).`);
    await rung(follower, () => decide(moderator, held.id, 'approve', 2));
    await decide(moderator, held.id, 'reject', 2);
    await decide(moderator, held.id, 'restore', 2);
    const last = await makeReply(app, thread.id);
    await follow(follower, `replies/${last.id}`);
    await rung(follower, () => makeReply(app, thread.id, { parentId: last.id }));
    await allTold(app);
    expect(await Promise.all([author, called, follower].map(kindsOf))).toEqual([[['answer', false, 1]], [['mention', false, 1]], [['answer', true, 1], ['answer', true, 1]]]);
  });
});

describe('a bell', () => {
  it('is not emptied by what may not be shown, however much of it is newer than what may', async () => {
    const [reader, muted, gone, thread] = [await makeUser(app), await makeUser(app), await makeUser(app), await makeThread(app)];
    const { client } = app.database;
    const rejected = await makeReply(app, thread.id, { author: gone });
    const rows = (length: number, about: { kind: 'prompt' } | { kind: 'follow'; actorId: string; replyId?: string }) =>
      Array.from({ length }, () => ({ id: newId(), userId: reader.id, cause: `reply:${newId()}`, subject: `thread:${thread.id}`, at: new Date(), ...about }));
    await client.notification.createMany({ data: rows(1, { kind: 'prompt' }) });
    await client.notification.createMany({ data: rows(LOOKED_AT, { kind: 'follow', actorId: muted.id }) });
    await client.notification.createMany({ data: rows(LOOKED_THROUGH - LOOKED_AT - 1, { kind: 'follow', actorId: gone.id, replyId: rejected.id }) });
    expect(await kindsOf(reader)).toEqual([['follow', false, LOOKED_AT]]);
    await app.ask('put', `/mutes/users/${muted.id}`, reader);
    await decide(await makeUser(app, { role: 'moderator' }), rejected.id, 'reject', 1);
    expect((await app.ask('get', '/me/notifications', reader)).body).toMatchObject({ unread: 1, items: [{ kind: 'prompt', count: 1 }] });
  });
});

describe('a reply that is older than what is kept', () => {
  it('is told to nobody anew when it is restored, nor whom an edit calls to', async () => {
    const [thread, author, by, follower, called, moderator] = [await makeThread(app), await makeUser(app), await makeUser(app), await makeUser(app), await makeUser(app), await makeUser(app, { role: 'moderator' })];
    const { client } = app.database;
    const reply = await makeReply(app, thread.id, { author });
    for (const path of [`replies/${reply.id}`, `users/${by.id}`]) await follow(follower, path);
    const { id: answer } = await makeReply(app, thread.id, { author: by, parentId: reply.id, body: `@[x](user:${called.id})` });
    await allTold(app);
    // As when all of it happened so long ago, and what was told has been forgotten.
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);
    const become = async (seconds: number) => {
      await client.notification.deleteMany({ where: { cause: `reply:${answer}` } });
      await client.follow.updateMany({ where: { followerId: follower.id }, data: { createdAt: ago(seconds + 60) } });
      await client.reply.update({ where: { id: answer }, data: { createdAt: ago(seconds) }, select: { id: true } });
    };
    await become(NOTIFICATION_KEPT_SECONDS);
    await decide(moderator, answer, 'reject', 1);
    await decide(moderator, answer, 'restore', 1);
    await allTold(app);
    const tell = async () => {
      await app.get(TellOfReply).run({ replyId: answer });
      for (const source of ['reply', 'user'] as const) await app.get(TellFollowers).run({ replyId: answer, source });
      await app.get(TellOfReply).run({ replyId: answer, called: [called.id] });
    };
    await tell();
    expect(await client.notification.count({ where: { cause: `reply:${answer}` } })).toBe(0);
    // A little younger, and nothing was forgotten yet.
    await become(NOTIFICATION_KEPT_SECONDS - 3_600);
    await tell();
    expect(await client.notification.count({ where: { cause: `reply:${answer}` } })).toBe(3);
  });
});
