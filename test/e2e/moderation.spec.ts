import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LogEntryView, QueueAnswer } from '#contract/moderation';
import type { ReplyView } from '#contract/replies';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { recount } from '../support/recount.js';
import { TestApp, nextEvent } from '../support/test-app.js';

describe('moderation', () => {
  let app: TestApp;
  let moderator: Somebody;
  beforeAll(async () => {
    app = await TestApp.start();
    moderator = await makeUser(app, { role: 'moderator', name: 'Ana the moderator' });
  });
  afterAll(() => app.stop());

  const decide = (replyId: string, decision: object, asker: Somebody = moderator) => app.ask('post', `/moderation/replies/${replyId}/decisions`, asker).send(decision);
  const queue = async (query: string) => (await app.ask('get', `/moderation/queue?${query}`, moderator)).body as QueueAnswer;

  it('rejects what was published: it leaves every page, its answers stay, and it can come back', async () => {
    const thread = await makeThread(app);
    const reply = await makeReply(app, thread.id);
    const answer = await makeReply(app, thread.id, { parentId: reply.id });
    const decision = await decide(reply.id, { decision: 'reject', revision: 1, reason: 'abuse', note: 'See rule 2.' });
    expect(decision.status).toBe(201);
    expect(decision.body).toMatchObject({ decision: 'reject', reason: 'abuse', note: 'See rule 2.', moderatorId: moderator.id, reply: { status: 'rejected', body: reply.body } });
    const [holder] = (await app.ask('get', `/threads/${thread.id}/replies`)).body.items as ReplyView[];
    expect(holder).toMatchObject({ id: reply.id, status: 'rejected', body: null, author: null, answers: { items: [{ id: answer.id }] } });
    expect((await app.ask('get', `/threads/${thread.id}`)).body.replyCount).toBe(1);
    const restored = await decide(reply.id, { decision: 'restore', revision: 1 });
    expect(restored.body.reply.status).toBe('published');
    const events = (await app.ask('get', `/threads/${thread.id}/events?after=2`)).body.items as { type: string; reply: ReplyView }[];
    expect(events.map(({ type, reply: seen }) => [type, seen.body])).toEqual([['reply.removed', reply.body], ['reply.restored', reply.body]]);
    expect(await recount(app)).toEqual([]);
  });

  it('decides on the text that was seen, or not at all', async () => {
    const reply = await makeReply(app, (await makeThread(app)).id);
    await app.ask('patch', `/replies/${reply.id}`, reply.by).send({ body: 'Another text by now.' });
    const late = await decide(reply.id, { decision: 'approve', revision: 1 });
    expect([late.status, late.body.code]).toEqual([409, 'reply.revision-moved']);
    const unfitting = await decide(reply.id, { decision: 'restore', revision: 2 });
    expect([unfitting.status, unfitting.body.code]).toEqual([409, 'reply.transition']);
    const groundless = await decide(reply.id, { decision: 'reject', revision: 2 });
    expect(groundless.body.errors).toEqual([{ path: 'reason', message: 'a rejection needs a reason' }]);
  });

  it('lets nobody decide on a reply of one\'s own', async () => {
    const thread = await makeThread(app);
    const own = await makeReply(app, thread.id, { author: moderator });
    expect((await decide(own.id, { decision: 'approve', revision: 1 })).body.code).toBe('reply.own');
  });

  it('has one of two opposite decisions at once, and a log in the order of the states', async () => {
    const thread = await makeThread(app, { moderation: 'pre' });
    const other = await makeUser(app, { role: 'moderator' });
    for (let round = 0; round < 20; round += 1) {
      const reply = await makeReply(app, thread.id, { body: `Round ${round}.` });
      const [approved, rejected] = await Promise.all([
        decide(reply.id, { decision: 'approve', revision: 1 }),
        decide(reply.id, { decision: 'reject', revision: 1, reason: 'other' }, other),
      ]);
      // Approving first leaves something to reject; rejecting first leaves nothing to approve.
      expect([[201, 201], [409, 201]]).toContainEqual([approved.status, rejected.status]);
      const log = (await app.ask('get', `/moderation/log?targetId=${reply.id}`, moderator)).body.items as LogEntryView[];
      const states = log.reverse().map(({ before, after }) => [(before as { status: string }).status, (after as { status: string }).status]);
      expect(states).toEqual(approved.status === 201 ? [['held', 'published'], ['published', 'rejected']] : [['held', 'rejected']]);
    }
    expect(await recount(app)).toEqual([]);
  });

  it('lists what is held, reported and new, the longest waiting first, with why', async () => {
    const thread = await makeThread(app, { moderation: 'pre' });
    const [first, second, third] = [await makeReply(app, thread.id), await makeReply(app, thread.id), await makeReply(app, thread.id)];
    const held = await queue(`kind=held&threadId=${thread.id}&limit=2`);
    expect(held.items.map(({ reply }) => reply.id)).toEqual([first.id, second.id]);
    expect(held.items[0]).toMatchObject({ reasons: [{ code: 'thread.premoderated' }], reports: [], lease: null, article: { id: thread.articleId }, reply: { body: first.body, can: { moderate: true } } });
    expect((await queue(`kind=held&threadId=${thread.id}&limit=2&cursor=${held.next}`)).items.map(({ reply }) => reply.id)).toEqual([third.id]);
    await decide(first.id, { decision: 'approve', revision: 1 });
    const reader = await makeUser(app);
    await app.ask('post', `/replies/${first.id}/reports`, reader).send({ reason: 'false', note: 'Not what happened.' });
    const reported = await queue(`kind=reported&siteId=${thread.site.id}`);
    expect(reported.items).toMatchObject([{ reply: { id: first.id }, reports: [{ reason: 'false', note: 'Not what happened.' }] }]);
    await decide(first.id, { decision: 'approve', revision: 1 });
    expect((await queue(`kind=reported&threadId=${thread.id}`)).items).toEqual([]);
    const open = await makeThread(app);
    const fresh = await makeReply(app, open.id);
    const unseen = await queue(`kind=new&threadId=${open.id}`);
    expect(unseen.items.map(({ reply }) => reply.id)).toEqual([fresh.id]);
    expect(unseen.counts.new).toBeGreaterThan(0);
    await decide(fresh.id, { decision: 'approve', revision: 1 });
    expect((await queue(`kind=new&threadId=${open.id}`)).items).toEqual([]);
  });

  it('shows what was edited after it was read as new again', async () => {
    const thread = await makeThread(app);
    const reply = await makeReply(app, thread.id);
    await decide(reply.id, { decision: 'approve', revision: 1 });
    expect((await queue(`kind=new&threadId=${thread.id}`)).items).toEqual([]);
    await app.ask('patch', `/replies/${reply.id}`, reply.by).send({ body: 'Something else altogether.' });
    expect((await queue(`kind=new&threadId=${thread.id}`)).items).toMatchObject([{ reply: { id: reply.id, revision: 2 } }]);
  });

  it('tells the moderators who have the queue open, and nobody else', async () => {
    const thread = await makeThread(app, { moderation: 'pre' });
    const reader = await makeUser(app);
    const [mine, theirs, anonymous] = [await app.connect(moderator), await app.connect(reader), await app.connect()];
    expect(await mine.emitWithAck('queue.join', {})).toEqual({ ok: true });
    expect(await theirs.emitWithAck('queue.join', {})).toEqual({ ok: false, code: 'role.insufficient' });
    expect(await anonymous.emitWithAck('queue.join', {})).toEqual({ ok: false, code: 'token.absent' });
    const overheard: unknown[] = [];
    for (const socket of [theirs, anonymous]) socket.on('queue.changed', (event) => overheard.push(event));
    const told = nextEvent(mine, 'queue.changed');
    const reply = await makeReply(app, thread.id);
    expect(await told).toEqual({ kinds: ['held'], threadId: thread.id, replyId: reply.id });
    const decided = nextEvent(mine, 'queue.changed', ({ replyId }) => replyId === reply.id);
    await decide(reply.id, { decision: 'approve', revision: 1 });
    expect((await decided).kinds).toContain('held');
    expect(overheard).toEqual([]);
  });

  it('opens, closes and pre-moderates a thread, and writes it down', async () => {
    const thread = await makeThread(app);
    const watcher = await app.connect();
    await watcher.emitWithAck('thread.join', { threadId: thread.id });
    const change = (body: object) => app.ask('patch', `/threads/${thread.id}`, moderator).send(body);
    const told = nextEvent(watcher, 'thread.changed');
    expect((await change({ status: 'closed' })).body).toMatchObject({ status: 'closed', seq: 1 });
    expect(await told).toEqual({ threadId: thread.id, seq: 1, status: 'closed', replyCount: 0 });
    const author = await makeUser(app);
    const refused = await app.ask('post', `/threads/${thread.id}/replies`, author).send({ body: 'Too late for this.' });
    expect([refused.status, refused.body.code]).toEqual([409, 'thread.closed']);
    expect((await change({ status: 'closed' })).body.seq).toBe(1);
    await change({ status: 'open', moderation: 'pre' });
    expect((await makeReply(app, thread.id)).status).toBe('held');
    expect((await makeReply(app, thread.id, { author: await makeUser(app, { role: 'staff' }) })).status).toBe('published');
    const log = (await app.ask('get', `/moderation/log?targetId=${thread.id}`, moderator)).body.items as LogEntryView[];
    expect(log.map(({ before, after }) => [before, after])).toEqual([
      [{ status: 'closed', moderation: 'post', closesAt: null }, { status: 'open', moderation: 'pre', closesAt: null }],
      [{ status: 'open', moderation: 'post', closesAt: null }, { status: 'closed', moderation: 'post', closesAt: null }],
    ]);
    expect(log[0]?.actor.name).toBe('Ana the moderator');
  });

  it('holds or refuses what was being posted while a moderator changed the thread', async () => {
    const thread = await makeThread(app);
    const authors = await Promise.all(Array.from({ length: 12 }, () => makeUser(app)));
    const change = (body: object) => app.ask('patch', `/threads/${thread.id}`, moderator).send(body);
    const posts = authors.map((author) => app.ask('post', `/threads/${thread.id}/replies`, author).send({ body: 'Just in time, or not.' }));
    const [, , ...answers] = await Promise.all([change({ moderation: 'pre' }), change({ status: 'closed' }), ...posts]);
    const events = (await app.ask('get', `/threads/${thread.id}/events`)).body.items as { seq: number; type: string; replyId: string }[];
    const changes = events.filter(({ type }) => type === 'thread.changed').map(({ seq }) => seq);
    // Whatever was published came before the first change; what came between was held, and after the second refused.
    for (const { seq, type } of events) expect(type === 'thread.changed' || seq < Math.min(...changes)).toBe(true);
    for (const { status, body } of answers) expect([[201, 'published'], [201, 'held'], [409, 409]]).toContainEqual([status, body.status]);
    expect(await recount(app)).toEqual([]);
  });

  it('keeps what each of several moderators did to the word lists', async () => {
    const lists = ['one', 'two', 'three', 'four'].map((word) => ({ banned: [`only ${word}`], suspect: ['common'] }));
    const answers = await Promise.all(lists.map((each) => app.ask('put', '/moderation/words', moderator).send(each)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const kept = (await app.ask('get', '/moderation/words', moderator)).body;
    expect(lists).toContainEqual(kept);
    await app.ask('put', '/moderation/words', moderator).send({ banned: [], suspect: [] });
  });

  it('lets a moderator who is none any more hear nothing', async () => {
    const admin = await makeUser(app, { role: 'admin' });
    const former = await makeUser(app, { role: 'moderator' });
    const [mine, theirs] = [await app.connect(moderator), await app.connect(former)];
    for (const socket of [mine, theirs]) await socket.emitWithAck('queue.join', {});
    const overheard: unknown[] = [];
    theirs.on('queue.changed', (event) => overheard.push(event));
    await app.ask('put', `/users/${former.id}/role`, admin).send({ role: 'reader' });
    const told = nextEvent(mine, 'queue.changed');
    await makeReply(app, (await makeThread(app)).id);
    await told;
    expect(await theirs.emitWithAck('queue.join', {})).toEqual({ ok: false, code: 'role.insufficient' });
    expect(overheard).toEqual([]);
  });

  it('closes a thread by itself when its time has come', async () => {
    const thread = await makeThread(app);
    const author = await makeUser(app);
    await app.ask('patch', `/threads/${thread.id}`, moderator).send({ closesAt: new Date(Date.now() + 60_000).toISOString() });
    await makeReply(app, thread.id, { author });
    const now = new Date();
    app.setTime(new Date(now.getTime() + 61_000));
    try {
      expect((await app.ask('get', `/threads/${thread.id}`)).body.status).toBe('closed');
      expect((await app.ask('post', `/threads/${thread.id}/replies`, author).send({ body: 'One more thing.' })).body.code).toBe('thread.closed');
      expect((await app.ask('patch', `/threads/${thread.id}`, moderator).send({ status: 'open' })).body).toMatchObject({ status: 'open', closesAt: null });
    } finally {
      app.setTime(now);
    }
  });
});
