import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { applyMigrations, makeDatabase, migrate } from '../../apps/api/src/start/migrate.js';
import { isUpToDate } from '../../apps/api/src/start/up-to-date.js';
import { makeNextRelease } from '../drills/migrate/next-release.js';
import { makeEmptyDatabase } from '../support/empty-database.js';

type Apply = (client: pg.Client, script: string, options?: { tries?: number; pause?: { least: number; most: number } }) => Promise<unknown>;

/** Prisma's engine applies a migration by it. */
const { applyScript } = (await import(resolve('prisma/apply-script.mjs'))) as { applyScript: Apply };

const SOON = { tries: 30, pause: { least: 20, most: 40 } };

describe('a migration that takes too long', () => {
  it('is undone as a whole, says so, and is applied when it is tried again', async () => {
    const empty = await makeEmptyDatabase();
    const release = (seconds: number) => makeNextRelease({ slow: `${seconds > 0 ? '-- statement-timeout: 200ms, for this test\n' : ''}CREATE TABLE made_beside (id int); SELECT pg_sleep(${seconds})` });
    const [slow, quick] = [release(3), release(0)];
    try {
      await migrate(empty.ownerUrl);
      await expect(applyMigrations(empty.ownerUrl, slow.folder)).rejects.toThrow('It was undone as a whole, since a table was in use for too long.');
      expect(await empty.ask(`SELECT to_regclass('made_beside')::text AS name`)).toEqual([{ name: null }]);
      // What was undone is no hindrance to a version without it either.
      expect(await isUpToDate(empty.ownerUrl)).toBe(true);
      await applyMigrations(empty.ownerUrl, quick.folder);
      expect(await empty.ask(`SELECT to_regclass('made_beside')::text AS name`)).toEqual([{ name: 'made_beside' }]);
    } finally {
      slow.remove();
      quick.remove();
      await empty.drop();
    }
  }, 180_000);
});

describe('a migration beside those who use its table', () => {
  let client: pg.Client;
  let other: pg.Client;
  let third: pg.Client;
  beforeAll(async () => {
    const url = new URL(process.env['TEST_SERVER_URL'] ?? '');
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    await makeDatabase(url.href, name);
    url.pathname = `/${name}`;
    const connect = () => new pg.Client({ connectionString: url.href });
    [client, other, third] = [connect(), connect(), connect()];
    await Promise.all([client.connect(), other.connect(), third.connect()]);
    await client.query('CREATE TABLE things (id int)');
  });
  afterEach(() => other.query('ROLLBACK'));
  afterAll(() => Promise.all([client.end(), other.end(), third.end()]));

  const columns = async () => (await client.query<{ attname: string }>(`SELECT attname FROM pg_attribute WHERE attrelid = 'things'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`)).rows.map(({ attname }) => attname);
  const use = async () => {
    await other.query('BEGIN');
    await other.query('SELECT * FROM things');
  };

  it('waits a second for a lock and no longer, lets others through, and takes it as soon as it is free', async () => {
    await use();
    const applied = applyScript(client, 'ALTER TABLE things ADD COLUMN one int; ALTER TABLE things ADD COLUMN two int', SOON);
    // Whoever comes in the meantime waits behind it for that second at most: it has given up and asks anew.
    for (let waits = 0; waits < 2; ) {
      const [from, { rows }] = [performance.now(), await third.query<{ id: number }>('SELECT id FROM things')];
      expect(rows).toEqual([]);
      expect(performance.now() - from).toBeLessThan(5_000);
      if (performance.now() - from > 500) waits += 1;
    }
    await other.query('COMMIT');
    await applied;
    expect(await columns()).toEqual(['id', 'one', 'two']);
  });

  it('is given up after so many tries, as a whole, and leaves no limits behind', async () => {
    await use();
    await expect(applyScript(client, 'CREATE TABLE half (id int); ALTER TABLE things ADD COLUMN three int', { tries: 2, pause: { least: 1, most: 2 } })).rejects.toMatchObject({ code: '55P03' });
    await other.query('ROLLBACK');
    const { rows } = await client.query<{ half: string | null; lock: string; statement: string }>(`SELECT to_regclass('half')::text AS half, current_setting('lock_timeout') AS lock, current_setting('statement_timeout') AS statement`);
    expect(rows).toEqual([{ half: null, lock: '0', statement: '0' }]);
  });

  it('has five seconds a statement, or as long as it says', async () => {
    const limit = async (comment: string) => {
      await applyScript(client, `${comment}\nDROP TABLE IF EXISTS limits; CREATE TABLE limits AS SELECT current_setting('lock_timeout') AS lock, current_setting('statement_timeout') AS statement`);
      return (await client.query<{ lock: string; statement: string }>('SELECT * FROM limits')).rows[0];
    };
    expect(await limit('-- nothing said')).toEqual({ lock: '1s', statement: '5s' });
    expect(await limit('-- statement-timeout: 10min, since the table is large')).toEqual({ lock: '1s', statement: '10min' });
    await expect(applyScript(client, '-- statement-timeout: 50ms, for this test\nSELECT pg_sleep(3)')).rejects.toMatchObject({ code: '57014' });
  });

  it('makes an index beside its users however long that takes, and anew where one was cut off', async () => {
    await client.query('INSERT INTO things (id) VALUES (1), (1)');
    await expect(applyScript(client, 'CREATE UNIQUE INDEX CONCURRENTLY things_ids ON things (id)')).rejects.toMatchObject({ code: '23505' });
    const valid = async () => (await client.query<{ indisvalid: boolean }>(`SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('things_ids')`)).rows;
    expect(await valid()).toEqual([{ indisvalid: false }]);
    await client.query('DELETE FROM things');
    await applyScript(client, 'CREATE UNIQUE INDEX CONCURRENTLY things_ids ON things (id)');
    expect(await valid()).toEqual([{ indisvalid: true }]);
  });
});
