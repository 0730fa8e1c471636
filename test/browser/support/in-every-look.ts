import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { faults } from './faults.js';

const PICTURES = process.env['PICTURES'];

/** A page as it is now, wide and on a phone, light and dark: axe finds nothing, and where pictures are wanted one is taken. It is wide and light afterwards. */
export async function inEveryLook(page: Page, name: string): Promise<void> {
  for (const [colorScheme, width] of [['dark', 375], ['light', 375], ['dark', 1280], ['light', 1280]] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    expect(await faults(page)).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}-${colorScheme}-${width}.png`, fullPage: true });
  }
}
