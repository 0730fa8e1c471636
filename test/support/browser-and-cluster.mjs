import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { EmbeddedCluster } from '#platform/database/embedded/cluster';
import { makeDatabase, migrate } from '../../dist/apps/api/src/start/migrate.js';
import startCluster from './database-cluster.mjs';

/**
 * Before any test in a browser: two that unpack it at a time would start a half of it. And a database for those that look behind the page; and a
 * folder with one that is up to date, which each of them starts from a copy of: first starts are the subject of tests of their own.
 */
export default async function prepareBrowser() {
  await chromium.executablePath();
  await startCluster();
  const folder = mkdtempSync(join(tmpdir(), 'belowline-migrated-'));
  globalThis.testCluster.folders.push(folder);
  const cluster = await EmbeddedCluster.start({ folder });
  await makeDatabase(cluster.url('postgres'), 'belowline');
  await migrate(cluster.applicationUrl('belowline'), cluster.url('belowline'));
  await cluster.stop();
  process.env.TEST_MIGRATED_FOLDER = folder;
}
