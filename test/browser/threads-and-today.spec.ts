import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { ArticleReader } from './support/article.js';
import { eventually, PATIENCE_MS } from './support/eventually.js';
import { faults } from './support/faults.js';
import { logInAtConsole, Moderator } from './support/moderator.js';

const HEADLINE = 'Who is Ahmad Massoud';

describe('threads, and the picture of a day', () => {
  let site: Everything;
  let browser: Browser;
  let moderator: Moderator;
  let reader: ArticleReader;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startEverything(), openBrowser()]);
    moderator = await Moderator.open(browser, site.url, site.logins.moderator);
    reader = await ArticleReader.open(browser, site.url);
    await reader.register('Parwin Sharifi');
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  it('lists the threads, narrows them, and opens one by keyboard alone', async () => {
    const { page } = moderator;
    await reader.post('The first of the day.');
    await page.getByRole('link', { name: 'Threads', exact: true }).click();
    const rows = page.locator('.busy tbody tr');
    await rows.first().filter({ hasText: HEADLINE }).waitFor();
    await rows.first().locator('td').first().filter({ hasText: '1' }).waitFor();
    const all = await rows.count();
    await page.keyboard.press('/');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('slow trains');
    await page.keyboard.press('Enter');
    await eventually(async () => expect(await rows.count()).toBe(1));
    await page.waitForURL(/#\/threads\?q=slow\+trains$/);
    await page.goBack();
    await eventually(async () => expect(await rows.count()).toBe(all));
    await page.getByLabel('State').selectOption({ label: 'Closed' });
    await page.getByText('No thread fits.').waitFor();
    await page.getByLabel('State').selectOption({ label: 'Open and closed' });
    await rows.first().filter({ hasText: HEADLINE }).waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: HEADLINE }).waitFor();
  });

  it('slows a discussion down: its readers are told how long, and lose nothing', async () => {
    const { page } = moderator;
    await page.getByLabel('Slow mode').selectOption({ label: '5 minutes' });
    await page.getByText('Saved.').waitFor();
    await reader.reload();
    const { discussion } = reader;
    await discussion.getByText('Slow mode: please wait \u20685 minutes\u2069 between your replies.').waitFor();
    const text = 'The second comes too soon.';
    await discussion.getByLabel('Your reply').fill(text);
    await discussion.getByRole('button', { name: 'Post reply' }).click();
    await discussion.getByText(/You can reply again here in .[2-5] minutes/).waitFor();
    expect(await discussion.getByLabel('Your reply').inputValue()).toBe(text);
    expect(await faults(reader.page)).toEqual([]);
    // It says already that something is saved: what counts is the answer.
    const saved = page.waitForResponse((response) => response.request().method() === 'PATCH');
    await page.getByLabel('Slow mode').selectOption({ label: 'Off' });
    expect((await saved).status()).toBe(200);
    await discussion.getByRole('button', { name: 'Post reply' }).click();
    await reader.reply(text).waitFor();
  });

  it('pins a reply, which everybody reads first, in any order', async () => {
    const { page } = moderator;
    const pinned = reader.reply('The first of the day.');
    const link = await pinned.locator('a.when').getAttribute('href');
    await page.getByLabel(/^Paste a link to a reply/).fill(link ?? '');
    await page.getByRole('button', { name: 'Pin it', exact: true }).click();
    await page.getByRole('link', { name: 'See the pinned reply' }).waitFor();
    await reader.reload();
    const first = reader.discussion.getByRole('region', { name: 'Pinned by the newsroom' });
    await first.getByText('The first of the day.').waitFor();
    await reader.discussion.getByRole('link', { name: 'Best' }).click();
    await first.getByText('The first of the day.').waitFor();
    await page.getByRole('button', { name: 'Pin it no longer' }).click();
    await page.getByText('No reply is pinned.').waitFor();
  });

  it('begins one more discussion under the article, and puts its question in other words', async () => {
    const { page } = moderator;
    await page.getByLabel('Its question').fill('Which road is repaired first?');
    await page.getByRole('button', { name: 'Begin it' }).click();
    const asks = page.getByLabel('What it asks');
    await eventually(async () => expect(await asks.inputValue()).toBe('Which road is repaired first?'));
    await asks.fill('Which road should be repaired first?');
    const saved = page.waitForResponse((response) => response.request().method() === 'PATCH');
    await page.keyboard.press('Enter');
    expect((await saved).status()).toBe(200);
    await page.getByText('Saved.').waitFor();
    await page.reload();
    await eventually(async () => expect(await asks.inputValue()).toBe('Which road should be repaired first?'));
    await page.getByRole('heading', { name: HEADLINE }).waitFor();
    expect(await faults(page)).toEqual([]);
  });

  it('shows today by hour and by moderator, as charts and as a table', async () => {
    const { page } = moderator;
    await page.getByRole('link', { name: 'Today', exact: true }).click();
    const numbers = page.locator('.day-numbers');
    await numbers.getByText('Replies').waitFor();
    await eventually(async () => expect(await numbers.locator('dd').first().innerText()).toBe('2'));
    await page.getByRole('img', { name: /^Replies by hour\. The most: 2, in the hour from/ }).waitFor();
    await page.getByText('The same as a table').click();
    expect([23, 24, 25]).toContain(await page.locator('.by-hour tbody tr').count());
    await page.getByRole('link', { name: 'The day before' }).click();
    await page.getByRole('img', { name: 'Replies by hour. None that day.' }).waitFor();
  });

  it.each([['light', 1280], ['dark', 375]] as const)('has no fault that axe finds, and fits its window: %s, %i pixels', async (colorScheme, width) => {
    const context = await openContext(browser, { colorScheme, viewport: { width, height: 900 } });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.goto(`${site.url}/console#/threads`);
    await logInAtConsole(page, site.logins.moderator);
    await page.locator('.busy').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.locator('.busy a').first().click();
    await page.getByLabel('Slow mode').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Today', exact: true }).click();
    await page.locator('.chart').first().waitFor();
    await page.getByText('The same as a table').click();
    expect(await faults(page)).toEqual([]);
    await context.close();
  });
});
