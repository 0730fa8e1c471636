import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { ArticleReader } from './support/article.js';
import { eventually } from './support/eventually.js';
import { turnAway } from './support/turn-away.js';

let site: Everything;
let browser: Browser;
let account: Page;

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  const reader = await ArticleReader.open(browser, site.url);
  await reader.register('Nadia Rahimi');
  account = await reader.context.newPage();
  await account.goto(`${site.url}/account`);
});
beforeEach(() => account.unrouteAll());
afterAll(async () => {
  // Fails when the pages threw anything.
  await browser?.close();
  await site?.stop();
});

const part = (): Locator => account.locator('.parts > section:not([hidden])');
const button = (name: string): Locator => part().getByRole('button', { name, exact: true });
const open = (name: string) => account.getByRole('navigation').getByRole('link', { name }).click();

describe('what somebody is not answered for a moment about their account', () => {
  it('can be asked for again: whether this browser shows push messages', async () => {
    const away = await turnAway(account, '**/push/key');
    await open('Notifications');
    await button('Try again').waitFor();
    away.over();
    await button('Try again').click();
    await button('Turn on here').or(part().getByText(/push/i)).first().waitFor();
    await button('Try again').waitFor({ state: 'detached' });
  });

  it('does not take away the change that was made right after one that could not be kept', async () => {
    const boxes = part().getByRole('table').getByRole('checkbox');
    const [first, second] = [boxes.nth(0), boxes.nth(3)];
    const [was, will] = [await first.isChecked(), !(await second.isChecked())];
    const away = await turnAway(account, '**/me/preferences', 1);
    const kept = account.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
    await first.click();
    await second.click();
    await kept;
    expect(away.times()).toBe(1);
    await eventually(async () => expect([await first.isChecked(), await second.isChecked()]).toEqual([was, will]));
  });

  it('is followed further: the data that is being put together', async () => {
    await open('Your data');
    const away = await turnAway(account, /\/me\/export\/[0-9a-f-]+$/, 2);
    await button('Put my data together').click();
    await part().getByText(/^Your data is ready/).waitFor();
    expect(away.times()).toBe(2);
  });
});
