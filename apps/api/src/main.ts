import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { completeConfig, readSettings } from '#platform/config/config';
import { structuredLogger } from '#platform/logging/logging';
import { PlatformModule } from '#platform/platform.module';
import { beginTracing } from '#platform/tracing/tracing';
import { ApiModule } from './api.module.js';
import { Drain } from './drain/drain.js';
import { PagesModule } from './pages/pages.module.js';
import { serveStaticFiles } from './pages/static-files.js';
import { buildApi } from './start/build-api.js';
import { StopInOrder } from './start/stop-in-order.js';

/** One api node, for a database that is there and migrated. `npm start` is start.ts. */
const config = completeConfig(readSettings());
await beginTracing(config, 'api');

@Module({ imports: [PlatformModule.with(config), ApiModule, PagesModule] })
class ApiProcess {}

const app = await buildApi(ApiProcess, config, structuredLogger(config));
await serveStaticFiles(app);
const inOrder = new StopInOrder();
inOrder.add(() => app.close());
inOrder.add(() => app.get(Drain).run());
inOrder.onSignals(() => undefined);
await app.listen(config.port, config.host);
