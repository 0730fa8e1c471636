import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LogEntryView } from '#contract/moderation';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

const DAY = 86_400_000;
const YESTERDAY = new Date(Date.now() - DAY);

describe('the log, asked for a part of it', () => {
  let app: TestApp;
  let ana: Somebody;
  let ben: Somebody;
  let thread: MadeThread;
  const read = async (query: string): Promise<LogEntryView[]> => (await app.ask('get', `/moderation/log?${query}`, ana)).body.items as LogEntryView[];
  const reject = async (by: Somebody, note: string): Promise<void> => {
    const { id } = await makeReply(app, thread.id);
    const answer = await app.ask('post', `/moderation/replies/${id}/decisions`, by).send({ decision: 'reject', revision: 1, reason: 'spam', note });
    expect(answer.status).toBe(201);
  };

  beforeAll(async () => {
    app = await TestApp.start({ STAFF_PROOF: 'off' });
    [ana, ben] = [await makeUser(app, { role: 'moderator', name: 'Ana Moreno' }), await makeUser(app, { role: 'moderator', name: 'Ben Okri' })];
    thread = await makeThread(app);
    app.setTime(YESTERDAY);
    await reject(ana, 'of yesterday');
    app.setTime(new Date());
    await app.ask('patch', `/threads/${thread.id}`, ben).send({ status: 'closed' });
    await app.ask('patch', `/threads/${thread.id}`, ben).send({ status: 'open' });
    await reject(ben, '=HYPERLINK("https://evil.example","see")');
  });
  afterAll(() => app.stop());

  it('by who did it, what was done, to what, and when; and by all of them at once', async () => {
    const numbers = async (query: string) => (await read(query)).map(({ seq }) => seq);
    expect(await numbers('')).toEqual([4, 3, 2, 1]);
    expect(await numbers(`actorId=${ben.id}`)).toEqual([4, 3, 2]);
    expect(await numbers('action=reply.reject')).toEqual([4, 1]);
    expect(await numbers(`targetId=${thread.id}`)).toEqual([3, 2]);
    const between = new Date(Date.now() - DAY / 2).toISOString();
    expect(await numbers(`from=${between}`)).toEqual([4, 3, 2]);
    expect(await numbers(`to=${between}`)).toEqual([1]);
    expect(await numbers(`from=${YESTERDAY.toISOString()}&to=${between}&action=reply.reject&actorId=${ana.id}`)).toEqual([1]);
    expect(await numbers(`actorId=${ana.id}&action=thread.change`)).toEqual([]);
  });

  it('page by page, in the order in which it was written', async () => {
    const first = await app.ask('get', `/moderation/log?actorId=${ben.id}&limit=2`, ana);
    expect(first.body.items.map(({ seq }: LogEntryView) => seq)).toEqual([4, 3]);
    const second = await app.ask('get', `/moderation/log?actorId=${ben.id}&limit=2&cursor=${String(first.body.next)}`, ana);
    expect([second.body.items.map(({ seq }: LogEntryView) => seq), second.body.next]).toEqual([[2], null]);
  });

  it('refuses what is no act, no id and no moment', async () => {
    for (const query of ['action=reply.eat', 'actorId=ana', 'from=yesterday', 'cursor=bm90aGluZw', 'order=asc']) expect((await app.ask('get', `/moderation/log?${query}`, ana)).status).toBe(422);
    expect((await app.ask('get', '/moderation/log.csv?action=reply.eat', ana)).status).toBe(422);
  });

  it('as a table for moderators alone, with nothing in it that a spreadsheet would run', async () => {
    const reader = await makeUser(app);
    expect((await app.ask('get', '/moderation/log.csv')).status).toBe(401);
    expect((await app.ask('get', '/moderation/log.csv', reader)).status).toBe(403);
    const { text, headers } = await app.ask('get', '/moderation/log.csv?action=reply.reject', ana).buffer(true);
    expect([headers['content-type'], headers['content-disposition']]).toEqual(['text/csv; charset=utf-8', 'attachment; filename="belowline-log.csv"']);
    const lines = text.replace('\ufeff', '').trim().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe('seq,at,actor,actorId,action,targetKind,targetId,reason,note,before,after,id,hash');
    expect(lines[1]).toMatch(/^4,.*,Ben Okri,.*,spam,"'=HYPERLINK\(""https:\/\/evil\.example"",""see""\)",/);
    expect(lines[2]).toMatch(/^1,.*,Ana Moreno,.*,of yesterday,/);
  });

  it('as a table of any length, nothing left out and nothing twice where one page of it ends', async () => {
    await app.database.client.$executeRaw`
      INSERT INTO log_entries (id, actor_id, action, target_kind, target_id, before, after)
      SELECT gen_random_uuid(), ${ana.id}::uuid, 'words.change', 'site', ${thread.site.id}::uuid, '{}', '{}' FROM generate_series(1, 1200)`;
    const { text } = await app.ask('get', `/moderation/log.csv?targetId=${thread.site.id}`, ana).buffer(true);
    const numbers = text.trim().split('\n').slice(1).map((line) => Number(line.split(',')[0]));
    expect(numbers).toEqual(Array.from({ length: 1_200 }, (_, index) => 1_204 - index));
  });
});
