import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedCluster } from '#platform/database/embedded/cluster';

// Jest runs this before its module names hold, so it takes what was built.
import { makeDatabase, migrate } from '../../dist/apps/api/src/start/migrate.js';

/** One PostgreSQL for a whole run, with a migrated template that each test file clones. Nothing in it outlives the run. */
export default async function startCluster() {
  // Two kinds of tests in one run share it.
  if (globalThis.testCluster) return;
  const folder = mkdtempSync(join(tmpdir(), 'belowline-test-'));
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const cluster = await EmbeddedCluster.start({ folder, settings });
  globalThis.testCluster = { cluster, folders: [folder] };
  process.env.TEST_SERVER_URL = cluster.url('postgres');
  await makeDatabase(cluster.url('postgres'), 'template');
  process.env.TEST_APPLICATION_URL = cluster.applicationUrl('template');
  await migrate(cluster.applicationUrl('template'), cluster.url('template'));
}
