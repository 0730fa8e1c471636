import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { ArticleReader } from './support/article.js';
import { eventually } from './support/eventually.js';
import { holdFirst } from './support/hold-first.js';
import { mainThread, Person } from './support/people.js';

let site: Everything;
let browser: Browser;
let reader: ArticleReader;
let author: Person;
let thread: string;
let people = 0;

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  author = await Person.register(site.url, 'Zahra Ahmadi');
  thread = await mainThread(site.url);
  for (const text of ['The bridge is old.', 'The harbour is older.']) await author.post(thread, text);
});
beforeEach(async () => {
  reader = await ArticleReader.open(browser, site.url);
});
afterEach(() => reader.context.close());
afterAll(async () => {
  // Fails when the pages threw anything.
  await browser?.close();
  await site?.stop();
});

const field = () => reader.discussion.getByLabel('Your reply', { exact: true });
const button = (name: string) => reader.discussion.getByRole('button', { name, exact: true });
const register = () => reader.register(`Reader ${'ABCDEFGH'[(people += 1)]}zadi`);

/** Long enough for whatever was changed to have been drawn. */
const drawn = () => reader.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');

/** Presses something and lets it go in the same place; meanwhile something else happens. */
async function press(target: Locator, meanwhile: () => Promise<unknown>): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('There is nothing to press.');
  await reader.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await reader.page.mouse.down();
  await meanwhile();
  await drawn();
  await reader.page.mouse.up();
}

describe('what is pressed while the page changes under it', () => {
  it('posts, though the names that were offered above the button go with the press', async () => {
    await register();
    await field().pressSequentially('Salam @Zah');
    await reader.discussion.getByRole('option', { name: 'Zahra Ahmadi' }).waitFor();
    await press(button('Post reply'), () => Promise.resolve());
    await reader.reply('Salam @Zah').waitFor();
  });

  it('posts, though the tools for writing arrive above the button in that moment', async () => {
    await register();
    await reader.page.unrouteAll();
    const tools = await holdFirst(reader.page, '**/later/workbench-*.js');
    await reader.reload();
    await field().fill('Quicker than the tools.');
    await tools.asked;
    const toolbar = reader.discussion.getByRole('toolbar');
    await press(button('Post reply'), async () => {
      const arrived = reader.page.waitForEvent('requestfinished', (request) => request.url().includes('/workbench-'));
      tools.letGo();
      await arrived;
    });
    await reader.reply('Quicker than the tools.').waitFor();
    await toolbar.waitFor();
  });

  it('keeps whoever goes by keys on the button, when all of the composer comes', async () => {
    const composer = await holdFirst(reader.page, '**/later/full-composer-*.js');
    await reader.reload();
    await composer.asked;
    await field().focus();
    await reader.page.keyboard.press('Tab');
    composer.letGo();
    // Only all of it says what is wrong.
    await reader.discussion.locator('textarea[aria-describedby]').first().waitFor();
    await reader.page.keyboard.press('Enter');
    await reader.discussion.getByText('Please write something first.').waitFor();
  });
});

describe('what is pressed while something else is under way', () => {
  it('looks for other words, though the answer about the first ones is still to come', async () => {
    const first = await holdFirst(reader.page, '**/search?q=bridge*');
    await button('Search').first().click();
    const search = reader.discussion.getByRole('search');
    await search.getByRole('searchbox').fill('bridge');
    await search.getByRole('searchbox').press('Enter');
    await first.asked;
    await search.getByRole('searchbox').fill('harbour');
    await search.getByRole('searchbox').press('Enter');
    const found = reader.discussion.locator('.found .brief');
    await found.getByText('harbour').waitFor();
    first.letGo();
    await drawn();
    expect(await found.getByText('bridge').count()).toBe(0);
  });

  it('leaves the other ways in open, when the part that asks for a passkey cannot come', async () => {
    await reader.page.route('**/later/passkey-*.js', (route) => route.abort());
    await reader.discussion.locator('.who-bar').getByRole('button', { name: 'Log in' }).click();
    await button('Use a passkey').click();
    await reader.discussion.locator('form.account .error').waitFor();
    await button('Send me a link instead').click();
    await button('Send the link').waitFor();
  });

  it('loads more, though the list is begun again by itself meanwhile', async () => {
    for (let nr = 1; nr <= 45; nr += 1) await author.post(thread, `Many, number ${nr}.`);
    await reader.reload();
    const more = reader.discussion.locator('.more-link');
    const shown = () => reader.discussion.locator('section > .replies > li.reply').count();
    await more.click();
    await eventually(async () => expect(await shown()).toBe(40));
    // Whoever comes back has what they had loaded read again, while they press.
    const again = await holdFirst(reader.page, '**/replies?sort=newest&limit=*');
    const next = await holdFirst(reader.page, '**/replies?cursor=*');
    await reader.reload();
    await again.asked;
    await more.click();
    await next.asked;
    again.letGo();
    await eventually(async () => expect(await shown()).toBe(40));
    next.letGo();
    await eventually(async () => expect(await shown()).toBeGreaterThan(40));
  });
});
