import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { hostileTexts, addresses } from '../make/hostile-texts.js';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { PATIENCE_MS } from './support/eventually.js';
import { Moderator } from './support/moderator.js';
import { ask, mainThread, Person } from './support/people.js';

/** A pixel for rounding; a letter may lean out of its box by so much. */
const SLACK = 2;

let site: Everything;
let browser: Browser;
let thread: string;
let author: Person;
/** Where each text can be read, by its name. */
const posted = new Map<string, string>();

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  thread = await mainThread(site.url);
  author = await Person.register(site.url, 'Karim Noori');
  for (const [name, text] of Object.entries(hostileTexts)) {
    // Where only markup is left there is nothing to read, and half a character is none: such are refused with that reason.
    const reply = await author.post(thread, text).catch((refused: Error) => expect([name, refused.message]).toEqual([name, expect.stringMatching(/"code":"text.empty"|half a character/)]));
    if (reply) posted.set(name, reply.id);
  }
  expect(posted.size).toBeGreaterThanOrEqual(Object.keys(hostileTexts).length - 3);
});
afterAll(async () => {
  // Fails when a page threw anything.
  await browser?.close();
  await site?.stop();
});

/** Whether anything of what was posted has run, asked, or left its place. */
async function whatBroke(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const broke = [];
    if ('ran' in window) broke.push('a script ran');
    if (document.querySelector('script:not([src]):not([type="application/json"]):not([type="application/ld+json"])')) broke.push('a script stands in the page');
    for (const element of document.querySelectorAll('main *, footer *, header *'))
      for (const { name, value } of element.attributes)
        if (/^on/i.test(name) || (/^(href|src|action)$/i.test(name) && /^\\s*(javascript|data|vbscript):/i.test(value))) broke.push(element.tagName + ' ' + name);
    if (document.documentElement.scrollWidth > innerWidth + ${SLACK}) broke.push('the page is ' + document.documentElement.scrollWidth + ' wide');
    for (const body of document.querySelectorAll('.body')) {
      const box = body.getBoundingClientRect();
      const around = body.parentElement.getBoundingClientRect();
      if (box.left < around.left - ${SLACK} || box.right > around.right + ${SLACK}) broke.push('a text leaves its box: ' + body.textContent.slice(0, 30));
    }
    // What comes after a text reads in its own direction, whatever the text left open.
    for (const time of document.querySelectorAll('time')) if (getComputedStyle(time).direction !== document.documentElement.dir) broke.push('a time is turned round');
    return broke;
  })()`);
}

describe.each([
  ['light', 1280],
  ['dark', 375],
] as const)('hostile texts, %s, %i pixels wide', (colorScheme, width) => {
  let page: Page;
  const asked: string[] = [];
  beforeAll(async () => {
    const context = await openContext(browser, { colorScheme, viewport: { width, height: 900 } });
    context.setDefaultTimeout(PATIENCE_MS);
    page = await context.newPage();
    page.on('dialog', (dialog) => void (asked.push(dialog.message()), dialog.dismiss()));
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url) && !request.url().startsWith('data:')) asked.push(request.url());
    });
  });
  afterAll(() => page?.context().close());

  it('are mere texts in the discussion, whole and one by one', async () => {
    for (const path of [`/t/${thread}`, `/t/${thread}?sort=oldest`, ...[...posted.values()].map((id) => `/r/${id}`)]) {
      await page.goto(site.url + path);
      await page.locator('html.ready').waitFor();
      expect([path, await whatBroke(page), asked]).toEqual([path, [], []]);
    }
  });

  it('are mere texts without scripts, and in a card elsewhere', async () => {
    for (const id of posted.values()) {
      await page.goto(`${site.url}/r/${id}/embed`);
      expect([id, await whatBroke(page), asked]).toEqual([id, [], []]);
    }
  });
});

describe('hostile texts, by other ways', () => {
  it('are mere texts before the moderators, in replies and in what is said of them', async () => {
    const reader = await Person.register(site.url, 'Leila Azimi');
    const names = ['a script', 'an address that is a script', 'an override of direction', 'zalgo', 'one word without an end'];
    for (const name of names) await reader.report(posted.get(name) ?? '', (hostileTexts[name] ?? '').slice(0, 1_000));
    const moderator = await Moderator.open(browser, site.url, site.logins.moderator);
    await moderator.tab('Reported').click();
    const rows = moderator.page.getByRole('list', { name: 'Replies in this queue' }).getByRole('button');
    await rows.nth(names.length - 1).waitFor();
    for (let place = 0; place < names.length; place += 1) {
      await rows.nth(place).click();
      await moderator.open.waitFor();
      expect([place, await whatBroke(moderator.page)]).toEqual([place, []]);
    }
    await moderator.context.close();
  });

  it('are refused with a reason and kept where they were typed when they are too long', async () => {
    const page = await (await openContext(browser)).newPage();
    await page.goto(`${site.url}/t/${thread}`);
    await page.locator('html.ready').waitFor();
    const field = page.getByLabel('Your reply');
    await field.fill(addresses);
    await page.getByText(/characters too many/).first().waitFor();
    expect(await field.inputValue()).toBe(addresses);
    await page.getByRole('button', { name: 'Post reply' }).click();
    await page.getByRole('alert').getByText(/characters too many/).waitFor();
    expect(await field.inputValue()).toBe(addresses);
    expect(await whatBroke(page)).toEqual([]);
    await expect(author.post(thread, addresses.slice(0, 60_000))).rejects.toThrow(/text\.too-long/);
    await page.context().close();
  });

  it('are mere names where they can be names at all', async () => {
    const named: string[] = [];
    for (const text of Object.values(hostileTexts)) {
      const name = text.slice(0, 30);
      const somebody = await Person.register(site.url, name).catch((refused: Error) => expect(refused.message).toMatch(/ 422 /));
      if (somebody) named.push((await somebody.post(thread, `I am ${named.length}.`)).id);
    }
    const page = await (await openContext(browser)).newPage();
    for (const id of named) {
      await page.goto(`${site.url}/r/${id}`);
      await page.locator('html.ready').waitFor();
      expect(await whatBroke(page)).toEqual([]);
    }
    await page.context().close();
  });

  it('say what they say in feeds and answers', async () => {
    const id = posted.get('a script') ?? '';
    const reply = await ask<{ html: string; body: string }>(`${site.url}/api/v1/replies/${id}`);
    expect(reply.body).toBe(hostileTexts['a script']);
    expect(reply.html).toContain('&lt;script&gt;');
  });
});
