import { Module } from '@nestjs/common';
import { structuredLogger } from '#platform/logging/logging';
import { PlatformModule } from '#platform/platform.module';
import { WorkerModule } from '#worker/worker.module';
import { ApiModule } from '../api.module.js';
import { Drain } from '../drain/drain.js';
import { PagesModule } from '../pages/pages.module.js';
import { serveStaticFiles } from '../pages/static-files.js';
import type { Starting } from '../start.js';
import { buildApi } from './build-api.js';
import { fillDatabase } from './fill-database.js';
import { greet } from './greet.js';
import { listen } from './listen.js';

/** Api and worker in this one process. */
export async function startAlone({ settings, config, inOrder, say }: Starting): Promise<void> {
  @Module({ imports: [PlatformModule.with(config), ApiModule, PagesModule, WorkerModule] })
  class Everything {}

  const app = await buildApi(Everything, config, structuredLogger(config));
  await serveStaticFiles(app);
  inOrder.add(() => app.close());
  inOrder.add(() => app.get(Drain).run());
  const filled = await fillDatabase(app, settings, config, say);
  await listen(app, config);
  greet(config, filled, say);
}
