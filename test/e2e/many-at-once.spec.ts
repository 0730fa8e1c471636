import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OwnReplyView, ThreadEventsAnswer } from '#contract/replies';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { recount } from '../support/recount.js';
import { TestApp } from '../support/test-app.js';

describe('many at once', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  it('makes one reply of 50 simultaneous posts with one Idempotency-Key', async () => {
    const thread = await makeThread(app);
    const author = await makeUser(app);
    const post = () => app.ask('post', `/threads/${thread.id}/replies`, author).set('Idempotency-Key', 'the-same').send({ body: 'Once, whatever the network does.' });
    const answers = await Promise.all(Array.from({ length: 50 }, post));

    const made = answers.filter(({ status }) => status === 201).map(({ body }) => (body as OwnReplyView).id);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made).size).toBe(1);
    // Whoever was not answered with the reply was told that it is on its way, and nothing else.
    expect(answers.filter(({ status }) => status !== 201).every(({ status, body }) => status === 409 && body.code === 'idempotency.in-flight')).toBe(true);
    expect(await app.database.client.reply.count({ where: { threadId: thread.id } })).toBe(1);

    const again = await post();
    expect(again.status).toBe(201);
    expect(again.body).toEqual(answers.find(({ status }) => status === 201)?.body);
    const other = await app.ask('post', `/threads/${thread.id}/replies`, author).set('Idempotency-Key', '"the-same"').send({ body: 'Another text.' });
    expect(other.status).toBe(422);
    expect(other.body.code).toBe('idempotency.mismatch');
  });

  it('numbers 200 simultaneous posts without a gap, and counts them', async () => {
    const thread = await makeThread(app);
    const authors = await Promise.all(Array.from({ length: 10 }, () => makeUser(app)));
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, place) => app.ask('post', `/threads/${thread.id}/replies`, authors[place % 10]).send({ body: `Number ${place} of two hundred.` })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 200 }, () => 201));

    const events: ThreadEventsAnswer['items'] = [];
    for (let after: string | null = '0'; after !== null; ) {
      const { body } = (await app.ask('get', `/threads/${thread.id}/events?after=${after}`)) as { body: ThreadEventsAnswer };
      events.push(...body.items);
      after = body.next;
    }
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, place) => place + 1));
    const { body } = await app.ask('get', `/threads/${thread.id}`);
    expect(body).toMatchObject({ replyCount: 200, seq: 200 });
    expect(await recount(app)).toEqual([]);
  });

  it('keeps every counter right under answers, edits, withdrawals, reports and decisions at once', async () => {
    const thread = await makeThread(app);
    const moderator = await makeUser(app, { role: 'moderator' });
    const roots = await Promise.all(Array.from({ length: 6 }, () => makeReply(app, thread.id)));
    const answers = await Promise.all(roots.flatMap((root) => Array.from({ length: 4 }, () => makeReply(app, thread.id, { parentId: root.id }))));
    const reader = await makeUser(app);
    await Promise.all([
      ...roots.map(({ id, by }) => app.ask('delete', `/replies/${id}`, by)),
      ...roots.map(({ id }) => app.ask('post', `/moderation/replies/${id}/decisions`, moderator).send({ decision: 'reject', revision: 1, reason: 'other' })),
      ...roots.map(({ id }) => app.ask('post', `/threads/${thread.id}/replies`, reader).send({ body: `An answer to ${id}.`, parentId: id })),
      ...answers.map(({ id, by }) => app.ask('patch', `/replies/${id}`, by).send({ body: `Said differently: ${id}.` })),
      ...answers.map(({ id }) => app.ask('post', `/replies/${id}/reports`, reader).send({ reason: 'spam' })),
      ...answers.map(({ id }, place) => app.ask('post', `/moderation/replies/${id}/decisions`, moderator).send({ decision: place % 2 ? 'reject' : 'approve', revision: 1, reason: 'other' })),
      ...answers.filter((_, place) => place % 3 === 0).map(({ id, by }) => app.ask('delete', `/replies/${id}`, by)),
    ]);
    expect(await recount(app)).toEqual([]);
  });
});
