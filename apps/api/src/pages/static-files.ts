import staticFiles from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ACCOUNT_FOLDER, CONSOLE_FOLDER, WIDGET_FOLDER } from './built-assets.js';

/** Built files are named by their content, so a browser may keep them for good; the loader is not, and is asked for again. */
export async function serveStaticFiles(app: NestFastifyApplication): Promise<void> {
  const kept = { immutable: true, maxAge: '365d', index: false } as const;
  await app.register(staticFiles, { root: WIDGET_FOLDER, prefix: '/assets/widget/', ...kept });
  await app.register(staticFiles, { root: ACCOUNT_FOLDER, prefix: '/assets/account/', decorateReply: false, ...kept });
  await app.register(staticFiles, { root: CONSOLE_FOLDER, prefix: '/assets/console/', decorateReply: false, ...kept });
}
