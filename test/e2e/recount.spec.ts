import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Config } from '#platform/config/config';
import { countedThings, differencesOf, lookOnly } from '#domain/operations/counts.store';
import { Database } from '#platform/database/database';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { runCommand } from '../support/command.js';
import { recount } from '../support/recount.js';
import { TestApp } from '../support/test-app.js';

describe('counting everything anew', () => {
  let app: TestApp;
  let owner: pg.Client;
  beforeAll(async () => {
    app = await TestApp.start();
    owner = new pg.Client({ connectionString: app.ownerUrl });
    await owner.connect();
    const thread = await makeThread(app);
    const top = await makeReply(app, thread.id);
    const answer = await makeReply(app, thread.id, { parentId: top.id });
    const reader = await makeUser(app);
    await app.ask('put', `/replies/${top.id}/like`, reader).expect(200);
    await app.ask('put', `/users/${top.by.id}/follow`, reader);
    await app.ask('post', `/replies/${answer.id}/reports`, reader).send({ reason: 'spam' });
    // What no check of the database lets through is looked for too: somebody may have written it by other means.
    const { rows } = await owner.query<{ away: string }>(`SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS away FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace`);
    for (const { away } of rows) await owner.query(away);
    await owner.query('UPDATE replies SET locked_at = now(), locks = 1 WHERE id = $1', [top.id]);
    await owner.query('UPDATE replies SET locks = 1 WHERE id = $1', [answer.id]);
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  const command = () => runCommand('recount', [], { DATABASE_URL: app.get(Config).databaseUrl });

  it('finds nothing where nothing is wrong, and says how much it looked at', async () => {
    expect(await recount(app)).toEqual([]);
    const { code, stdout } = await command();
    expect([code, stdout]).toEqual([0, `Everything that is counted is right: ${countedThings.length} kinds of counts, over 2 replies.\n`]);
  });

  it.each(countedThings)('compares whole tables, also where nobody knows how large they are: %s', async (what) => {
    const plan = await app.get(Database).client.$transaction(async (tx) => {
      await lookOnly(tx);
      return tx.$queryRaw<{ 'QUERY PLAN': string }[]>`EXPLAIN ${differencesOf(what)}`;
    });
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).not.toContain('Nested Loop');
  });

  const changes: Record<string, [change: string, back: string]> = {
    'thread.reply_count': ['UPDATE threads SET reply_count = reply_count + 1', 'UPDATE threads SET reply_count = reply_count - 1'],
    'thread.seq': ['UPDATE threads SET seq = seq + 1', 'UPDATE threads SET seq = seq - 1'],
    'reply.depth': ['UPDATE replies SET depth = depth + 1 WHERE parent_id IS NOT NULL', 'UPDATE replies SET depth = depth - 1 WHERE parent_id IS NOT NULL'],
    'reply.answer_count': ['UPDATE replies SET answer_count = answer_count + 1', 'UPDATE replies SET answer_count = answer_count - 1'],
    'reply.shown_answer_count': ['UPDATE replies SET shown_answer_count = shown_answer_count + 1', 'UPDATE replies SET shown_answer_count = shown_answer_count - 1'],
    'reply.locks': ['UPDATE replies SET locks = locks + 1', 'UPDATE replies SET locks = locks - 1'],
    'reply.open_report_count': ['UPDATE replies SET open_report_count = open_report_count + 1', 'UPDATE replies SET open_report_count = open_report_count - 1'],
    'reply.report_weight': ['UPDATE replies SET report_weight = report_weight + 1', 'UPDATE replies SET report_weight = report_weight - 1'],
    'reply.like_count': ['UPDATE replies SET like_count = like_count + 1', 'UPDATE replies SET like_count = like_count - 1'],
    'reply.like_weight': ['UPDATE replies SET like_weight = like_weight + 1', 'UPDATE replies SET like_weight = like_weight - 1'],
    'reply.score, to the thousandth': ['UPDATE replies SET score = score + 1', 'UPDATE replies SET score = score - 1'],
    'reply.revision': ['UPDATE replies SET revision = revision + 1', 'UPDATE replies SET revision = revision - 1'],
    'reply, published without an event': ['CREATE TABLE kept AS SELECT * FROM thread_events WHERE seq = 2; DELETE FROM thread_events WHERE seq = 2', 'INSERT INTO thread_events SELECT * FROM kept; DROP TABLE kept'],
    'user.reply_count': ['UPDATE users SET reply_count = reply_count + 1', 'UPDATE users SET reply_count = reply_count - 1'],
    'user.follower_count': ['UPDATE users SET follower_count = follower_count + 1', 'UPDATE users SET follower_count = follower_count - 1'],
    'user.following_count': ['UPDATE users SET following_count = following_count + 1', 'UPDATE users SET following_count = following_count - 1'],
  };

  it('tries each of them below', () => {
    expect(Object.keys(changes).sort()).toEqual([...countedThings].sort());
  });

  it.each(Object.entries(changes))('finds a wrong %s', async (what, [change, back]) => {
    await owner.query(change);
    try {
      expect((await recount(app)).map((difference) => difference.what)).toContain(what);
    } finally {
      await owner.query(back);
    }
    expect(await recount(app)).toEqual([]);
  });

  it('names what differs, and ends with 1', async () => {
    const { rows } = await owner.query<{ id: string }>('UPDATE threads SET reply_count = 7 RETURNING id');
    const { code, stdout, stderr } = await command();
    await owner.query('UPDATE threads SET reply_count = 2');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`1 counts differ from what is there:\n  thread.reply_count of ${rows[0]?.id}: kept 7, counted 2\n`);
  });

  it('ends with 2 where it could not look', async () => {
    expect((await runCommand('recount', [], { DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/nothing' })).code).toBe(2);
    const { code, stderr } = await runCommand('recount', [], { DATA_DIR: '/nowhere/at/all' });
    expect([code, stderr]).toEqual([2, 'There is no database in /nowhere/at/all. Set DATA_DIR to the folder that npm start uses, or DATABASE_URL to your own PostgreSQL.\n']);
  });
});
