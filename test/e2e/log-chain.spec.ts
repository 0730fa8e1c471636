import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { LogEntryView } from '#contract/moderation';
import { sayFault, writePlace, type LogPlace } from '#domain/audit/log-chain';
import { NoteLogHead } from '#domain/audit/note-log-head';
import { VerifyLog } from '#domain/audit/verify-log';
import { Config } from '#platform/config/config';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';
import { asOwner } from '../support/test-database.js';

const PROGRAM = resolve('dist/apps/api/src/commands/verify-log.js');

/** PostgreSQL's code for what one has no right to. */
const NO_RIGHT = /42501|permission denied|must be owner/;

describe('the log of what staff did', () => {
  let app: TestApp;
  let owner: pg.Client;
  let moderator: Somebody;
  let entries: LogEntryView[];

  const read = async (query = ''): Promise<LogEntryView[]> => (await app.ask('get', `/moderation/log?limit=100${query}`, moderator)).body.items as LogEntryView[];
  const verdict = async (kept?: LogPlace[]) => (await app.get(VerifyLog).run(kept === undefined ? {} : { kept })).fault;

  beforeAll(async () => {
    app = await TestApp.start({ STAFF_PROOF: 'off' });
    moderator = await makeUser(app, { role: 'moderator' });
    const thread = await makeThread(app);
    for (const note of ['Türkçe, فارسی, 한국어 and 🦉', 'it’s “quoted”\n\twith a line', 'null', '3:abc,-']) {
      const { id } = await makeReply(app, thread.id);
      await app.ask('post', `/moderation/replies/${id}/decisions`, moderator).send({ decision: 'reject', revision: 1, reason: 'spam', note });
    }
    for (const status of ['closed', 'open']) await app.ask('patch', `/threads/${thread.id}`, moderator).send({ status });
    owner = new pg.Client({ connectionString: app.ownerUrl });
    await owner.connect();
    await owner.query('CREATE TABLE kept_entries AS TABLE log_entries');
    await owner.query('CREATE TABLE kept_head AS TABLE log_head');
    // As whoever owns the server can: no trigger runs, no rule holds.
    await owner.query('SET session_replication_role = replica');
    entries = (await read()).reverse();
  });
  afterEach(async () => {
    await owner.query('DELETE FROM log_entries');
    await owner.query('INSERT INTO log_entries SELECT * FROM kept_entries');
    await owner.query('UPDATE log_head h SET seq = k.seq, hash = k.hash FROM kept_head k');
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  it('numbers its entries without gaps and chains them; the hashes are made anew outside of the database', async () => {
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await verdict()).toBeNull();
    expect((await app.get(VerifyLog).run()).end).toEqual({ seq: 6n, hash: expect.anything() });
  });

  it.each([
    ['id', `'01990000-0000-7000-8000-000000000001'`], ['at', `at + interval '1 ms'`], ['actor_id', `target_id`], ['action', `'reply.approve'`], ['target_kind', `'user'`], ['target_id', 'actor_id'],
    ['reason', `'hate'`], ['reason', 'NULL'], ['note', `note || ' '`], ['note', 'NULL'], ['before', `before || '{"status": "held"}'`], ['after', `'{}'`], ['previous', `sha256('x')`], ['hash', `sha256('x')`],
  ])('names the entry whose %s was changed to %s', async (column, value) => {
    await owner.query(`UPDATE log_entries SET ${column} = ${value} WHERE seq = 3`);
    expect(await verdict()).toMatchObject({ kind: 'tampered', seq: 3n });
  });

  it.each([[1, 'missing'], [3, 'missing'], [6, 'cut-off']])('names entry %i when it was deleted', async (seq, kind) => {
    await owner.query('DELETE FROM log_entries WHERE seq = $1', [seq]);
    expect(await verdict()).toEqual({ kind, seq: BigInt(seq) });
  });

  it('names the first of two that changed places, and of those that moved up after one was taken out', async () => {
    await owner.query('UPDATE log_entries SET seq = CASE seq WHEN 2 THEN 1004 WHEN 4 THEN 1002 END WHERE seq IN (2, 4)');
    await owner.query('UPDATE log_entries SET seq = seq - 1000 WHERE seq > 1000');
    expect(await verdict()).toMatchObject({ kind: 'reordered', seq: 2n, writtenAs: 4n, id: entries[3]?.id });
    await owner.query('DELETE FROM log_entries WHERE seq = 3');
    await owner.query('UPDATE log_entries SET seq = seq + 1000 WHERE seq > 3');
    await owner.query('UPDATE log_entries SET seq = seq - 1001 WHERE seq > 1000');
    expect(await verdict()).toMatchObject({ kind: 'reordered', seq: 2n, writtenAs: 4n });
  });

  it('names an entry that was put in behind the head, and one with a hash to fit', async () => {
    await owner.query(`UPDATE log_head SET seq = 5, hash = (SELECT hash FROM log_entries WHERE seq = 5)`);
    expect(await verdict()).toEqual({ kind: 'added', seq: 6n });
    await owner.query(`UPDATE log_head SET seq = 6, hash = (SELECT hash FROM log_entries WHERE seq = 6)`);
    await owner.query(`UPDATE log_entries SET note = 'nothing happened' WHERE seq = 4`);
    await owner.query(`UPDATE log_entries e SET hash = log_entry_hash(e) WHERE seq = 4`);
    expect(await verdict()).toEqual({ kind: 'tampered', seq: 4n });
  });

  it('is held to a head that was kept elsewhere, though everything in the database was written anew to fit', async () => {
    const { end } = await app.get(VerifyLog).run();
    await owner.query('DELETE FROM log_entries WHERE seq >= 5');
    await owner.query('UPDATE log_head SET seq = 4, hash = (SELECT hash FROM log_entries WHERE seq = 4)');
    expect(await verdict()).toBeNull();
    expect(await verdict([end])).toEqual({ kind: 'cut-off', seq: 5n });
    await owner.query(`UPDATE log_entries SET note = 'nothing happened' WHERE seq = 4`);
    await owner.query('UPDATE log_entries e SET hash = log_entry_hash(e) WHERE seq = 4');
    await owner.query('UPDATE log_head SET hash = (SELECT hash FROM log_entries WHERE seq = 4)');
    expect(await verdict()).toBeNull();
    expect(await verdict([{ seq: 4n, hash: Buffer.from(entries[3]?.hash ?? '', 'hex') }])).toMatchObject({ kind: 'other-head', seq: 4n });
  });

  it('has no gap and one order however many write at once', async () => {
    const threads = [];
    for (let made = 0; made < 8; made += 1) threads.push(await makeThread(app));
    await Promise.all(threads.flatMap(({ id }) => ['closed', 'open', 'closed'].map((status) => app.ask('patch', `/threads/${id}`, moderator).send({ status }))));
    const written = await read();
    expect(written.length).toBeGreaterThan(6 + 8);
    expect(written.map(({ seq }) => seq)).toEqual(written.map((_, index) => written.length - index));
    expect(await verdict()).toBeNull();
  });

  it('is not the application’s to change, nor is its head: the database refuses', async () => {
    const { client } = app.database;
    for (const statement of [
      `UPDATE log_entries SET note = 'nothing happened'`, 'DELETE FROM log_entries', 'TRUNCATE log_entries', 'ALTER TABLE log_entries DISABLE TRIGGER ALL', 'DROP TABLE log_entries', 'DROP FUNCTION chain_log_entry() CASCADE',
      'UPDATE log_head SET seq = 0', 'DELETE FROM log_head', 'SET session_replication_role = replica', 'CREATE SCHEMA mine', 'CREATE TABLE mine (id int)',
    ]) {
      await expect(client.$executeRawUnsafe(statement)).rejects.toThrow(NO_RIGHT);
    }
    const moving = client.$transaction(async (tx) => {
      await tx.$executeRaw`CREATE TEMP TABLE mine (LIKE log_entries)`;
      await tx.$executeRaw`CREATE TRIGGER mine BEFORE INSERT ON mine FOR EACH ROW EXECUTE FUNCTION chain_log_entry()`;
    });
    await expect(moving).rejects.toThrow(NO_RIGHT);
  });

  it('is not its owner’s to change either, as long as nobody takes the triggers away', async () => {
    for (const statement of [`UPDATE log_entries SET note = 'nothing happened'`, 'DELETE FROM log_entries', 'TRUNCATE log_entries']) {
      await expect(asOwner(app, statement)).rejects.toThrow(/append-only/);
    }
  });

  it('takes no number and no hash from whoever inserts', async () => {
    const [last] = await read();
    await app.database.client.$executeRaw`
      INSERT INTO log_entries (id, actor_id, action, target_kind, target_id, before, after, seq, previous, hash)
      SELECT gen_random_uuid(), actor_id, action, target_kind, target_id, '{}', '{}', 1, sha256('a'), sha256('b') FROM log_entries LIMIT 1`;
    const [next] = await read();
    expect(next?.seq).toBe((last?.seq ?? 0) + 1);
    expect(await verdict()).toBeNull();
  });

  it('says where it stands in the process’s own log, as one line', async () => {
    const lines: unknown[] = [];
    const job = app.get(NoteLogHead);
    Object.assign(job, { logger: { log: (line: unknown) => lines.push(line) } });
    await job.run();
    expect(lines).toEqual([{ msg: 'log head', seq: 6, hash: entries[5]?.hash, head: `6:${entries[5]?.hash}` }]);
  });

  describe('log:verify', () => {
    const verify = (databaseUrl: string, ...args: string[]) =>
      new Promise<{ code: number; said: string }>((done) => {
        const env = { PATH: process.env['PATH'], NODE_ENV: 'test', DATABASE_URL: databaseUrl };
        execFile(process.execPath, [PROGRAM, ...args], { env }, (error, stdout, stderr) => done({ code: error === null ? 0 : Number(error.code), said: `${stdout}${stderr}` }));
      });
    const ours = () => app.get(Config).databaseUrl;
    const head = () => writePlace({ seq: 6n, hash: Buffer.from(entries[5]?.hash ?? '', 'hex') });

    it('says in a sentence that all is well, and who could change that', async () => {
      expect(await verify(ours())).toEqual({ code: 0, said: `The log is as it was written: 6 entries, head ${head()}\n` });
      expect(await verify(ours(), '--head', head())).toMatchObject({ code: 0 });
      const asOwner = await verify(app.ownerUrl);
      expect(asOwner.code).toBe(0);
      expect(asOwner.said).toContain('The role belowline of DATABASE_URL could change the log: set DATABASE_OWNER_URL');
    });

    it('ends with 1 and the first entry that is not as it was written', async () => {
      await owner.query(`UPDATE log_entries SET note = 'nothing happened' WHERE seq IN (3, 5)`);
      const { code, said } = await verify(ours());
      expect([code, said]).toEqual([1, `The log was changed. ${sayFault({ kind: 'tampered', seq: 3n, id: entries[2]?.id ?? '' })} Before it, 2 entries hold.\n`]);
      expect((await verify(ours(), '--head', '6:abc')).code).toBe(2);
    });
  });
});
