import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { Page as ListPage } from '#contract/primitives';
import type { ReplyView } from '#contract/replies';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { ARTICLE } from './support/article.js';
import { PATIENCE_MS } from './support/eventually.js';
import { ask, mainThread, Person } from './support/people.js';

let site: Everything;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let thread: string;

/** The ids of the replies to the article that are shown, in their order. */
const shownOn = async (where: Page): Promise<(string | null)[]> => {
  const articles: Locator[] = await where.locator('section .replies > .reply > article').all();
  return Promise.all(articles.map((article) => article.getAttribute('data-reply')));
};

const SORTS: Record<string, string> = { Newest: 'newest', Oldest: 'oldest', 'Most liked': 'liked', 'Most discussed': 'discussed', Best: 'best' };

/** Goes where a link leads, and waits until all of that page is there. */
const follow = (name: string): Promise<unknown> => Promise.all([page.waitForEvent('load'), page.getByRole('link', { name }).click()]);

const allFromApi = async (sort: string): Promise<ReplyView[]> => {
  const all: ReplyView[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const answer: ListPage<ReplyView> = await ask(`${site.url}/api/v1/threads/${thread}/replies?sort=${sort}&limit=100${next && `&cursor=${next}`}`);
    all.push(...answer.items);
    next = answer.next;
  }
  return all;
};

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  thread = await mainThread(site.url);
  // More than two pages of them.
  const author = await Person.register(site.url, 'Karim Noori');
  for (let place = 1; place <= 40; place += 1) await author.post(thread, `Number ${place} of a long evening.`);
  context = await openContext(browser, { javaScriptEnabled: false });
  context.setDefaultTimeout(PATIENCE_MS);
  page = await context.newPage();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('with JavaScript off', () => {
  it('the article has its replies under it, and nothing that would not work', async () => {
    await page.goto(site.url + ARTICLE);
    const discussion = page.frameLocator('#discussion iframe');
    const first = (await allFromApi('newest'))[0];
    await discussion.locator(`article[data-reply="${first?.id}"] .body`).waitFor();
    expect(await discussion.locator('h1').innerText()).toMatch(/^\d+ replies$/);
    // What there is to press is one form, which needs no script.
    expect(await discussion.locator('button:visible, textarea:visible, input:visible').count()).toBe(2);
    expect(await discussion.locator('#write').locator('button:visible, textarea:visible').count()).toBe(2);
    await page.getByRole('link', { name: 'Read the replies on a page of their own' }).click();
    await page.locator(`article[data-reply="${first?.id}"] .body`).waitFor();
  });

  it.each(['Newest', 'Oldest', 'Most liked', 'Most discussed', 'Best'])('the order is chosen and followed to its end by links: %s', async (order) => {
    const expected = (await allFromApi(SORTS[order] ?? '')).map(({ id }) => id);
    await page.goto(`${site.url}/t/${thread}`);
    await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: order, exact: true }).click()]);
    const seen = await shownOn(page);
    let pages = 1;
    for (; (await page.getByRole('link', { name: 'Show more replies' }).count()) > 0; pages += 1) {
      await follow('Show more replies');
      seen.push(...(await shownOn(page)));
    }
    expect(pages).toBeGreaterThan(2);
    expect(seen).toEqual(expected);
    expect(await page.getByRole('link', { name: order, exact: true }).getAttribute('aria-current')).toBe('true');
  });

  it('each reply has an address, which shows it with what it answers and all of its answers', async () => {
    const parent = (await allFromApi('oldest')).find(({ answers }) => (answers?.items.length ?? 0) > 0);
    const answer = parent?.answers?.items[0];
    if (!parent || !answer) throw new Error('The demonstration has answers.');
    await page.goto(`${site.url}/t/${thread}?sort=oldest`);
    await page.locator(`article[data-reply="${answer.id}"] a.when`).click();
    await page.waitForURL(`${site.url}/r/${answer.id}`);
    await page.locator(`.focus .target article[data-reply="${answer.id}"]`).waitFor();
    await page.locator(`.focus article[data-reply="${parent.id}"]`).waitFor();
    await page.getByRole('link', { name: 'The whole discussion' }).click();
    await page.waitForURL(`${site.url}/t/${thread}`);
  });

  it('answers beyond the first few are a link away', async () => {
    await page.goto(`${site.url}/t/${thread}?sort=oldest`);
    const more = page.getByRole('link', { name: /^Show \d+ more answers?$|^Read the answers$/ }).first();
    const parentId = /\/r\/(.+)$/.exec((await more.getAttribute('href')) ?? '')?.[1];
    await more.click();
    const { items } = await ask<ListPage<ReplyView>>(`${site.url}/api/v1/replies/${parentId}/answers`);
    expect(items.length).toBeGreaterThan(0);
    for (const { id } of items) await page.locator(`.focus article[data-reply="${id}"]`).waitFor();
  });

  it.each(['', '?lang=ar'])('nothing is wider than a telephone%s', async (query) => {
    const small = await openContext(browser, { javaScriptEnabled: false, viewport: { width: 375, height: 812 } });
    const narrow = await small.newPage();
    await narrow.goto(`${site.url}/t/${thread}${query}`);
    expect(await narrow.locator('html').getAttribute('dir')).toBe(query ? 'rtl' : 'ltr');
    expect(await narrow.evaluate('document.documentElement.scrollWidth')).toBe(375);
    await small.close();
  });
});
