import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { PatientPool } from '#platform/database/patient-pool';
import { ask as askOn } from '#platform/database/statements';
import { Together } from '#platform/database/together';
import { makeTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('statements that are asked in one moment', () => {
  let database: TestDatabase;
  let pool: PatientPool;
  let together: Together;
  beforeAll(async () => {
    database = await makeTestDatabase();
    pool = new PatientPool({ connectionString: database.url, max: 2, pipeline: true });
    pool.on('error', () => undefined).on('connect', (connection) => connection.on('error', () => undefined));
    together = new Together(pool);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const ask = async (text: string): Promise<unknown> => Object.values(((await askOn(together, text)).rows[0] ?? {}))[0];
  const backend = (): Promise<unknown> => ask('SELECT pg_backend_pid()');

  it('share a connection, which is free again once all are answered', async () => {
    const pids = await Promise.all([backend(), backend(), ask('SELECT 1').then(() => backend())]);
    expect(pids[0]).toBe(pids[1]);
    expect([pool.totalCount <= 2, pool.idleCount]).toEqual([true, pool.totalCount]);
  });

  it('do not wait for those of the moment before', async () => {
    const slow = ask('SELECT pg_backend_pid() FROM pg_sleep(1)');
    await new Promise(setImmediate);
    const quick = await backend();
    expect(quick).not.toBe(await slow);
  });

  it('fail each alone, and keep their connection', async () => {
    const [before, failed, after] = await Promise.allSettled([backend(), ask('SELECT 1 / 0'), backend()]);
    expect([before.status, failed.status, after.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(failed.status === 'rejected' && failed.reason).toBeInstanceOf(pg.DatabaseError);
    expect(pool.idleCount).toBe(pool.totalCount);
    const connections = pool.totalCount;
    await Promise.all([backend(), backend()]);
    expect(pool.totalCount).toBe(connections);
  });

  it('fail together where the connection breaks, which is never handed on', async () => {
    const broken = await backend();
    const outcomes = await Promise.allSettled([ask('SELECT pg_terminate_backend(pg_backend_pid())'), backend(), backend()]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await Promise.all([backend(), backend()])).not.toContain(broken);
  });
});
