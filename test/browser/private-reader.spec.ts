import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { startBrowsable } from '../support/browsable-app.js';
import { openBrowser, openContext } from '../support/browser.js';
import type { TestApp } from '../support/test-app.js';
import { replyIn } from './support/article.js';
import { faults } from './support/faults.js';
import { joinAt } from './support/join-at.js';

let app: TestApp;
let browser: Browser;
let thread: MadeThread;
let zoya: Somebody;

beforeAll(async () => {
  [app, browser] = await Promise.all([startBrowsable(), openBrowser()]);
  [thread, zoya] = [await makeThread(app, { headline: 'A bridge falls' }), await makeUser(app, { name: 'Zoya Rahimi' })];
  await makeReply(app, thread.id, { author: zoya, body: 'Said in public, by somebody private.' });
  await app.ask('patch', '/me', zoya).send({ bio: 'Walks a lot.', private: true });
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function look(page: Page, name: string): Promise<void> {
  expect([name, await faults(page)]).toEqual([name, []]);
  expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/private-${name}.png` });
}

describe('a reader who keeps to themselves, seen by another', () => {
  it.each([
    ['en', 'light', 1_280],
    ['en', 'dark', 375],
    ['ar', 'dark', 375],
  ] as const)('shows neither numbers nor a history, and says so: %s, %s, %i', async (locale, theme, width) => {
    const page = await (await openContext(browser, { viewport: { width, height: 700 }, locale })).newPage();
    await page.goto(`${app.url}/t/${thread.id}?lang=${locale}&theme=${theme}`);
    await page.locator('html.ready').waitFor();
    await replyIn(page, 'Said in public').locator('.byline a').first().click();
    const panel = page.locator('.panel.profile');
    await panel.locator('p.hint').nth(1).waitFor();
    await look(page, `panel-${locale}-${theme}-${width}`);
    await page.goto(`${app.url}/u/${zoya.id}?lang=${locale}&theme=${theme}`);
    await look(page, `page-${locale}-${theme}-${width}`);
    await page.context().close();
  });

  it('cannot be followed by anybody new, and is still followed by whoever did before, until they end it', async () => {
    const page = await (await openContext(browser)).newPage();
    const reader = await joinAt(app, page, `/t/${thread.id}`, 'Bea Amin');
    const panel = page.locator('.panel.profile');
    const open = () => replyIn(page, 'Said in public').getByRole('link', { name: 'Zoya Rahimi' }).click();
    await open();
    await panel.getByRole('button', { name: /^Block/ }).waitFor();
    expect(await panel.locator('button.follow').count()).toBe(0);
    await panel.getByRole('button', { name: 'Close' }).click();

    await app.ask('patch', '/me', zoya).send({ private: false });
    await app.ask('put', `/follows/users/${zoya.id}`, reader);
    await app.ask('patch', '/me', zoya).send({ private: true });
    await open();
    await panel.locator('button.follow[aria-pressed=true]').click();
    await panel.locator('button.follow[aria-pressed=false]:focus').waitFor();
    await page.context().close();
  });
});
