import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { StartProblem } from '#platform/config/start-problem';
import { writeBackup } from '#platform/keeping/write-backup';
import { VERSION } from '../openapi/version.js';
import { withReached } from '../start/reach-database.js';
import { sayFailure } from '../start/say-failure.js';

/** What the process ends with when there is no backup. */
const FAILED = 2;

/** `npm run backup -- FILE`: everything that is in the database, as it is at this moment, in one file. Everything may run meanwhile. */
async function backup(): Promise<void> {
  const [file, ...more] = process.argv.slice(2);
  if (file === undefined || more.length > 0) throw new StartProblem('Say where to: npm run backup -- FILE');
  const path = resolve(file);
  if (existsSync(path)) throw new StartProblem(`${path} is there already, and is not written over.`);
  await withReached(async ({ databaseUrl, ownerUrl }, _settings, inOrder) => {
    const onProgress = (what: string, rows: number) => console.error(`${what}: ${rows} rows`);
    const onBegin = (unfinished: string) => inOrder.add(() => rm(unfinished, { force: true }));
    const { header, manifest } = await writeBackup({ databaseUrl: ownerUrl ?? databaseUrl, path, version: VERSION, onProgress, onBegin });
    const rows = Object.values(manifest.parts).reduce((sum, part) => sum + part.rows, 0);
    console.log(`Backed up as it was at ${header.madeAt}: ${rows} rows of ${Object.keys(header.tables).length} tables and the queue of jobs, in ${path}.`);
    console.log('SECRET is not in it: keep that elsewhere. The file has addresses and what was never published: keep it encrypted.');
  });
}

backup().catch((error: unknown) => {
  console.error(sayFailure('There is no backup', error));
  process.exitCode = FAILED;
});
