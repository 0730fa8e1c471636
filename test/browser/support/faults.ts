import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

/** The checker's own source, run in the page: the page's policy lets no other script in. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with a document as it stands, and whether it fits its window. */
export async function faults(document: Page | Frame): Promise<string[]> {
  await document.evaluate(axe);
  return document.evaluate<string[]>(`(async () => {
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target.join(' ')));
    return document.documentElement.scrollWidth > innerWidth ? [...found, 'wider than its window'] : found;
  })()`);
}
