import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { gathering } from '#platform/database/gathering';
import { Prisma } from '#platform/database/generated/client';
import { Statements, type Raw } from '#platform/database/statements';
import { frugalSocket } from '#platform/database/wire';
import { makeTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('prepared statements', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await makeTestDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 2, pipeline: true, stream: frugalSocket });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const rawOf = (statements: Statements): Raw => statements as unknown as Raw;

  /** On one connection, which is what columns are known of. */
  async function onOne(work: (raw: Raw) => Promise<void>): Promise<void> {
    const connection = await pool.connect();
    try {
      await work(rawOf(new Statements(gathering(connection))));
    } finally {
      connection.release();
    }
  }

  it('read their rows alike the first time, when they learn their columns, and later', async () => {
    await onOne(async (raw) => {
      const ask = () => raw.$queryRaw`SELECT 1 AS one, NULL::text AS none, 2::bigint AS two, '3.10'::numeric AS three, true AS yes, '\\x00ff'::bytea AS bytes, '2026-01-02T03:04:05Z'::timestamptz AS at, ARRAY['a', NULL] AS list, '{"a": 1}'::jsonb AS json`;
      const row = { one: 1, none: null, two: 2n, three: new Prisma.Decimal('3.1'), yes: true, bytes: new Uint8Array([0, 255]), at: new Date('2026-01-02T03:04:05Z'), list: ['a', null], json: { a: 1 } };
      const described = jest.spyOn(pg.Connection.prototype, 'describe');
      expect(await ask()).toEqual([row]);
      expect(await ask()).toEqual([row]);
      expect(described).toHaveBeenCalledTimes(1);
      // Two that are under way together before either has learnt them.
      const other = () => raw.$queryRaw`SELECT 4 AS four`;
      expect(await Promise.all([other(), other()])).toEqual([[{ four: 4 }], [{ four: 4 }]]);
    });
  });

  it('say how many rows they changed, with columns or without', async () => {
    await onOne(async (raw) => {
      expect(await raw.$executeRaw`CREATE TEMP TABLE counted (n int)`).toBe(0);
      for (const times of [2, 3]) expect(await raw.$executeRaw`INSERT INTO counted SELECT generate_series(1, ${times}::int)`).toBe(times);
      expect(await raw.$executeRaw`UPDATE counted SET n = 0 WHERE n = ${3}::int`).toBe(1);
      expect(await raw.$queryRaw`DELETE FROM counted WHERE n = 0 RETURNING n`).toEqual([{ n: 0 }]);
    });
  });

  it('send every kind of value as it is', async () => {
    const texts = ['plain', '', 'a "quoted" one', 'back\\slash', 'a,b{c}', 'NULL', ' schräg → \u{1F600} '];
    const at = new Date('2026-01-02T03:04:05.678Z');
    const rows = (): Promise<unknown> => rawOf(new Statements(pool)).$queryRaw`
      SELECT ${texts}::text[] AS texts, ${[1, 2.5, null]}::float8[] AS numbers, ${[[1, 2], [3, 4]]}::int[] AS square, ${[at]}::timestamptz[] AS times, ${[Buffer.from([1, 34, 92])]}::bytea[] = ARRAY['\\x01225c'::bytea] AS "sameBytes",
             ${'it’s'} AS text, ${-5} ::int AS number, ${7n}::bigint AS big, ${false}::bool AS no, ${null}::text AS none, ${at}::timestamptz AS at, ${new Uint8Array([0, 1])}::bytea AS bytes, ${new Prisma.Decimal('0.10')}::numeric AS price, ${{ a: ['"'] }}::jsonb AS json`;
    const sent = { texts, numbers: [1, 2.5, null], square: [[1, 2], [3, 4]], times: [at], sameBytes: true, text: 'it’s', number: -5, big: 7n, no: false, none: null, at, bytes: new Uint8Array([0, 1]), price: new Prisma.Decimal('0.1'), json: { a: ['"'] } };
    expect(await rows()).toEqual([sent]);
  });

  it('fail for themselves, say where they were asked, and are right again on the same connection', async () => {
    await onOne(async (raw) => {
      const divide = (by: number) => raw.$queryRaw`SELECT 6 / ${by}::int AS n`;
      const [before, failed, after] = await Promise.allSettled([divide(2), divide(0), divide(3)]);
      expect([before, after]).toEqual([{ status: 'fulfilled', value: [{ n: 3 }] }, { status: 'fulfilled', value: [{ n: 2 }] }]);
      expect(failed).toMatchObject({ status: 'rejected', reason: { code: '22012' } });
      const error = await divide(0).catch((reason: Error) => reason);
      expect(error).toBeInstanceOf(pg.DatabaseError);
      expect((error as Error).stack).toContain('prepared.spec');
      await expect(raw.$queryRaw`SELECT FROM nothing_of_that_name`).rejects.toMatchObject({ code: '42P01' });
      await expect(raw.$queryRaw`SELECT FROM nothing_of_that_name`).rejects.toMatchObject({ code: '42P01' });
      expect(await divide(1)).toEqual([{ n: 6 }]);
    });
  });

  it('learn their columns anew on each connection: a column may have become another since', async () => {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const ask = (on: Raw) => on.$queryRaw`SELECT n FROM changing`;
    await owner.query('CREATE TABLE changing AS SELECT 1 AS n; GRANT SELECT ON changing TO PUBLIC');
    await onOne(async (one) => {
      expect(await ask(one)).toEqual([{ n: 1 }]);
      await owner.query('ALTER TABLE changing ALTER n TYPE bigint');
      await owner.end();
      await onOne(async (other) => expect(await ask(other)).toEqual([{ n: 1n }]));
      // The server itself sees to that.
      await expect(ask(one)).rejects.toThrow('cached plan must not change result type');
    });
  });

  it('read answers of any size, in however many pieces they come', async () => {
    const raw = rawOf(new Statements(pool));
    const sizes = [1, 4_095, 65_535, 65_536, 200_000, 3_000_000];
    const rows = await Promise.all(sizes.map((size) => raw.$queryRaw<{ text: string }[]>`SELECT repeat('ä→', ${size}::int) AS text FROM generate_series(1, 2)`));
    expect(rows.map((both) => both.map(({ text }) => text === 'ä→'.repeat(text.length / 2) && text.length / 2))).toEqual(sizes.map((size) => [size, size]));
  });
});
