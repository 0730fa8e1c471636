import type { Type } from '@nestjs/common';
import { PagesModule } from '../../apps/api/src/pages/pages.module.js';
import { serveStaticFiles } from '../../apps/api/src/pages/static-files.js';
import { freePort } from './everything.js';
import { TestApp } from './test-app.js';

/** The api with all its pages, for a real browser: it calls itself by the address that it has, and what is behind the pages can be reached. */
export async function startBrowsable(settings: Record<string, string> = {}, more: Type[] = []): Promise<TestApp> {
  const port = String(await freePort());
  return TestApp.start({ PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, ...settings }, [PagesModule, ...more], serveStaticFiles);
}
