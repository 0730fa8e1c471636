import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Page as ListPage } from '#contract/primitives';
import type { ReplyView } from '#contract/replies';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { ARTICLE } from './support/article.js';
import { eventually, PATIENCE_MS } from './support/eventually.js';
import { faults } from './support/faults.js';
import { ask, mainThread, Person } from './support/people.js';

const PASSWORD = 'a meadow of quiet violets';

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

const newest = async (): Promise<ReplyView | undefined> => (await ask<ListPage<ReplyView>>(`${site.url}/api/v1/threads/${thread}/replies?sort=newest&limit=1`)).items[0];

/** The checker is itself a script: it is shown what a browser without any shows, and none of the page's own run. */
async function showWithoutScripts(context: BrowserContext): Promise<void> {
  await context.route(/\/[tr]\/[^/?]+(\?|$)/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll('noscript>', 'div>').replace(/<script type="module"[^>]*>/, '');
    await route.fulfill({ response, body });
  });
}

describe('with JavaScript off', () => {
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    context = await openContext(browser, { javaScriptEnabled: false });
    context.setDefaultTimeout(PATIENCE_MS);
    page = await context.newPage();
  });
  afterAll(() => context?.close());

  it('a reader writes under the article, registers on the way, and finds the reply in its place', async () => {
    await page.goto(site.url + ARTICLE);
    const discussion = page.frameLocator('#discussion iframe');
    await discussion.getByLabel('Your reply', { exact: true }).and(discussion.locator('#body')).fill('Written with *no script* at all.');
    const [opened] = await Promise.all([context.waitForEvent('page'), discussion.getByRole('button', { name: 'Continue' }).click()]);
    opened.setDefaultTimeout(PATIENCE_MS);
    await opened.getByRole('region', { name: 'How it will look' }).getByText('no script').waitFor();
    await opened.getByLabel('I am new here').check();
    await opened.getByLabel('E-mail address').fill('no.script@example.org');
    await opened.getByLabel('Password').fill(PASSWORD);
    await opened.getByLabel('Your name, as others will see it').fill('Noor Sahak');
    await opened.getByRole('button', { name: 'Post reply' }).click();
    await opened.waitForURL(/\/r\/[^/]+$/);
    const reply = await newest();
    expect([opened.url(), reply?.author?.name, reply?.html]).toEqual([`${site.url}/r/${reply?.id}`, 'Noor Sahak', '<p>Written with <em>no script</em> at all.</p>']);
    await opened.locator(`.focus .target article[data-reply="${reply?.id}"]`).waitFor();
    await opened.close();
  });

  it('a reader answers another from the discussion, known from the time before', async () => {
    const other = await Person.register(site.url, 'Karim Noori');
    const top = await other.post(thread, 'Somebody should answer this.');
    await page.goto(`${site.url}/t/${thread}`);
    await page.locator(`article[data-reply="${top.id}"]`).getByRole('link', { name: 'Answer' }).click();
    await page.getByText('You write as Noor Sahak.').waitFor();
    await page.getByLabel('Your reply', { exact: true }).fill('Here you are.');
    await page.getByRole('button', { name: 'Post answer' }).dblclick();
    // The second press takes the place of the first one's navigation: what is waited for is what the reader sees in the end.
    await page.locator('.focus .target article').getByText('Here you are.').waitFor();
    const { items } = await ask<ListPage<ReplyView>>(`${site.url}/api/v1/replies/${top.id}/answers`);
    expect([page.url(), items.length, items[0]?.body, items[0]?.author?.name]).toEqual([items[0]?.url, 1, 'Here you are.', 'Noor Sahak']);
  });

  it('what is refused stays on the page, with the reason where reading begins', async () => {
    await page.goto(`${site.url}/t/${thread}/write`);
    await page.getByLabel('Your reply', { exact: true }).fill('Here you are.'.repeat(400));
    await page.getByRole('button', { name: 'Post reply' }).click();
    const alarm = page.getByRole('alert');
    expect(await alarm.innerText()).toContain('It is too long.');
    await eventually(async () => expect(await alarm.evaluate('document.activeElement.getAttribute("role")')).toBe('alert'));
    expect(await page.getByLabel('Your reply', { exact: true }).inputValue()).toBe('Here you are.'.repeat(400));
    await page.getByLabel('Your reply', { exact: true }).fill('Said in fewer words.');
    await page.getByRole('button', { name: 'Post reply' }).click();
    await eventually(async () => expect((await newest())?.body).toBe('Said in fewer words.'));
  });

  it('a reader reports a reply', async () => {
    const top = await (await Person.register(site.url, 'Parwin Amiri')).post(thread, 'Buy my soap.');
    await page.goto(`${site.url}/t/${thread}`);
    await page.locator(`article[data-reply="${top.id}"]`).getByRole('link', { name: 'Report' }).click();
    await page.getByLabel('It is advertising or spam').check();
    await page.getByRole('button', { name: 'Send report' }).click();
    await page.getByText('Thank you. A moderator will look at it.').waitFor();
    await page.getByRole('link', { name: 'Back to the reply' }).click();
    await page.waitForURL(top.url);
  });

  it('the pages of a discussion lead on and back', async () => {
    const author = await Person.register(site.url, 'Long Evening');
    for (let place = 1; place <= 25; place += 1) await author.post(thread, `Number ${place} of a long evening.`);
    await page.goto(`${site.url}/t/${thread}`);
    await page.getByRole('link', { name: 'Show more replies' }).click();
    await page.getByRole('link', { name: 'Previous page' }).click();
    await page.waitForURL(`${site.url}/t/${thread}`);
  });
});

describe.each([
  ['en', 'light', 1280],
  ['en', 'dark', 375],
  ['fr', 'light', 375],
  ['ar', 'light', 375],
  ['ar', 'dark', 1280],
] as const)('the pages without scripts in %s, %s, %i pixels wide', (locale, colorScheme, width) => {
  it('are without fault', async () => {
    made += 1;
    const context = await openContext(browser, { locale, colorScheme, viewport: { width, height: 900 } });
    context.setDefaultTimeout(PATIENCE_MS);
    await showWithoutScripts(context);
    const page = await context.newPage();
    const reply = await newest();
    const look = async (screen: string) => expect([screen, await faults(page)]).toEqual([screen, []]);
    for (const path of [`/t/${thread}`, `/r/${reply?.id}`, `/r/${reply?.id}/write`, `/r/${reply?.id}/report`, `/r/${reply?.id}/report?sent=1`, `/r/${reply?.id}/embed`]) {
      await page.goto(site.url + path);
      await look(path);
    }
    await page.goto(`${site.url}/t/${thread}/write`);
    await page.locator('#body').fill('> A quotation\n\nand *what* I think of it: https://example.org/'.padEnd(6_000, ' and so on'));
    await page.locator('button[value=preview]').click();
    await page.locator('.preview').waitFor();
    await look('a last look');
    await page.locator('input[value=new]').check();
    await page.locator('#email').fill(`plain.${made}@example.org`);
    await page.locator('#password').fill(PASSWORD);
    await page.locator('#name').fill(`${'abcdefgh'[made]}lma Plain`);
    await page.locator('button[value=post]').click();
    await page.locator('.alarm').waitFor();
    await look('refused');
    await context.close();
  });
});
