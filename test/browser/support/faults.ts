import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';
import { PATIENCE_MS } from './eventually.js';

/** The checker's own source, run in the page: the page's policy lets no other script in. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with a document that has come to rest, and whether it fits its window: what is just being drawn is looked at again. */
export async function faults(document: Page | Frame): Promise<string[]> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await faultsNow(document);
    if (found.length === 0 || Date.now() > end) return found;
  }
}

async function faultsNow(document: Page | Frame): Promise<string[]> {
  await document.evaluate(axe);
  return document.evaluate<string[]>(`(async () => {
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target.join(' ')));
    return document.documentElement.scrollWidth > innerWidth ? [...found, 'wider than its window'] : found;
  })()`);
}
