import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { ArticleReader, fillInAccount, nameIn } from './support/article.js';
import { eventually } from './support/eventually.js';
import { mainThread, Person } from './support/people.js';
import { turnAway } from './support/turn-away.js';

let site: Everything;
let browser: Browser;
let reader: ArticleReader;
let author: Person;
let thread: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  [author, thread] = [await Person.register(site.url, 'Zahra Ahmadi'), await mainThread(site.url)];
  const { id } = await author.post(thread, 'The bridge is old.');
  await author.edit(id, 'The bridge is very old.');
  reader = await ArticleReader.open(browser, site.url);
});
beforeEach(() => reader.page.unrouteAll());
afterAll(async () => {
  // Fails when the pages threw anything.
  await browser?.close();
  await site?.stop();
});

const field = () => reader.discussion.getByLabel('Your reply', { exact: true });
const button = (name: string | RegExp) => reader.discussion.getByRole('button', { name, exact: true });
const bridge = () => reader.reply('The bridge is very old.');

describe('what a reader is not answered for a moment', () => {
  it('is not lost for whoever logs in to like something: the like is given once it can be', async () => {
    const away = await turnAway(reader.page, '**/mine?*', 2);
    await bridge().getByRole('button', { name: /^Like/ }).click();
    await bridge().getByRole('button', { name: 'Register' }).first().click();
    await fillInAccount(reader.discussion, 'Nadia Haidari');
    await nameIn(reader.discussion).waitFor();
    await bridge().getByRole('button', { name: 'Like (1 like)', exact: true }).waitFor();
    expect(away.times()).toBe(2);
  });

  it('is asked for again by itself: what a reply will look like', async () => {
    const away = await turnAway(reader.page, '**/api/v1/preview', 2);
    await field().fill('*Quite* right.');
    await button('Preview').click();
    await reader.discussion.locator('.preview .body em').waitFor();
    expect(away.times()).toBe(2);
  });

  it('can be asked for again: what a reply will look like', async () => {
    const away = await turnAway(reader.page, '**/api/v1/preview');
    await field().fill('*Really* right.');
    const preview = reader.discussion.locator('.preview');
    await preview.getByRole('alert').waitFor();
    away.over();
    await preview.getByRole('button', { name: 'Try again' }).click();
    await preview.locator('em', { hasText: 'Really' }).waitFor();
    await field().fill('');
    await button('Preview').click();
  });

  it('can be asked for again: who somebody is', async () => {
    const away = await turnAway(reader.page, /\/api\/v1\/users\/[0-9a-f-]+$/);
    await bridge().getByRole('link', { name: 'Zahra Ahmadi' }).click();
    await bridge().getByRole('alert').waitFor();
    away.over();
    await bridge().getByRole('button', { name: 'Try again' }).click();
    await bridge().getByText('1 reply').waitFor();
    await bridge().getByRole('button', { name: 'Close' }).click();
  });

  it('can be asked for again: what a reply said before', async () => {
    const away = await turnAway(reader.page, '**/revisions');
    await bridge().getByRole('button', { name: /^edited/i }).click();
    await bridge().getByRole('alert').waitFor();
    away.over();
    await bridge().getByRole('button', { name: 'Try again' }).click();
    await bridge().locator('.revisions ins').waitFor();
    await bridge().getByRole('button', { name: 'Close' }).click();
  });

  it('can be asked for again: what became of what one reported', async () => {
    await bridge().getByRole('button', { name: 'Report', exact: true }).click();
    await bridge().getByRole('radio').first().check();
    await bridge().locator('form.panel .primary').click();
    await bridge().getByRole('button', { name: 'Close' }).click();
    const away = await turnAway(reader.page, '**/me/reports?*');
    await button('My replies').click();
    const panel = reader.discussion.getByRole('region', { name: /^About .*Nadia Haidari/ });
    await panel.getByRole('alert').waitFor();
    away.over();
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.locator('.history > li').first().waitFor();
    await panel.getByRole('button', { name: 'Close' }).click();
  });

  it('is asked for again by itself: what was written on another device, which is then kept in step', async () => {
    const away = await turnAway(reader.page, '**/drafts', 1);
    await reader.reload();
    await field().waitFor();
    await eventually(() => Promise.resolve(expect(away.times()).toBe(1)));
    const saved = reader.page.waitForResponse((response) => response.request().method() === 'PUT' && response.url().includes('/draft'));
    await field().fill('Kept for the other device.');
    await saved;
    await field().fill('');
  });

  it('does not make a stranger of whoever is logged in', async () => {
    const away = await turnAway(reader.page, '**/auth/refresh', 1);
    await reader.reload();
    await nameIn(reader.discussion).getByText('Nadia Haidari').waitFor();
    expect(away.times()).toBe(1);
  });
});
