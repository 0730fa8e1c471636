import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { replySort, type ReplySort, type ReplyView } from '#contract/replies';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

describe('the orders of a thread', () => {
  let app: TestApp;
  let crowd: Somebody[];
  let moderator: Somebody;
  beforeAll(async () => {
    app = await TestApp.start({ STAFF_PROOF: 'off' });
    crowd = await Promise.all(Array.from({ length: 12 }, () => makeUser(app)));
    await app.database.client.user.updateMany({ where: { id: { in: crowd.map(({ id }) => id) } }, data: { createdAt: new Date(Date.now() - 48 * 3_600_000) } });
    moderator = await makeUser(app, { role: 'moderator' });
  });
  afterAll(() => app.stop());

  const like = (id: string, reader: Somebody, method: 'put' | 'delete' = 'put') => app.ask(method, `/replies/${id}/like`, reader);
  const liked = async (id: string, times: number) => { for (const reader of crowd.slice(0, times)) await like(id, reader); };
  const decide = (id: string, decision: string) => app.ask('post', `/moderation/replies/${id}/decisions`, moderator).send({ decision, revision: 1 });
  // With a token, so that what is read is what is there now and not a page of two seconds ago.
  const page = async (threadId: string, query: string) => (await app.ask('get', `/threads/${threadId}/replies?${query}`, moderator)).body as { items: ReplyView[]; next: string | null };
  const idsOf = async (threadId: string, sort: ReplySort) => (await page(threadId, `sort=${sort}`)).items.map(({ id }) => id);

  /** Reads a list to its end, doing something between its pages. */
  const readThrough = async (threadId: string, sort: ReplySort, limit: number, between: (page: number) => Promise<unknown> = () => Promise.resolve()) => {
    const found: string[] = [];
    for (let cursor = '', count = 0; ; count += 1) {
      const { items, next } = await page(threadId, `sort=${sort}&limit=${limit}${cursor}`);
      found.push(...items.map(({ id }) => id));
      if (next === null) return found;
      cursor = `&cursor=${next}`;
      await between(count);
    }
  };

  it('are five, and each is what it says', async () => {
    const thread = await makeThread(app);
    const [first, second, third] = [await makeReply(app, thread.id), await makeReply(app, thread.id), await makeReply(app, thread.id)];
    await liked(first.id, 3);
    await liked(second.id, 8);
    const answer = await makeReply(app, thread.id, { parentId: third.id });
    await makeReply(app, thread.id, { parentId: third.id });
    await makeReply(app, thread.id, { parentId: first.id });
    expect(await idsOf(thread.id, 'oldest')).toEqual([first.id, second.id, third.id]);
    expect(await idsOf(thread.id, 'newest')).toEqual([third.id, second.id, first.id]);
    expect(await idsOf(thread.id, 'liked')).toEqual([second.id, first.id, third.id]);
    expect(await idsOf(thread.id, 'discussed')).toEqual([third.id, first.id, second.id]);
    expect(await idsOf(thread.id, 'best')).toEqual([second.id, first.id, third.id]);
    await decide(third.id, 'feature');
    expect(await idsOf(thread.id, 'best')).toEqual([third.id, second.id, first.id]);
    await app.ask('delete', `/replies/${answer.id}`, answer.by);
    expect(await idsOf(thread.id, 'discussed')).toEqual([third.id, first.id, second.id]);
  });

  it('lift what comes late', async () => {
    const thread = await makeThread(app);
    await app.database.client.thread.update({ where: { id: thread.id }, data: { createdAt: new Date(Date.now() - 36 * 3_600_000) } });
    const late = await makeReply(app, thread.id);
    await liked(late.id, 5);
    const early = await makeReply(app, thread.id);
    await app.database.client.reply.update({ where: { id: early.id }, data: { createdAt: new Date(Date.now() - 36 * 3_600_000) } });
    await liked(early.id, 12);
    expect(await idsOf(thread.id, 'best')).toEqual([late.id, early.id]);
    expect(await idsOf(thread.id, 'liked')).toEqual([early.id, late.id]);
  });

  it.each(replySort.options)('%s is read through without a gap or a repeat while likes, answers and choices change it', async (sort) => {
    const thread = await makeThread(app);
    const ids: string[] = [];
    for (let count = 0; count < 17; count += 1) ids.push((await makeReply(app, thread.id)).id);
    for (const [place, id] of ids.entries()) await liked(id, place % 4);
    const at = (place: number) => ids[place % ids.length] ?? '';
    const before = await readThrough(thread.id, sort, 100);
    const seen = await readThrough(thread.id, sort, 3, async (turn) => {
      await Promise.all([
        ...crowd.map((reader, place) => like(at(turn * 5 + place), reader, place % 3 === 0 ? 'delete' : 'put')),
        decide(at(turn * 7), 'feature'),
        makeReply(app, thread.id, { parentId: at(turn * 3) }),
        makeReply(app, thread.id, { parentId: at(16 - turn) }),
      ]);
    });
    expect(seen).toEqual(before);
    expect(await readThrough(thread.id, sort, 100)).toHaveLength(17);
  });

  it('go on without what was taken back meanwhile, and with the order that a page which is kept was in', async () => {
    const thread = await makeThread(app);
    const replies = [];
    for (let count = 0; count < 6; count += 1) replies.push(await makeReply(app, thread.id));
    const path = `/threads/${thread.id}/replies?sort=liked&limit=2`;
    const kept = (await app.ask('get', path)).body as { items: ReplyView[]; next: string };
    const [oldest, second] = replies;
    await liked(oldest?.id ?? '', 4);
    await app.ask('delete', `/replies/${second?.id}`, second?.by);
    const after: ReplyView[] = (await app.ask('get', `${path}&cursor=${kept.next}`)).body.items;
    const rest: ReplyView[] = (await app.ask('get', `${path}&limit=10&cursor=${kept.next}`.replace('&limit=2', ''))).body.items;
    expect(after.map(({ id }) => id)).toEqual([replies[3]?.id, replies[2]?.id]);
    expect(rest.map(({ id }) => id)).toEqual([replies[3]?.id, replies[2]?.id, oldest?.id]);
  });

  it('refuse a place that is none', async () => {
    const thread = await makeThread(app);
    const reply = await makeReply(app, thread.id);
    const place = (...parts: string[]) => Buffer.from(parts.join(' ')).toString('base64url');
    for (const parts of [['liked', '9:8:', '0', '1', reply.id], ['liked', '1:2:', '0', '1e99', reply.id], ['best', '1:2:', '0', '1', reply.id], ['newest', reply.id], ['liked', "1:2:' OR 1=1", '0', '1', reply.id]]) {
      expect((await app.ask('get', `/threads/${thread.id}/replies?sort=liked&cursor=${place(...parts)}`)).status).toBe(422);
    }
    expect((await app.ask('get', `/threads/${thread.id}/replies?sort=hottest`)).status).toBe(422);
    expect((await app.ask('get', `/threads/${thread.id}/replies?sort=best&only=featured`)).status).toBe(422);
  });

  describe('what the newsroom chose and wrote', () => {
    it('is featured from any depth, until it is unchosen, edited or gone', async () => {
      const thread = await makeThread(app);
      const top = await makeReply(app, thread.id);
      const answer = await makeReply(app, thread.id, { parentId: top.id });
      const chosen = async () => (await page(thread.id, 'only=featured')).items;
      const featured = await decide(answer.id, 'feature');
      expect([featured.status, featured.body.reply.featured]).toEqual([201, true]);
      expect((await decide(answer.id, 'feature')).body.code).toBe('reply.transition');
      expect(await chosen()).toMatchObject([{ id: answer.id, featured: true, inAnswerTo: { id: top.by.id, name: top.by.name } }]);
      const { items } = (await app.ask('get', `/threads/${thread.id}/events?after=0`)).body;
      expect(items.at(-1)).toMatchObject({ type: 'reply.edited', replyId: answer.id, reply: { featured: true } });
      await app.ask('patch', `/replies/${answer.id}`, answer.by).send({ body: 'Something else altogether.' });
      expect(await chosen()).toEqual([]);
      await decide(top.id, 'feature');
      expect((await decide(top.id, 'unfeature')).status).toBe(201);
      expect((await decide(top.id, 'unfeature')).body.code).toBe('reply.transition');
      await decide(top.id, 'feature');
      await app.ask('delete', `/replies/${top.id}`, top.by);
      expect(await chosen()).toEqual([]);
      const { items: log } = (await app.ask('get', `/moderation/log?targetId=${top.id}`, moderator)).body;
      expect(log.map(({ action }: { action: string }) => action)).toEqual(['reply.feature', 'reply.unfeature', 'reply.feature']);
    });

    it('answers no report by being chosen', async () => {
      const reply = await makeReply(app, (await makeThread(app)).id);
      const [reporter] = crowd as [Somebody];
      await app.ask('post', `/replies/${reply.id}/reports`, reporter).send({ reason: 'false' });
      await decide(reply.id, 'feature');
      expect((await app.ask('get', '/me/reports', reporter)).body.items[0]).toMatchObject({ replyId: reply.id, outcome: 'open', decidedAt: null });
    });

    it('is easy to find where its own people wrote', async () => {
      const thread = await makeThread(app);
      const journalist = await makeUser(app, { role: 'staff', name: 'Conrad Duncan' });
      const question = await makeReply(app, thread.id);
      const answer = await makeReply(app, thread.id, { author: journalist, parentId: question.id });
      const note = await makeReply(app, thread.id, { author: journalist });
      const from = await page(thread.id, 'only=newsroom&limit=1');
      expect(from.items).toMatchObject([{ id: note.id, author: { role: 'staff' }, inAnswerTo: null }]);
      expect((await page(thread.id, `only=newsroom&cursor=${from.next}`)).items).toMatchObject([{ id: answer.id, inAnswerTo: { name: question.by.name } }]);
      expect((await page(thread.id, 'only=newsroom&sort=oldest')).items.map(({ id }) => id)).toEqual([answer.id, note.id]);
      expect((await app.ask('get', '/threads/01990000-0000-7000-8000-00000000dead/replies?only=newsroom')).status).toBe(404);
    });
  });

  it('tells a reader what became of their reports', async () => {
    const thread = await makeThread(app);
    const reporter = await makeUser(app);
    const report = async (decision?: 'approve' | 'reject') => {
      const reply = await makeReply(app, thread.id);
      await app.ask('post', `/replies/${reply.id}/reports`, reporter).send({ reason: 'spam' });
      if (decision) await app.ask('post', `/moderation/replies/${reply.id}/decisions`, moderator).send({ decision, revision: 1, ...(decision === 'reject' ? { reason: 'spam' } : {}) });
      return reply;
    };
    const [removed, kept, open, withdrawn] = [await report('reject'), await report('approve'), await report(), await report()];
    await app.ask('delete', `/replies/${withdrawn.id}`, withdrawn.by);
    const first = (await app.ask('get', '/me/reports?limit=3', reporter)).body;
    const rest = (await app.ask('get', `/me/reports?limit=3&cursor=${first.next}`, reporter)).body;
    const told = [...first.items, ...rest.items].map(({ replyId, outcome, reply }: { replyId: string; outcome: string; reply: { html: string | null } }) => [replyId, outcome, reply.html === null]);
    expect(told).toEqual([[withdrawn.id, 'withdrawn', true], [open.id, 'open', false], [kept.id, 'kept', false], [removed.id, 'removed', true]]);
    expect((await app.ask('get', '/me/reports', await makeUser(app))).body).toEqual({ items: [], next: null });
    expect((await app.ask('get', '/me/reports')).status).toBe(401);
  });
});
