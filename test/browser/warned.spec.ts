import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { ArticleReader } from './support/article.js';
import { eventually, PATIENCE_MS } from './support/eventually.js';
import { faults } from './support/faults.js';
import { Moderator } from './support/moderator.js';
import { mainThread, Person } from './support/people.js';

/** Where pictures of the screens go, for whoever wants to look at them. */
const PICTURES = process.env['PICTURES'];
const NOTE = 'Please speak of what was said, and not of who said it.';

let site: Everything;
let browser: Browser;
let moderator: Moderator;
let page: Page;
beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  moderator = await Moderator.open(browser, site.url, site.logins.moderator);
  page = moderator.page;
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const picture = async (of: Page, name: string) => {
  if (PICTURES) await of.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
};

/** Looks a reader up in the console. */
async function find(name: string): Promise<void> {
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByLabel('Name or id').fill(name.slice(0, 8).toLowerCase());
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('link', { name }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

async function warn(): Promise<void> {
  await page.getByLabel('Note to the reader (optional)').fill(NOTE);
  await page.getByRole('group', { name: 'What the reader will be told' }).getByText(NOTE).waitFor();
  await page.getByRole('button', { name: 'Decide', exact: true }).click();
  await page.getByText('Warned. The reader is told.').waitFor();
}

describe('a reader who is warned', () => {
  it('is found in the console, looked at and warned; reads it in another browser, and posts what they had written', async () => {
    const reader = await ArticleReader.open(browser, site.url);
    await reader.register('Farida Warned');
    await reader.post('The first thing that I had to say.');
    await find('Farida Warned');
    await page.getByText('The first thing that I had to say.').waitFor();
    await page.getByLabel('Note to the reader (optional)').fill(NOTE);
    await picture(page, 'people-wide');
    expect(await faults(page)).toEqual([]);
    await page.setViewportSize({ width: 375, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture(page, 'people-phone-dark');
    expect(await faults(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: 'light' });
    await warn();
    const { discussion } = reader;
    await discussion.getByLabel('Your reply').fill('What I had written meanwhile.');
    await discussion.getByRole('button', { name: 'Post reply' }).click();
    const panel = discussion.getByRole('group', { name: 'A moderator wrote to you' });
    await panel.getByText(NOTE).waitFor();
    expect(await discussion.getByLabel('Your reply').inputValue()).toBe('What I had written meanwhile.');
    await eventually(async () => expect(await panel.evaluate('document.activeElement.className')).toBe('warning-panel'));
    await picture(reader.page, 'warned-wide');
    const frame = reader.page.frames().find((each) => each !== reader.page.mainFrame());
    expect(frame && (await faults(frame))).toEqual([]);
    await panel.getByRole('button', { name: 'I have read this' }).click();
    await reader.reply('What I had written meanwhile.').waitFor();
    await page.getByRole('link', { name: 'Look for somebody else' }).click();
    await find('Farida Warned');
    await page.getByText('read by them').waitFor();
    await picture(page, 'people-history');
    await reader.context.close();
  });

  it('reads it from right to left, on a phone', async () => {
    const reader = await ArticleReader.open(browser, site.url);
    await reader.register('Samira Warned');
    await warnByAnother('Samira Warned');
    const { context, page: own } = reader;
    await own.setViewportSize({ width: 375, height: 800 });
    await own.goto(`${site.url}/t/${await mainThread(site.url)}?lang=fa&theme=dark`);
    await own.getByText('Samira Warned').first().waitFor();
    const write = own.locator('.composer textarea').first();
    await write.fill('نوشتهٔ من.');
    await own.locator('.composer button.primary').first().click();
    await own.locator('.warning-panel').getByText(NOTE).waitFor();
    await own.locator('.warning-panel').scrollIntoViewIfNeeded();
    if (PICTURES) await own.screenshot({ path: `${PICTURES}/warned-fa-phone-dark.png` });
    expect(await faults(own)).toEqual([]);
    await own.locator('.warning-panel button').click();
    await own.getByText('نوشتهٔ من.').first().waitFor();
    await context.close();
  });

  it('reads it with JavaScript off, and posts what they had written', async () => {
    const { context, own } = await warnedWithoutScripts('Yusuf Warned');
    await own.getByLabel('Your reply', { exact: true }).fill('Written before I was told.');
    await own.getByRole('button', { name: 'Post reply' }).click();
    await own.getByRole('heading', { name: 'A moderator wrote to you' }).waitFor();
    await own.getByText(NOTE).waitFor();
    expect(await own.getByRole('link', { name: 'All about it, and how to appeal' }).getAttribute('href')).toMatch(/^\/account\?lang=en#decisions\/[0-9a-f-]{36}$/);
    await picture(own, 'warned-without-scripts');
    await own.getByRole('button', { name: 'I have read this' }).click();
    await own.getByRole('heading', { name: 'A moderator wrote to you' }).waitFor({ state: 'detached' });
    await eventually(async () => expect(await own.getByLabel('Your reply', { exact: true }).inputValue()).toBe('Written before I was told.'));
    await own.getByRole('button', { name: 'Post reply' }).click();
    await own.waitForURL(/\/r\/[^/]+$/);
    await own.getByText('Written before I was told.').first().waitFor();
    await context.close();
  });
});

/** Somebody who is logged in to a browser of their own, at a plain form, and is warned just then. */
async function warnedWithoutScripts(name: string) {
  const context = await openContext(browser, { javaScriptEnabled: false });
  context.setDefaultTimeout(PATIENCE_MS);
  const own = await context.newPage();
  const thread = await mainThread(site.url);
  await own.goto(`${site.url}/t/${thread}/write`);
  await own.getByLabel('Your reply', { exact: true }).fill(`Hello from ${name}.`);
  await own.getByLabel('I am new here').check();
  await own.getByLabel('E-mail address').fill(`${name.split(' ')[0]?.toLowerCase() ?? ''}@example.org`);
  await own.getByLabel('Password').fill('a meadow of quiet violets');
  await own.getByLabel('Your name, as others will see it').fill(name);
  await own.getByRole('button', { name: 'Post reply' }).click();
  await own.waitForURL(/\/r\/[^/]+$/);
  await warnByAnother(name);
  await own.goto(`${site.url}/t/${thread}/write`);
  return { context, own };
}

/** A moderator who is not at the console warns somebody. */
async function warnByAnother(name: string): Promise<void> {
  const staff = await Person.logIn(site.url, site.logins.moderator);
  const { items } = await staff.act<{ items: { id: string }[] }>('GET', `/moderation/users?q=${encodeURIComponent(name)}`);
  await staff.act('POST', `/moderation/users/${items[0]?.id ?? ''}/sanctions`, { kind: 'warn', reason: 'abuse', note: NOTE });
}
