import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Config } from '#platform/config/config';
import { Jobs, jobKind } from '#platform/jobs/jobs';
import { checkBackup, type WholeBackup } from '#platform/keeping/backup-file';
import { readMigrations } from '../../apps/api/src/start/up-to-date.js';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { runCommand } from '../support/command.js';
import { makeEmptyDatabase, type EmptyDatabase } from '../support/empty-database.js';
import { TestApp } from '../support/test-app.js';

/** Command lines are processes of their own, each of which loads everything: a machine that is busy takes long over it. */
const PATIENCE_MS = 180_000;

/** Prisma holds it while it migrates, and a restore waits for it. */
const PRISMA_LOCK = 72_707_369;

describe('a backup', () => {
  let app: TestApp;
  let file: string;
  let whole: WholeBackup;
  let empty: EmptyDatabase | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'belowline-backup-'));

  const backUp = (to: string) => runCommand('backup', [to], { DATABASE_URL: app.get(Config).databaseUrl, DATABASE_OWNER_URL: app.ownerUrl });
  const restore = (from: string, into: EmptyDatabase) => runCommand('restore', [from], { DATABASE_URL: into.url, DATABASE_OWNER_URL: into.ownerUrl });
  /** What there is in a database that anybody could take for an installation. */
  const relations = (of: EmptyDatabase) => of.ask<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace`);
  const another = async (): Promise<EmptyDatabase> => (empty = await makeEmptyDatabase());

  beforeAll(async () => {
    // No worker: what follows from posting waits in the queue.
    app = await TestApp.start({ STAFF_PROOF: 'off' });
    const moderator = await makeUser(app, { role: 'moderator' });
    const thread = await makeThread(app);
    const top = await makeReply(app, thread.id, { body: 'Tabs\tand\nlines, a \\ and “quotes”; فارسی, 한국어, 🦉.' });
    const answer = await makeReply(app, thread.id, { parentId: top.id });
    await app.ask('put', `/replies/${top.id}/like`, answer.by).expect(200);
    await app.ask('post', `/moderation/replies/${answer.id}/decisions`, moderator).send({ decision: 'reject', revision: 1, reason: 'spam', note: 'No.' }).expect(201);
    await app.ask('post', '/auth/register').send({ email: 'kept@example.org', name: 'Kept', password: 'four quiet words here' }).expect(201);
    await app.get(Jobs).send(jobKind<{ said: null; deep: { nothing: null } }>('test.nulls', { retryLimit: 1, expireInSeconds: 60 }), { said: null, deep: { nothing: null } });
    await app.database.client.$executeRaw`UPDATE jobs.job SET state = 'failed', retry_count = 3, output = '{"message": "given up"}' WHERE name = 'moderation.decided'`;
    file = join(folder, 'whole.backup');
    expect(await backUp(file)).toMatchObject({ code: 0 });
    whole = await checkBackup(file);
  }, PATIENCE_MS);
  afterEach(async () => {
    await empty?.drop();
    empty = undefined;
  });
  afterAll(async () => {
    await app.stop();
    rmSync(folder, { recursive: true });
  });

  it('is for its owner’s eyes, tells what is in it, and never writes over anything', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(whole.header.migrations.map(({ name }) => name)).toEqual((await readMigrations()).map(({ name }) => name));
    expect(whole.parts['public.replies']).toMatchObject({ rows: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(whole.parts['jobs']?.rows).toBeGreaterThan(0);
    const before = readFileSync(file);
    expect(await backUp(file)).toMatchObject({ code: 2, stderr: `${file} is there already, and is not written over.\n` });
    expect(readFileSync(file).equals(before)).toBe(true);
    // The application alone may read everything too.
    expect(await runCommand('backup', [join(folder, 'application.backup')], { DATABASE_URL: app.get(Config).databaseUrl })).toMatchObject({ code: 0 });
    expect((await checkBackup(join(folder, 'application.backup'))).parts).toEqual(whole.parts);
    writeFileSync(join(folder, 'other.backup.part'), 'somebody is at it');
    const second = await backUp(join(folder, 'other.backup'));
    expect([second.code, second.stderr]).toEqual([2, expect.stringContaining('another backup is being written there')]);
  }, PATIENCE_MS);

  it('leaves nothing where it cannot be whole: a disk that is full', async () => {
    const env = { PATH: process.env['PATH'], DATABASE_URL: app.ownerUrl };
    const path = join(folder, 'full.backup');
    // No file of this process may have more than a kilobyte.
    const child = spawn('bash', ['-c', `ulimit -f 1; exec "${process.execPath}" "${resolve('dist/apps/api/src/commands/backup.js')}" "${path}"`], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect([code, said.trim().split('\n').at(-1)]).toEqual([2, expect.stringMatching(/^There is no backup: EFBIG/)]);
    expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false]);
  }, PATIENCE_MS);

  it('is restored row by row, jobs included, by an owner who is no superuser; the same database can be backed up again', async () => {
    const into = await another();
    const restored = await restore(file, into);
    expect(restored).toMatchObject({ code: 0, stdout: expect.stringContaining('Everything that is counted is right, over 2 replies.\nThe log is as it was written: 1 entries') });
    const again = join(folder, 'again.backup');
    expect(await runCommand('backup', [again], { DATABASE_URL: into.url, DATABASE_OWNER_URL: into.ownerUrl })).toMatchObject({ code: 0 });
    const { header, parts } = await checkBackup(again);
    const { 'public.restorations': restorations, jobs: _jobs, ...others } = parts;
    const { 'public.restorations': none, jobs: _before, ...expected } = whole.parts;
    expect(others).toEqual(expected);
    expect([none?.rows, restorations?.rows]).toEqual([0, 1]);
    expect({ ...header, madeAt: '', version: '' }).toEqual({ ...whole.header, madeAt: '', version: '' });
    const jobs = (of: { $queryRawUnsafe: (sql: string) => Promise<unknown> }) => of.$queryRawUnsafe(JOBS);
    expect(await into.ask(JOBS)).toEqual(await jobs(app.database.client));
    await expect(into.ask('SELECT 1 FROM threads t FULL JOIN replies r ON r.thread_id = t.id WHERE t.id IS NULL')).resolves.toEqual([]);
  }, PATIENCE_MS);

  it('has the same schema where it is restored as where it was made: every index, constraint and trigger is back', async () => {
    const into = await another();
    await restore(file, into);
    const owner = new pg.Client({ connectionString: app.ownerUrl });
    await owner.connect();
    const there = (await owner.query<{ what: string }>(SCHEMA)).rows;
    await owner.end();
    expect(there.length).toBeGreaterThan(200);
    expect(await into.ask(SCHEMA)).toEqual(there);
  }, PATIENCE_MS);

  it('goes on where it was: an id from a sequence is a new one, the log is chained on, and the application has its rights and no more', async () => {
    const into = await another();
    await restore(file, into);
    const asApplication = new pg.Client({ connectionString: into.url });
    await asApplication.connect();
    await expect(asApplication.query('DELETE FROM log_entries')).rejects.toMatchObject({ code: '42501' });
    const { rows } = await asApplication.query<{ id: string }>(`UPDATE replies SET likes_told = likes_told + 1 RETURNING id`);
    expect(rows).toHaveLength(2);
    await asApplication.end();
    const last = await into.ask<{ before: string; next: string }>(`SELECT max(id)::text AS before, nextval('rank_changes_id_seq')::text AS next FROM rank_changes`);
    expect(Number(last[0]?.next)).toBeGreaterThan(Number(last[0]?.before));
  }, PATIENCE_MS);

  it('is refused when it was cut off or changed anywhere, and then nothing is written', async () => {
    const into = await another();
    const bytes = readFileSync(file);
    const tar = gunzipSync(bytes);
    const place = tar.indexOf('Tabs');
    const changes: Record<string, Buffer> = {
      'its end is missing': bytes.subarray(0, bytes.length - 40),
      'its middle is missing': bytes.subarray(0, bytes.length >> 1),
      'one bit is another': Buffer.concat([bytes.subarray(0, 5_000), Buffer.from([(bytes[5_000] ?? 0) ^ 1]), bytes.subarray(5_001)]),
      'a word is another, in a file that is whole': gzipSync(Buffer.concat([tar.subarray(0, place), Buffer.from('tabs'), tar.subarray(place + 4)])),
      'it has no manifest': gzipSync(Buffer.concat([tar.subarray(0, tar.indexOf('manifest.json')), Buffer.alloc(1_024)])),
      'it is something else': Buffer.from('A letter to the editor.'),
      'there is nothing in it': Buffer.alloc(0),
    };
    for (const [what, changed] of Object.entries(changes)) {
      const path = join(folder, 'changed.backup');
      writeFileSync(path, changed);
      const { code, stderr } = await restore(path, into);
      expect([what, code, stderr.trim().split('\n').at(-1)]).toEqual([what, 2, expect.stringContaining(`${path} is no whole backup: `)]);
    }
    expect(await relations(into)).toEqual([]);
    expect((await restore(join(folder, 'nothing.backup'), into)).code).toBe(2);
  }, PATIENCE_MS);

  it('is not restored into a database that has anything in it', async () => {
    const into = await another();
    await into.ask('CREATE TABLE mine (id int)');
    const { code, stderr } = await restore(file, into);
    expect([code, stderr]).toEqual([2, expect.stringContaining('A backup is restored into an empty database, and this one is not: there is mine, at least. Nothing was changed.')]);
    expect(await relations(into)).toEqual([{ name: 'mine' }]);
  }, PATIENCE_MS);

  it('is there wholly or not at all, also when the restore is killed in the middle; then it can be done again', async () => {
    const into = await another();
    const holder = new pg.Client({ connectionString: into.ownerUrl });
    await holder.connect();
    await holder.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
    const env = { PATH: process.env['PATH'], DATABASE_URL: into.url, DATABASE_OWNER_URL: into.ownerUrl };
    const child = spawn(process.execPath, [resolve('dist/apps/api/src/commands/restore.js'), file], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('the queue of jobs')) setTimeout(() => void holder.query('SELECT pg_advisory_unlock($1)', [PRISMA_LOCK]).catch(() => undefined), 50);
      if (said.includes('public.')) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    expect(said).not.toContain('indexes and foreign keys');
    await holder.end();
    expect(await relations(into)).toEqual([]);
    expect((await restore(file, into)).code).toBe(0);
  }, PATIENCE_MS);

  it('of an older version is brought up to date as it is restored; one of a newer version is refused', async () => {
    const older = await another();
    const migrations = (await readMigrations()).filter(({ name }) => name < '20261127110000');
    const owner = new pg.Client({ connectionString: older.ownerUrl });
    await owner.connect();
    await owner.query('CREATE TABLE _prisma_migrations (id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)');
    for (const { name, checksum, sql } of migrations) {
      await owner.query(sql);
      await owner.query('INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES (gen_random_uuid(), $1, $2, now())', [checksum, name]);
    }
    const path = join(folder, 'older.backup');
    expect(await runCommand('backup', [path], { DATABASE_URL: older.ownerUrl })).toMatchObject({ code: 0 });
    await owner.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES (gen_random_uuid(), 'of tomorrow', '20991231000000_of_tomorrow', now())`);
    const newer = join(folder, 'newer.backup');
    expect(await runCommand('backup', [newer], { DATABASE_URL: older.ownerUrl })).toMatchObject({ code: 0 });
    await owner.end();
    await older.drop();

    const into = await another();
    expect(await restore(newer, into)).toMatchObject({ code: 2, stderr: expect.stringContaining('This version does not know the migration 20991231000000_of_tomorrow of the backup.') });
    expect(await relations(into)).toEqual([]);
    const restored = await restore(path, into);
    expect(restored).toMatchObject({ code: 0, stderr: expect.stringContaining('the newer migration 20261127110000_restorations') });
    const applied = await into.ask<{ name: string }>('SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1');
    expect(applied.map(({ name }) => name)).toEqual((await readMigrations()).map(({ name }) => name));
    expect(await into.ask('SELECT armed_at FROM restorations')).toEqual([{ armed_at: null }]);
  }, PATIENCE_MS);
});

/** What comes back of the jobs. What was under way begins anew, so that it waits. */
const JOBS = `
  SELECT id::text, name, data, CASE WHEN state = 'failed' THEN 'failed' ELSE 'waits' END AS state, priority, retry_count, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds,
         deletion_seconds, start_after::text, created_on::text, output
    FROM jobs.job WHERE state IN ('created', 'retry', 'active', 'failed') AND name NOT LIKE '\\_\\_pgboss%' ORDER BY id`;

/** Everything that holds for the tables of the schema public, as it would be written out. */
const SCHEMA = `
  SELECT pg_get_indexdef(i.indexrelid) || ' valid ' || i.indisvalid AS what FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'public'::regnamespace
  UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' validated ' || convalidated FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT tgrelid::regclass || ' ' || tgenabled::text || ' ' || pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = 'public'::regnamespace AND NOT tgisinternal
  UNION ALL SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
  ORDER BY 1`;
