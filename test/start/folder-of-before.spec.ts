import { rmSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { EmbeddedCluster } from '#platform/database/embedded/cluster';
import { makeDatabase, migrate } from '../../apps/api/src/start/migrate.js';
import { newFolder, startEverything } from '../support/everything.js';

/** A data folder as versions had it in which the application owned its database, queue of jobs included. */
async function makeFolderOfBefore(folder: string): Promise<void> {
  const cluster = await EmbeddedCluster.start({ folder });
  try {
    await makeDatabase(cluster.url('postgres'), 'belowline');
    await migrate(cluster.url('belowline'));
    const boss = new PgBoss({ connectionString: cluster.url('belowline'), schema: 'jobs', supervise: false, schedule: false });
    await boss.start();
    await boss.createQueue('housekeeping');
    await boss.stop({ graceful: false });
  } finally {
    await cluster.stop();
  }
}

it('goes on with a folder of before, whose database the application owned', async () => {
  const folder = newFolder();
  await makeFolderOfBefore(folder);
  const site = await startEverything({}, folder);
  try {
    expect((await fetch(`${site.url}/health/ready`)).status).toBe(200);
  } finally {
    site.process.kill('SIGINT');
    await new Promise((ended) => site.process.once('exit', ended));
  }
  const cluster = await EmbeddedCluster.start({ folder });
  const client = new pg.Client({ connectionString: cluster.applicationUrl('belowline') });
  try {
    await client.connect();
    await expect(client.query('DELETE FROM log_entries')).rejects.toMatchObject({ code: '42501' });
    expect((await client.query('SELECT 1 FROM log_entries')).rowCount).toBeGreaterThan(0);
  } finally {
    await client.end();
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
