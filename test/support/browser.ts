import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

/** A browser from npm's own files. The package's arguments are for another place: they would put all pages into one process. */
export const openBrowser = async (): Promise<Browser> =>
  playwright.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'], headless: true });

/**
 * Somebody's browser, on a desk unless told otherwise. Without movement: a page that is still scrolling smoothly carries a
 * frame along under the pointer, between the moment a place in it was measured and the click that was meant for it.
 */
export const openContext = (browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });

/** Has a page treat cookies as browsers do that block those of third parties; for as long as it is open. */
export async function blockThirdPartyCookies(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  // The browser wants all three, the types know only the first.
  const block = { enableThirdPartyCookieRestriction: true, disableThirdPartyCookieMetadata: true, disableThirdPartyCookieHeuristics: true };
  await session.send('Network.setCookieControls', block);
}
