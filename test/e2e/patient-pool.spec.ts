import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { PatientPool } from '#platform/database/patient-pool';
import { doWithin, type Work } from '#platform/work/work';
import { makeTestDatabase, type TestDatabase } from '../support/test-database.js';

const request: Work = { names: {}, errand: 'reading' };

/** Connections that are made as soon as `open` lets them. */
const heldUp = (open: () => Promise<void>): typeof pg.Client =>
  class extends pg.Client {
    override connect(connected?: unknown): Promise<this> {
      void open().then(() => super.connect(connected as (error: Error) => void));
      return Promise.resolve(this);
    }
  };

describe('a request that waits for a connection', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await makeTestDatabase();
  });
  afterAll(() => database.drop());

  it('takes one that comes free while its own is being made, which is left to the next', async () => {
    let open = Promise.resolve();
    const pool = new PatientPool({ connectionString: database.url, max: 3, Client: heldUp(() => open) });
    const first = await doWithin(request, () => pool.connect());
    let letIn = (): void => undefined;
    open = new Promise((opened) => (letIn = opened));
    const [second, third] = [doWithin(request, () => pool.connect()), doWithin(request, () => pool.connect())];
    first.release();
    expect(await second).toBe(first);
    letIn();
    const own = await third;
    expect(own).not.toBe(first);
    // The one that was being made for the second, and that nobody took.
    while (pool.idleCount < 1) await new Promise((again) => setTimeout(again, 5));
    expect([pool.totalCount, pool.idleCount]).toEqual([3, 1]);
    first.release();
    own.release();
    expect((await pool.query<{ one: number }>('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });

  it('waits for a transaction that gets on, however slowly, and a second for one that stands still', async () => {
    const pool = new PatientPool({ connectionString: database.url, max: 1 });
    const holder = await pool.connect();
    await holder.query('BEGIN');
    let waits = true;
    const patient = doWithin(request, () => pool.connect()).finally(() => (waits = false));
    const began = performance.now();
    while (performance.now() - began < 1_800) await holder.query('SELECT pg_sleep(0.2)');
    expect(waits).toBe(true);
    await holder.query('COMMIT');
    holder.release();
    const next = await patient;
    await next.query('BEGIN');
    await expect(doWithin(request, () => pool.connect())).rejects.toThrow('timeout exceeded when trying to connect');
    await next.query('COMMIT');
    next.release();
    await pool.end();
  });
});
