import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { PATIENCE_MS } from './support/eventually.js';
import { faults } from './support/faults.js';
import { mainThread, Person } from './support/people.js';

let site: Everything;
let browser: Browser;
let thread: string;
let reader: Person;

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  thread = await mainThread(site.url);
  reader = await Person.register(site.url, 'Karim Noori');
  const moderator = await Person.logIn(site.url, site.logins.moderator);
  const chosen = await reader.post(thread, 'Worth reading before the others, says the newsroom.');
  await moderator.decide(chosen.id, 'feature', 1);
  await moderator.like(chosen.id);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** Every screen of reading and reacting, one after the other. */
const screens = (page: Page, address: string): [string, () => Promise<unknown>][] => [
  ['the list', () => page.locator('.chosen .brief').waitFor()],
  ['folded', async () => {
    await page.locator('section .fold').first().click();
    await page.locator('.fold[aria-expanded="false"]').waitFor();
  }],
  ['a like on the way in', async () => {
    await page.locator('section button.like').first().click();
    await page.locator('form.account').waitFor();
  }],
  ['search', async () => {
    await page.locator('.search > button').click();
    await page.locator('input[type="search"]').fill('newsroom');
    await page.locator('input[type="search"]').press('Enter');
    await page.locator('.found mark').first().waitFor();
  }],
  ['the newsroom', async () => {
    await page.locator('.sort .newsroom').click();
    await page.locator('.replies.flat').waitFor();
  }],
  ['since one left', async () => {
    await page.goto('about:blank');
    await reader.post(thread, `Said meanwhile, at ${Date.now()}.`);
    await page.goto(address);
    await page.locator('.since-left').waitFor();
    await page.locator('.left-here').waitFor();
  }],
];

describe('every screen of reading', () => {
  it.each([
    ['en', 'light', 1280],
    ['en', 'dark', 375],
    ['fr', 'light', 375],
    ['ar', 'dark', 1280],
    ['ar', 'light', 375],
  ] as const)('has no fault that axe finds, and fits its window: %s, %s, %i pixels', async (lang, theme, width) => {
    const context = await openContext(browser, { viewport: { width, height: 900 } });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const address = `${site.url}/t/${thread}?lang=${lang}&theme=${theme}`;
    await page.goto(address);
    await page.locator('html.ready').waitFor();
    for (const [screen, open] of screens(page, address)) {
      await open();
      expect([screen, await faults(page)]).toEqual([screen, []]);
    }
    await context.close();
  });
});
