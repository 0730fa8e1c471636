import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { makeSite } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { PagesModule } from '../../apps/api/src/pages/pages.module.js';
import { reportMonths } from '#domain/overview/report-months';
import { TestApp } from '../support/test-app.js';

describe('a published report that everybody asks for at once', () => {
  let app: TestApp;
  let owner: pg.Client;
  let siteId: string;
  const now = new Date();
  const months = ['', ...reportMonths(new Date(0), now)];
  beforeAll(async () => {
    app = await TestApp.start({}, [PagesModule]);
    owner = new pg.Client({ connectionString: app.ownerUrl });
    await owner.connect();
    const admin = await makeUser(app, { role: 'admin' });
    siteId = (await makeSite(app)).id;
    await app.ask('patch', `/sites/${siteId}`, admin).send({ settings: { publishReport: true } }).expect(200);
    await app.database.client.site.update({ where: { id: siteId }, data: { createdAt: new Date(0) } });
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  const get = (month = '') => fetch(`${app.url}/sites/${siteId}/transparency.csv${month === '' ? '' : `?month=${month}`}`);
  const retryAfter = (answer: Response) => Number(answer.headers.get('retry-after'));
  /** The pids of the application's connections that wait for the lock of a test. */
  const waiting = async () => (await owner.query<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).rows;
  /** Nothing of the report can be counted to its end meanwhile. */
  async function whileLocked<T>(work: () => Promise<T>): Promise<T> {
    await owner.query('BEGIN; LOCK TABLE notices, appeals, sanctions, reports IN ACCESS EXCLUSIVE MODE');
    try {
      return await work();
    } finally {
      await owner.query('COMMIT');
    }
  }

  it('is counted one month after the other; few wait, the rest are told to come again, and those who want the same get the same', async () => {
    const answers = await whileLocked(async () => {
      const asked = months.map((month) => get(month));
      const again = months.slice(0, 2).map((month) => get(month));
      const refused: Response[] = [];
      await new Promise<void>((enough) => {
        for (const each of asked) void each.then((answer) => answer.status === 503 && refused.push(answer) >= months.length - 9 && enough());
      });
      expect(refused.every((answer) => retryAfter(answer) > 0 && answer.headers.get('cache-control') === 'no-store')).toBe(true);
      expect(await waiting()).toHaveLength(1);
      return [...asked, ...again];
    });
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(9 + 2);
    expect(statuses.filter((status) => status === 503)).toHaveLength(months.length - 9);
  });

  it('that could not be counted is not tried again for a minute', async () => {
    app.setTime(new Date(now.getTime() + 10 * 60_000));
    const failed = await whileLocked(async () => {
      const asked = get();
      for (let pids = await waiting(); pids.length === 0; pids = await waiting());
      for (const { pid } of await waiting()) await owner.query('SELECT pg_cancel_backend($1)', [pid]);
      return asked;
    });
    expect([failed.status, retryAfter(failed) > 0]).toEqual([503, true]);
    const soon = await get();
    expect([soon.status, retryAfter(soon)]).toEqual([503, 60]);
    app.setTime(new Date(now.getTime() + 11 * 60_000));
    expect((await get()).status).toBe(200);
  });
});
