import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { completeConfig, readSettings } from '#platform/config/config';
import { StartProblem } from '#platform/config/start-problem';
import { EmbeddedCluster } from '#platform/database/embedded/cluster';
import { structuredLogger } from '#platform/logging/logging';
import { PlatformModule } from '#platform/platform.module';
import { beginTracing } from '#platform/tracing/tracing';
import { WorkerModule } from '#worker/worker.module';
import { ApiModule } from './api.module.js';
import { PagesModule } from './pages/pages.module.js';
import { serveStaticFiles } from './pages/static-files.js';
import { buildApi } from './start/build-api.js';
import { greet } from './start/greet.js';
import { listen } from './start/listen.js';
import { makeDatabase, migrate } from './start/migrate.js';
import { ownSecret } from './start/own-secret.js';
import { fillDatabase } from './start/fill-database.js';
import { StopInOrder } from './start/stop-in-order.js';

/** `npm start`: everything on one machine. A database where none is named, migrations, first contents, api and worker. */
const say = (message: string): void => console.log(message);
const inOrder = new StopInOrder();

async function startEverything(): Promise<void> {
  const settings = readSettings();
  inOrder.onSignals(say);
  let { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl } = settings;
  if (databaseUrl === undefined) {
    say('Starting the database …');
    const cluster = await EmbeddedCluster.start({ folder: settings.DATA_DIR, onProgress: say });
    inOrder.add(() => cluster.stop());
    await makeDatabase(cluster.url('postgres'), 'belowline');
    ownerUrl = cluster.url('belowline');
    databaseUrl = cluster.applicationUrl('belowline');
  }
  const config = completeConfig(settings, { databaseUrl, ...(settings.SECRET === undefined ? { secret: ownSecret(settings.DATA_DIR) } : {}) });
  await beginTracing(config, 'everything');
  say('Bringing the database up to date …');
  await migrate(config.databaseUrl, ownerUrl);

  @Module({ imports: [PlatformModule.with(config), ApiModule, PagesModule, WorkerModule] })
  class Everything {}

  const app = await buildApi(Everything, config, structuredLogger(config));
  await serveStaticFiles(app);
  inOrder.add(() => app.close());
  const filled = await fillDatabase(app, settings, config, say);
  await listen(app, config);
  greet(config, filled, say);
}

startEverything().catch(async (error: unknown) => {
  const expected = error instanceof StartProblem;
  console.error(expected ? error.message : error);
  await inOrder.stop();
  process.exit(1);
});
