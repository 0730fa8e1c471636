import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type BrowserContext, type BrowserContextOptions, type Frame, type Page } from 'playwright-core';

/** How many times slower than it is a browser is to be (`TEST_SLOW`): for finding tests that hold only on a fast machine. */
const SLOWNESS = Number(process.env['TEST_SLOW'] ?? 1);
/** How much later each answer arrives in such a browser. */
const SLOW_ANSWER_MS = 150;

/** What is open, for whoever wants to know what stands on the screens: see `screens-environment.mjs`. */
const OPEN_BROWSERS = Symbol.for('belowline.open-browsers');
const open = new Set<Browser>();
Object.assign(globalThis, { [OPEN_BROWSERS]: open });

/** What went wrong unseen in the pages of each browser. */
const uncaught = new WeakMap<Browser, Error[]>();

/**
 * A browser from npm's own files. The package's arguments are for another place: they would put all pages into one process.
 * Closing it fails when a page threw something that nobody caught: such a page may go on looking well.
 */
export async function openBrowser(): Promise<Browser> {
  const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'], headless: true });
  const errors: Error[] = [];
  uncaught.set(browser, errors);
  open.add(browser);
  const close = browser.close.bind(browser);
  browser.close = async () => {
    open.delete(browser);
    await close();
    const told = [...new Set(errors.map(({ stack, message }) => stack ?? message))];
    if (told.length > 0) throw new Error(`Errors that no page caught:\n${told.join('\n')}`);
  };
  return browser;
}

/**
 * Somebody's browser, on a desk unless told otherwise. Without movement: a page that is still scrolling smoothly carries a
 * frame along under the pointer, between the moment a place in it was measured and the click that was meant for it.
 */
export async function openContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
  context.on('weberror', (error) => uncaught.get(browser)?.push(error.error()));
  if (SLOWNESS > 1) slowDown(context);
  return context;
}

/** Has every page of a context, and every frame that another process draws, take its time. */
function slowDown(context: BrowserContext): void {
  const slow = async (target: Page | Frame): Promise<void> => {
    const session = await context.newCDPSession(target);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWNESS });
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: SLOW_ANSWER_MS, downloadThroughput: -1, uploadThroughput: -1 });
  };
  // A frame that its page's own process draws is as slow as the page, and has no session to say so in; nor has what is closed already.
  const tried = (target: Page | Frame): void => void slow(target).catch(() => undefined);
  context.on('page', (page) => {
    tried(page);
    page.on('framenavigated', (frame) => {
      if (frame.parentFrame()) tried(frame);
    });
  });
}

/** Has a page treat cookies as browsers do that block those of third parties; for as long as it is open. */
export async function blockThirdPartyCookies(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  // The browser wants all three, the types know only the first.
  const block = { enableThirdPartyCookieRestriction: true, disableThirdPartyCookieMetadata: true, disableThirdPartyCookieHeuristics: true };
  await session.send('Network.setCookieControls', block);
}
