import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { observe } from './observed.js';

/** “Slow 4G” as DevTools and Lighthouse apply it to each request: 150 ms × 3.75, and nine tenths of 1.6 and 0.75 Mbit/s. */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: (1_474.56 * 1_024) / 8, uploadThroughput: (675 * 1_024) / 8 };

/** How much slower a middling phone is than the machine of this measurement. */
const CPU_SLOWDOWN = 4;

/**
 * A browser that keeps frames of other sites in their page's process, as phones with little memory do: what slows down
 * the page then slows down the frame too, and both share one processor.
 */
export async function openPhoneBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-site-isolation-trials', '--disable-features=IsolateOrigins,site-per-process'];
  return playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}

/** A page on such a phone, with an empty cache. */
export async function openPhonePage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: false });
  const page = await context.newPage();
  await observe(page);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  return page;
}
