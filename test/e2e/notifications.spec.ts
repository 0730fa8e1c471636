import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkerModule } from '#worker/worker.module';
import type { NotificationCreated, NotificationView } from '#contract/notifications';
import { LOOKED_AT, shownTo } from '#domain/notifications/lines.store';
import { TellFollowers } from '#domain/notifications/tell-followers';
import { TellOfReply } from '#domain/notifications/tell-of-reply';
import { newId } from '#platform/database/new-id';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { nextEvent, TestApp } from '../support/test-app.js';
import { asOwner } from '../support/test-database.js';
import { allTold } from '../support/waiting-jobs.js';

let app: TestApp;
beforeAll(async () => (app = await TestApp.start({ STAFF_PROOF: 'off' }, [WorkerModule])));
afterAll(() => app.stop());

const follow = async (who: Somebody, path: string) => expect((await app.ask('put', `/follows/${path}`, who)).status).toBe(200);
const listOf = async (who: Somebody): Promise<{ items: NotificationView[]; next: string | null; unread: number }> => (await app.ask('get', '/me/notifications', who)).body;
const decide = async (moderator: Somebody, id: string, decision: string, revision = 1) => expect((await app.ask('post', `/moderation/replies/${id}/decisions`, moderator).send({ decision, revision, ...(decision === 'reject' ? { reason: 'off-topic' } : {}) })).status).toBe(201);

/** Does something and waits until it has rung for somebody. */
async function rung(who: Somebody, act: () => Promise<unknown>, holds: (event: NotificationCreated) => boolean = () => true): Promise<NotificationCreated> {
  const socket = await app.connect(who);
  const ring = nextEvent(socket, 'notification.created', holds);
  await act();
  const event = await ring;
  socket.close();
  return event;
}

/** Waits until everything that was caused so far has been told: a mention, caused last, has rung, and no job is left that was begun before. */
async function settled(): Promise<void> {
  const [last, thread, by] = [await makeUser(app), await makeThread(app), await makeUser(app)];
  await rung(last, () => makeReply(app, thread.id, { author: by, body: `@[x](user:${last.id}) is told last.` }));
  await allTold(app);
}

describe('a reader is told', () => {
  it('of an answer, at once, with who, where and what, and once for all answers that were not read', async () => {
    const [thread, author, ana, ben] = [await makeThread(app, { headline: 'The bridge' }), await makeUser(app), await makeUser(app), await makeUser(app)];
    const reply = await makeReply(app, thread.id, { author });
    const event = await rung(author, () => makeReply(app, thread.id, { author: ana, parentId: reply.id, body: 'I *disagree*.' }));
    expect(event).toMatchObject({ kind: 'answer', read: false, count: 1, actorCount: 1, actors: [{ id: ana.id, name: ana.name }], unread: 1, reply: { excerpt: 'I disagree.' }, article: { headline: 'The bridge' }, thread: { id: thread.id } });
    const second = await rung(author, () => makeReply(app, thread.id, { author: ben, parentId: reply.id }));
    expect(second).toMatchObject({ count: 2, actorCount: 2, unread: 1 });
    const { items, unread, next } = await listOf(author);
    expect([items.length, unread, next]).toEqual([1, 1, null]);
    expect(items[0]?.actors.map(({ id }) => id)).toEqual([ben.id, ana.id]);
    expect(await listOf(ana)).toMatchObject({ items: [], unread: 0 });
  });

  it('of one reply once, as what concerns them most: a mention, an answer, then what they follow', async () => {
    const [thread, author, reader, follower] = [await makeThread(app), await makeUser(app), await makeUser(app), await makeUser(app)];
    const mine = await makeReply(app, thread.id, { author: reader });
    for (const path of [`users/${author.id}`, `threads/${thread.id}`, `articles/${thread.articleId}`]) for (const who of [reader, follower]) await follow(who, path);
    await rung(follower, () => makeReply(app, thread.id, { author, parentId: mine.id, body: `@[x](user:${reader.id}), look.` }));
    await settled();
    expect((await listOf(reader)).items.map(({ kind, count }) => [kind, count])).toEqual([['mention', 1]]);
    expect((await listOf(follower)).items.map(({ kind, count }) => [kind, count])).toEqual([['follow', 1]]);
  });

  it('of answers to a reply that they follow, and of none to one of their own that they left', async () => {
    const [thread, author, other, by] = [await makeThread(app), await makeUser(app), await makeUser(app), await makeUser(app)];
    const reply = await makeReply(app, thread.id, { author });
    await follow(other, `replies/${reply.id}`);
    expect((await app.ask('delete', `/follows/replies/${reply.id}`, author)).status).toBe(204);
    await rung(other, () => makeReply(app, thread.id, { author: by, parentId: reply.id }));
    await settled();
    expect((await listOf(other)).items.map(({ kind, followed }) => [kind, followed])).toEqual([['answer', true]]);
    expect((await listOf(author)).items).toEqual([]);
  });

  it('of a mention that an edit adds, and not again by the next edit', async () => {
    const [thread, author, called] = [await makeThread(app), await makeUser(app), await makeUser(app)];
    const reply = await makeReply(app, thread.id, { author });
    const edit = (body: string) => app.ask('patch', `/replies/${reply.id}`, author).send({ body });
    expect((await rung(called, () => edit(`And @[x](user:${called.id}).`))).kind).toBe('mention');
    await app.ask('post', '/me/notifications/read', called).send({ before: new Date(Date.now() + 1_000).toISOString() });
    await edit(`And once more @[x](user:${called.id}).`);
    await settled();
    expect(await listOf(called)).toMatchObject({ unread: 0, items: [{ count: 1, read: true }] });
  });

  it('of a question under an article that they follow', async () => {
    const [thread, reader, staff] = [await makeThread(app), await makeUser(app), await makeUser(app, { role: 'staff' })];
    await follow(reader, `articles/${thread.articleId}`);
    const event = await rung(reader, () => app.ask('post', `/articles/${thread.articleId}/threads`, staff).send({ prompt: 'What should happen next?' }));
    expect(event).toMatchObject({ kind: 'prompt', actors: [], thread: { prompt: 'What should happen next?' }, article: { id: thread.articleId } });
    expect(event.reply).toBeUndefined();
  });

  it('of ten likes, once for ever', async () => {
    const [thread, author] = [await makeThread(app), await makeUser(app)];
    const reply = await makeReply(app, thread.id, { author });
    const readers = await Promise.all(Array.from({ length: 10 }, () => makeUser(app)));
    const like = (who: Somebody) => app.ask('put', `/replies/${reply.id}/like`, who);
    const event = await rung(author, async () => void (await Promise.all(readers.map(like))));
    expect(event).toMatchObject({ kind: 'milestone', likes: 10, reply: { id: reply.id } });
    expect((await listOf(author)).items.map(({ kind, count }) => [kind, count])).toEqual([['milestone', 1]]);
    const [first] = readers;
    // Also when what was told is so old that it has been forgotten.
    await app.database.client.notification.deleteMany({ where: { userId: author.id } });
    if (first) await app.ask('delete', `/replies/${reply.id}/like`, first).then(() => like(first));
    await settled();
    expect((await listOf(author)).items).toEqual([]);
  });

  it('of what a moderator decided, and what became of a report, without who decided', async () => {
    const [thread, author, reporter, moderator] = [await makeThread(app), await makeUser(app), await makeUser(app), await makeUser(app, { role: 'moderator' })];
    const reply = await makeReply(app, thread.id, { author });
    await app.ask('post', `/replies/${reply.id}/reports`, reporter).send({ reason: 'abuse' });
    let toReporter: NotificationCreated | undefined;
    const toAuthor = await rung(author, async () => void (toReporter = await rung(reporter, () => decide(moderator, reply.id, 'reject'))));
    expect(toAuthor).toMatchObject({ kind: 'decision', decision: 'reject', actors: [], reply: { id: reply.id, excerpt: String(reply.html).replace(/<[^>]*>/g, '') } });
    expect(toReporter).toMatchObject({ kind: 'report', decision: 'reject', actors: [], reply: { excerpt: '' } });
    // Its author is led to the reasons; whoever reported it is owed none.
    expect((await app.ask('get', `/me/statements/${toAuthor.statementId}`, author).expect(200)).body).toMatchObject({ measure: 'removed', reply: { id: reply.id } });
    expect(toReporter).not.toHaveProperty('statementId');
    // Approving what is published changes nothing for its author.
    const other = await makeReply(app, thread.id, { author });
    await decide(moderator, other.id, 'approve');
    await rung(author, () => decide(moderator, other.id, 'feature'));
    expect((await listOf(author)).items.map(({ decision, count, statementId }) => [decision, count, statementId])).toEqual([['feature', 1, undefined], ['reject', 1, toAuthor.statementId]]);
  });
});

describe('nobody is told', () => {
  it('of what waits for a moderator, until it is approved', async () => {
    const [thread, author, by, moderator] = [await makeThread(app), await makeUser(app), await makeUser(app, { standing: 'premoderated' }), await makeUser(app, { role: 'moderator' })];
    const reply = await makeReply(app, thread.id, { author });
    const held = await makeReply(app, thread.id, { author: by, parentId: reply.id });
    await settled();
    expect((await listOf(author)).items).toEqual([]);
    expect((await rung(author, () => decide(moderator, held.id, 'approve'))).kind).toBe('answer');
  });

  it('of what was removed, held or taken back since, from that moment on', async () => {
    const [thread, author, by, moderator] = [await makeThread(app), await makeUser(app), await makeUser(app), await makeUser(app, { role: 'moderator' })];
    const reply = await makeReply(app, thread.id, { author });
    const answer = await makeReply(app, thread.id, { author: by, parentId: reply.id });
    await rung(author, () => makeReply(app, thread.id, { author: by, parentId: reply.id }), ({ count }) => count === 2);
    await decide(moderator, answer.id, 'reject');
    expect(await listOf(author)).toMatchObject({ unread: 1, items: [{ count: 1 }] });
    await decide(moderator, answer.id, 'restore');
    expect(await listOf(author)).toMatchObject({ unread: 1, items: [{ count: 2 }] });
  });

  it('by somebody whom they muted or blocked, or who blocked them', async () => {
    const [thread, author, muted, blocked, blocking, heard] = [await makeThread(app), ...(await Promise.all(Array.from({ length: 5 }, () => makeUser(app))))] as [Awaited<ReturnType<typeof makeThread>>, Somebody, Somebody, Somebody, Somebody, Somebody];
    const reply = await makeReply(app, thread.id, { author });
    const answer = (by: Somebody) => makeReply(app, thread.id, { author: by, parentId: reply.id });
    await rung(author, () => answer(muted));
    await app.ask('put', `/mutes/users/${muted.id}`, author);
    expect(await listOf(author)).toMatchObject({ items: [], unread: 0 });
    await app.ask('put', `/blocks/users/${blocked.id}`, author);
    await app.ask('put', `/blocks/users/${author.id}`, blocking);
    for (const by of [muted, blocked, blocking]) await answer(by);
    await rung(author, () => answer(heard));
    expect((await listOf(author)).items.map(({ actors }) => actors.map(({ id }) => id))).toEqual([[heard.id]]);
  });

  it('twice of one cause, however often and however many at once its job is run, and not of what came before they followed', async () => {
    const [thread, author, by, late] = [await makeThread(app), await makeUser(app), await makeUser(app), await makeUser(app)];
    await follow(author, `users/${by.id}`);
    const reply = await makeReply(app, thread.id, { author: by, body: `@[x](user:${author.id})` });
    await follow(late, `users/${by.id}`);
    await Promise.all([...Array.from({ length: 8 }, () => app.get(TellOfReply).run({ replyId: reply.id })), ...Array.from({ length: 8 }, () => app.get(TellFollowers).run({ replyId: reply.id, source: 'user' }))]);
    await settled();
    expect(await app.database.client.notification.count({ where: { userId: author.id } })).toBe(1);
    // What was posted before somebody began to follow is not news to them.
    expect((await listOf(late)).items).toEqual([]);
  });
});

describe('the bell', () => {
  it('goes quiet in every tab when it was read in one, and a line that went on stays unread', async () => {
    const [thread, author, by] = [await makeThread(app), await makeUser(app), await makeUser(app)];
    const reply = await makeReply(app, thread.id, { author });
    const seen = await rung(author, () => makeReply(app, thread.id, { author: by, parentId: reply.id }));
    await rung(author, () => makeReply(app, thread.id, { author: by, parentId: reply.id }));
    const tabs = await Promise.all([app.connect(author), app.connect(author)]);
    const quiet = Promise.all(tabs.map((tab) => nextEvent(tab, 'notification.read')));
    expect((await app.ask('post', '/me/notifications/read', author).send({ ids: [seen.id] })).status).toBe(204);
    expect(await quiet).toEqual([{ unread: 1 }, { unread: 1 }]);
    expect((await listOf(author)).items.map(({ read, count }) => [read, count])).toEqual([[false, 1], [true, 1]]);
    const stranger = await makeUser(app);
    const [unread] = (await listOf(author)).items;
    await app.ask('post', '/me/notifications/read', stranger).send({ ids: [unread?.id] });
    expect((await listOf(author)).unread).toBe(1);
  });

  it('is read page by page, each line once', async () => {
    const author = await makeUser(app);
    const lines: Awaited<ReturnType<typeof makeReply>>[] = [];
    while (lines.length < 5) lines.push(await makeReply(app, (await makeThread(app)).id, { author }));
    for (const line of lines) await rung(author, async () => makeReply(app, line.threadId, { parentId: line.id }));
    const first = (await app.ask('get', '/me/notifications?limit=3', author)).body;
    const second = (await app.ask('get', `/me/notifications?limit=3&cursor=${first.next}`, author)).body;
    const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id);
    expect([ids.length, new Set(ids).size, second.next, first.unread, ids.toSorted().reverse()]).toEqual([5, 5, null, 5, ids]);
    const wrong = [await app.ask('get', '/me/notifications?cursor=nonsense', author), await app.ask('post', '/me/notifications/read', author).send({}), await app.ask('get', '/me/notifications')];
    expect(wrong.map(({ status }) => status)).toEqual([422, 422, 401]);
  });

  it('looks at no more than the newest thousand, by their index', async () => {
    const [reader, others] = [await makeUser(app), await makeUser(app)];
    const { client } = app.database;
    const rows = (userId: string, length: number) => Array.from({ length }, (__, n) => ({ id: newId(), userId, kind: 'prompt' as const, cause: `thread:${n}`, subject: 'article:x', at: new Date() }));
    await client.notification.createMany({ data: rows(reader.id, LOOKED_AT + 500) });
    await client.notification.createMany({ data: rows(others.id, 20_000) });
    expect((await listOf(reader)).items.map(({ count }) => count)).toEqual([LOOKED_AT]);
    // Only who owns a table may count it: asked by the application, PostgreSQL warns and goes on without.
    await asOwner(app, 'ANALYZE notifications');
    const plan = await client.$queryRaw<Record<string, string>[]>`EXPLAIN ${shownTo(reader.id)}`;
    expect(JSON.stringify(plan)).toContain('notifications_user_id_id_idx');
  });
});

describe('preferences', () => {
  it('say of what one is told and how, and change by what is named', async () => {
    const reader = await makeUser(app);
    const before = (await app.ask('get', '/me/preferences', reader)).body;
    expect(before).toMatchObject({ kinds: { answer: { bell: true, mail: true, push: true }, follow: { bell: true, mail: false, push: false } }, digest: 'off', quiet: null, pausedUntil: null, mailStopped: null });
    const change = (body: object) => app.ask('patch', '/me/preferences', reader).send(body);
    const changed = await change({ kinds: { follow: { mail: true } }, digest: 'weekly', quiet: { from: '22:30', to: '07:00' } });
    expect(changed.body).toEqual({ ...before, kinds: { ...before.kinds, follow: { bell: true, mail: true, push: false } }, digest: 'weekly', quiet: { from: '22:30', to: '07:00' } });
    await Promise.all([change({ kinds: { follow: { bell: false } } }), change({ kinds: { answer: { mail: false } } }), change({ quiet: null })]);
    const after = (await app.ask('get', '/me/preferences', reader)).body;
    expect([after.kinds.follow, after.kinds.answer, after.quiet, after.digest]).toEqual([{ bell: false, mail: true, push: false }, { bell: true, mail: false, push: true }, null, 'weekly']);
    for (const wrong of [{ kinds: { other: {} } }, { digest: 'hourly' }, { quiet: { from: '24:00', to: '07:00' } }, { quiet: { from: '22:00' } }, { more: 1 }]) expect((await change(wrong)).status).toBe(422);
  });

  it('that want nothing of a kind leave nothing, and without the bell no line', async () => {
    const [thread, author, by] = [await makeThread(app), await makeUser(app), await makeUser(app)];
    const reply = await makeReply(app, thread.id, { author });
    const { client } = app.database;
    const count = () => client.notification.count({ where: { userId: author.id } });
    const want = (ways: object) => app.ask('patch', '/me/preferences', author).send({ kinds: { answer: ways } });
    await want({ bell: false, mail: false, push: false });
    await makeReply(app, thread.id, { author: by, parentId: reply.id });
    await settled();
    expect(await count()).toBe(0);
    await want({ mail: true });
    await makeReply(app, thread.id, { author: by, parentId: reply.id });
    await settled();
    expect([await count(), (await listOf(author)).items]).toEqual([1, []]);
  });
});
