import 'reflect-metadata';
import { completeConfig, readSettings, type Config } from '#platform/config/config';
import type { Settings } from '#platform/config/settings';
import { StartProblem } from '#platform/config/start-problem';
import { EmbeddedCluster } from '#platform/database/embedded/cluster';
import { beginTracing } from '#platform/tracing/tracing';
import { keepUp } from '#platform/database/embedded/keep-up';
import { makeDatabase, migrate } from './start/migrate.js';
import { ownSecret } from './start/own-secret.js';
import { readStartOptions } from './start/start-options.js';
import { EMBEDDED_DATABASE } from './start/reach-database.js';
import { StopInOrder } from './start/stop-in-order.js';

/** `npm start`: everything on one machine. A database where none is named, migrations, first contents, api and worker: in this process, or in several. */
const say = (message: string): void => console.log(message);
const inOrder = new StopInOrder();

/** What the parts of an installation are started with. */
export interface Starting {
  settings: Settings;
  config: Config;
  inOrder: StopInOrder;
  say: (message: string) => void;
}

async function startEverything(): Promise<void> {
  const { apis } = readStartOptions(process.argv.slice(2));
  const settings = readSettings();
  inOrder.onSignals(say);
  let { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl } = settings;
  if (databaseUrl === undefined) {
    say('Starting the database …');
    const cluster = await EmbeddedCluster.start({ folder: settings.DATA_DIR, onProgress: say });
    inOrder.add(() => cluster.stop());
    const leave = keepUp(cluster, say);
    inOrder.add(() => Promise.resolve(leave()));
    await makeDatabase(cluster.url('postgres'), EMBEDDED_DATABASE);
    ownerUrl = cluster.url(EMBEDDED_DATABASE);
    databaseUrl = cluster.applicationUrl(EMBEDDED_DATABASE);
  }
  const config = completeConfig(settings, { databaseUrl, ...(settings.SECRET === undefined ? { secret: ownSecret(settings.DATA_DIR) } : {}) });
  await beginTracing(config, 'everything');
  say('Bringing the database up to date …');
  await migrate(config.databaseUrl, ownerUrl);
  const starting: Starting = { settings, config, inOrder, say };
  // Which it is decides what is loaded: the process that only watches over others needs none of what they do.
  if (apis === 1) await (await import('./start/alone.js')).startAlone(starting);
  else await (await import('./start/together.js')).startTogether(starting, apis);
}

startEverything().catch(async (error: unknown) => {
  const expected = error instanceof StartProblem;
  console.error(expected ? error.message : error);
  await inOrder.stop();
  process.exit(1);
});
