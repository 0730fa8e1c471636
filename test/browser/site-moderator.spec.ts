import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ArticleView } from '#contract/articles';
import type { SiteView } from '#contract/sites';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { eventually } from './support/eventually.js';
import { faults } from './support/faults.js';
import { Moderator } from './support/moderator.js';
import { mainThread, Person } from './support/people.js';

/** Where pictures of the screens go, for whoever wants to look at them. */
const PICTURES = process.env['PICTURES'];
const LOGIN = { role: 'moderator', email: 'of.one.site@example.org', password: 'a meadow of quiet violets' };
const HERE = 'What waits on the Evening Post, and nowhere else.';
const ELSEWHERE = 'What waits on another paper, and must not be heard of.';

describe('the console of who moderates one site', () => {
  let site: Everything;
  let browser: Browser;
  let page: Page;
  let moderator: Moderator;
  let [reader, demo, own]: [Person?, string?, string?] = [];

  beforeAll(async () => {
    [site, browser] = await Promise.all([startEverything(), openBrowser()]);
    const admin = await Person.logIn(site.url, site.logins.admin);
    const paper = await admin.act<SiteView>('POST', '/sites', { name: 'The Evening Post', origins: ['https://evening.example'], settings: { threadModeration: 'pre' } });
    const article = await admin.act<ArticleView>('POST', '/articles', { url: 'https://evening.example/a-story', headline: 'A story of the evening', siteId: paper.id });
    [own, demo, reader] = [article.mainThreadId, await mainThread(site.url), await Person.register(site.url, 'Rosa Lindqvist')];
    await fetch(`${site.url}/api/v1/auth/register`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-belowline': '1' }, body: JSON.stringify({ email: LOGIN.email, password: LOGIN.password, name: 'Nadia of the evening' }) });
    const { id } = await (await Person.logIn(site.url, LOGIN)).act<{ id: string }>('GET', '/me');
    await admin.act('PUT', `/users/${id}/role`, { role: 'moderator', siteId: paper.id });
    moderator = await Moderator.open(browser, site.url, LOGIN);
    page = moderator.page;
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  it('shows what waits there as it comes, and nothing of other sites', async () => {
    await moderator.tab('Held').click();
    await page.locator('.queue-list, .queue, main').first().waitFor();
    // Both come while the queue is open: the second is seen, so the first was not announced.
    await reader?.post(demo ?? '', ELSEWHERE);
    await reader?.post(own ?? '', HERE);
    await moderator.row('What waits on the Evening Post').waitFor();
    expect(await page.getByRole('list', { name: 'Replies in this queue' }).getByRole('button').count()).toBe(1);
    await moderator.tab('New').click();
    await eventually(async () => expect(await page.getByText(ELSEWHERE).count()).toBe(0));
    await moderator.tab('Held').click();
    await moderator.row('What waits on the Evening Post').click();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/site-moderator-queue.png` });
    expect(await faults(page)).toEqual([]);
  });

  it('decides there', async () => {
    await moderator.open.waitFor();
    await page.keyboard.press('a');
    await eventually(async () => {
      const { items } = (await (await fetch(`${site.url}/api/v1/threads/${own ?? ''}/replies`)).json()) as { items: { status: string }[] };
      expect(items).toMatchObject([{ status: 'published' }]);
    });
  });

  it('has the word lists of that site, and not those of all', async () => {
    await page.getByRole('link', { name: 'Words' }).click();
    await page.getByLabel('Where they hold').waitFor();
    await eventually(async () => expect(await page.getByLabel('Where they hold').locator('option').allInnerTexts()).toEqual(['The Evening Post']));
    await page.getByText('Fetching the lists…').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Suspect').inputValue()).toBe('');
    await page.getByLabel('Suspect').fill('peacock');
    await page.getByRole('button', { name: /^Save/ }).click();
    await page.getByText('Saved', { exact: false }).first().waitFor();
    await page.getByRole('link', { name: 'Log' }).click();
    await page.locator('li', { hasText: 'changed the word lists' }).first().waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/site-moderator-log.png` });
    // Whoever made the site, and its moderator; of the demonstration's entries none.
    expect(await page.locator('li', { hasText: 'made a site' }).count()).toBe(1);
    expect(await page.locator('li', { hasText: 'Nadia Osei' }).count()).toBe(0);
    expect(await faults(page)).toEqual([]);
  });
});
