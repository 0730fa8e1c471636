import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { PATIENCE_MS } from './support/eventually.js';
import { faults } from './support/faults.js';
import { mainThread } from './support/people.js';

let site: Everything;
let browser: Browser;
let thread: string;
let made = 0;

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  thread = await mainThread(site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function lookAt(page: Page, screens: [string, () => Promise<unknown>][]): Promise<void> {
  for (const [screen, open] of screens) {
    await open();
    expect([screen, await faults(page)]).toEqual([screen, []]);
  }
}

describe.each([
  ['en', 'light', 1280, 'Nadia Rahimi'],
  ['en', 'dark', 375, 'Nadia Haddad'],
  ['fr', 'light', 375, 'Éloïse Lefèvre'],
  ['ar', 'light', 375, 'نادية رحيمي'],
  ['ar', 'dark', 1280, 'نادية حداد'],
] as const)('the screens of accounts in %s, %s, %i pixels wide', (locale, colorScheme, width, name) => {
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    context = await openContext(browser, { locale, colorScheme, viewport: { width, height: 900 } });
    context.setDefaultTimeout(PATIENCE_MS);
    page = await context.newPage();
  });
  afterAll(() => context?.close());

  it('are without fault in the frame', async () => {
    await page.goto(`${site.url}/t/${thread}?lang=${locale}`);
    const bar = page.locator('.who-bar');
    await lookAt(page, [
      ['log in', async () => (await bar.locator('button').first().click(), page.locator('.forgotten').waitFor())],
      ['forgotten', () => page.locator('.forgotten').click()],
      ['sent', async () => (await page.locator('input[type=email]').fill('nobody@example.org'), await page.locator('form.account .primary').click(), page.locator('form.account [role=status]').waitFor())],
      ['register, empty', async () => (await page.locator('form.account .plain').last().click(), await page.locator('.turn button').click(), await page.locator('form.account .primary').click(), page.locator('form.account .error').last().waitFor())],
    ]);
  });

  it('are without fault on the pages of links', async () => {
    await lookAt(page, [
      ['verify', async () => (await page.goto(`${site.url}/account/verify?lang=${locale}#token=none`), page.locator('.primary').waitFor())],
      ['verify, gone', async () => (await page.locator('.primary').click(), page.locator('.ending').waitFor())],
      ['reset', async () => (await page.goto(`${site.url}/account/reset?lang=${locale}#token=none`), page.locator('input').waitFor())],
      ['sign in', async () => (await page.goto(`${site.url}/account/sign-in?lang=${locale}#token=none`), page.locator('.primary').waitFor())],
      ['invitation', async () => (await page.goto(`${site.url}/account/invitation?lang=${locale}#token=none`), page.locator('form.account .primary').waitFor())],
    ]);
  });

  it('are without fault on the account page', async () => {
    const section = page.locator('.parts > section:not([hidden])');
    const fill = (field: string, value: string) => page.locator(`input[name=${field}]`).fill(value);
    await page.goto(`${site.url}/account?lang=${locale}`);
    await page.locator('.turn button').click();
    await fill('email', `reader.${++made}@example.org`);
    await fill('password', 'a meadow of quiet violets');
    await fill('name', name);
    await page.locator('form.account .primary').click();
    await lookAt(page, [
      ['profile', () => section.locator('select').last().waitFor()],
      ['invitation, logged in', async () => (await page.goto(`${site.url}/account/invitation?lang=${locale}#token=none`), page.locator('.link-page .primary').waitFor())],
      ['invitation, gone', async () => (await page.locator('.link-page .primary').click(), page.locator('.ending').waitFor())],
      ['profile, again', async () => (await page.goto(`${site.url}/account?lang=${locale}`), section.locator('select').last().waitFor())],
      ['following', async () => (await page.locator('a[href="#following"]').click(), section.locator('input[name=private]').waitFor(), section.locator('.block').last().locator('p').last().waitFor())],
      ['notifications', async () => (await page.locator('a[href="#notifications"]').click(), section.locator('.ways').waitFor())],
      ['notifications, quiet', async () => (await section.locator('input[name=quiet]').click(), section.locator('input[name=quiet-to]').waitFor())],
      ['notifications, quiet from and to the same', async () => (await fill('quiet-to', '22:00'), section.locator('[role=status] .hint').waitFor())],
      ['security', async () => (await page.locator('a[href="#security"]').click(), section.locator('.block').nth(3).waitFor())],
      ['security, open', async () => {
        for (const place of [0, 1, 3]) await section.locator('> .block').nth(place).locator('.second').click();
        await section.locator('img').waitFor();
      }],
      ['log-ins', async () => (await page.locator('a[href="#sessions"]').click(), section.locator('.list li').waitFor())],
      ['data', async () => (await page.locator('a[href="#data"]').click(), await section.locator('.block').last().locator('.second').click(), section.locator('.question').waitFor())],
      ['to be deleted', async () => (await section.locator('.block').last().locator('.primary').click(), page.locator('.banner').waitFor())],
    ]);
    expect(await page.locator('html').getAttribute('dir')).toBe(locale === 'ar' ? 'rtl' : 'ltr');
  });
});
