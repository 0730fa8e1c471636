import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

/** A browser from npm's own files. The package's arguments are for another place: they would put all pages into one process. */
export const openBrowser = async (): Promise<Browser> =>
  playwright.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'], headless: true });
