import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BusyThreadView } from '#contract/overview';
import { temperatureOf } from '#domain/overview/temperature';
import { makeAged } from '../make/aged.js';
import { makeReply } from '../make/reply.js';
import { makeSite, makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

const MINUTE = 60_000;

describe('the list of threads', () => {
  let app: TestApp;
  let moderator: Somebody;
  beforeAll(async () => {
    app = await TestApp.start();
    moderator = await makeUser(app, { role: 'moderator' });
  });
  afterAll(() => app.stop());

  const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);
  const list = async (query: string): Promise<{ items: BusyThreadView[]; next: string | null }> => (await app.ask('get', `/moderation/threads?${query}`, moderator).expect(200)).body;
  const ids = async (query: string) => (await list(query)).items.map(({ thread }) => thread.id);

  /** So many replies in a thread, each so many minutes old. */
  const write = async (threadId: string, minutes: number[]) => {
    const made = [];
    for (const old of minutes) {
      const reply = await makeReply(app, threadId);
      await makeAged(app, reply.id, ago(old));
      made.push(reply);
    }
    return made;
  };
  const decide = (replyId: string, decision: string) => app.ask('post', `/moderation/replies/${replyId}/decisions`, moderator).send({ decision, revision: 1, reason: 'abuse' }).expect(201);
  const report = async (replyId: string) => app.ask('post', `/replies/${replyId}/reports`, await makeUser(app)).send({ reason: 'abuse' }).expect(201);

  it('counts each as its rows do, and is in the order that is asked for', async () => {
    const site = await makeSite(app);
    const quiet = await makeThread(app, { site, headline: 'A quiet story' });
    const hot = await makeThread(app, { site, headline: 'A hot story' });
    const fast = await makeThread(app, { site, headline: 'A fast story, 100% friendly' });
    const reading = await makeThread(app, { site, headline: 'A story read first', moderation: 'pre' });

    await write(fast.id, [1, 5, 20, 59, 61, 23 * 60, 25 * 60]);
    const [first, second, third] = await write(hot.id, [2, 30, 58, 120]);
    await decide(first?.id ?? '', 'reject');
    await report(second?.id ?? '');
    await report(second?.id ?? '');
    await app.ask('delete', `/replies/${third?.id}`, third?.by).expect(204);
    await write(reading.id, [70, 80, 90]);

    const at = `siteId=${site.id}`;
    const { items, next } = await list(at);
    expect(next).toBeNull();
    expect(items.map(({ article, lastHour, lastDay, held, reports, troubledShare, temperature }) => [article.headline, lastHour, lastDay, held, reports, troubledShare, temperature])).toEqual([
      ['A fast story, 100% friendly', 4, 6, 0, 0, 0, 0],
      ['A hot story', 2, 3, 0, 2, 2 / 3, temperatureOf({ replies: 2, troubled: 2 })],
      ['A story read first', 0, 3, 3, 0, 1, 0],
      ['A quiet story', 0, 0, 0, 0, 0, 0],
    ]);
    expect(items[1]?.temperature).toBe(9);
    expect(await ids(`${at}&sort=temperature`)).toEqual([hot.id, reading.id, fast.id, quiet.id]);
    expect(await ids(`${at}&sort=held`)).toEqual([reading.id, hot.id, fast.id, quiet.id]);
    expect(await ids(`${at}&sort=newest`)).toEqual([reading.id, fast.id, hot.id, quiet.id]);
    expect(await ids(`${at}&q=QUIET`)).toEqual([quiet.id]);
    expect(await ids(`${at}&q=${encodeURIComponent('100%')}`)).toEqual([fast.id]);
    expect(await ids(`${at}&q=${encodeURIComponent('%')}`)).toEqual([fast.id]);
    await app.ask('patch', `/threads/${hot.id}`, moderator).send({ status: 'closed' }).expect(200);
    expect(await ids(`${at}&status=closed`)).toEqual([hot.id]);
    expect((await ids(`${at}&status=open`)).length).toBe(3);
  });

  it('is turned page by page, each thread once, whatever happens meanwhile', async () => {
    const site = await makeSite(app);
    const threads = [];
    for (let nr = 0; nr < 7; nr += 1) threads.push(await makeThread(app, { site }));
    for (const thread of threads.slice(0, 4)) await write(thread.id, [3, 4]);
    for (const sort of ['activity', 'temperature', 'held', 'newest']) {
      const seen: string[] = [];
      let place = '';
      do {
        const { items, next } = await list(`siteId=${site.id}&sort=${sort}&limit=2${place}`);
        seen.push(...items.map(({ thread }) => thread.id));
        place = next === null ? '' : `&cursor=${next}`;
        await makeReply(app, threads[6]?.id ?? '');
      } while (place !== '');
      expect([sort, [...seen].sort()]).toEqual([sort, threads.map(({ id }) => id).sort()]);
    }
    const { next } = await list(`siteId=${site.id}&limit=1`);
    expect((await app.ask('get', `/moderation/threads?sort=held&cursor=${next}`, moderator)).status).toBe(422);
  });

  it('is of one’s own sites', async () => {
    const [here, there] = [await makeThread(app), await makeThread(app)];
    const local = await makeUser(app);
    await app.ask('put', `/users/${local.id}/role`, await makeUser(app, { role: 'admin' })).send({ role: 'moderator', siteId: here.site.id }).expect(200);
    const answer = await app.ask('get', '/moderation/threads', local).expect(200);
    expect(answer.body.items.map((item: BusyThreadView) => item.thread.id)).toEqual([here.id]);
    expect((await app.ask('get', `/moderation/threads?siteId=${there.site.id}`, local)).body.code).toBe('role.insufficient');
    expect((await app.ask('get', '/moderation/threads', await makeUser(app))).status).toBe(403);
  });
});
