import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { startBrowsable } from '../support/browsable-app.js';
import { openBrowser, openContext } from '../support/browser.js';
import type { TestApp } from '../support/test-app.js';
import { replyIn } from './support/article.js';
import { eventually } from './support/eventually.js';
import { joinAt, type Joined } from './support/join-at.js';

let app: TestApp;
let browser: Browser;
let page: Page;
let ana: Somebody;
let thread: MadeThread;
let bea: Joined;

beforeAll(async () => {
  [app, browser] = await Promise.all([startBrowsable(), openBrowser()]);
  [thread, ana] = [await makeThread(app), await makeUser(app, { name: 'Ana Clarke' })];
  await makeReply(app, thread.id, { author: ana, body: 'Something by Ana.' });
  page = await (await openContext(browser)).newPage();
  bea = await joinAt(app, page, `/t/${thread.id}`, 'Bea Amin');
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const followed = () => app.database.client.follow.count({ where: { followerId: bea.id, userId: ana.id } });
const elsewhere = async (method: 'put' | 'delete', path: string): Promise<void> => expect((await app.ask(method, `/follows/${path}`, bea)).status).toBeLessThan(300);
const reply = (): Locator => replyIn(page, 'Something by Ana.');
const anasButton = (pressed: boolean): Locator => page.locator(`button.follow[aria-pressed=${pressed}]`, { hasText: 'Ana Clarke' });
const openAna = () => reply().getByRole('link', { name: 'Ana Clarke' }).click();
const closeAna = () => page.getByRole('region', { name: /Ana Clarke/ }).getByRole('button', { name: 'Close' }).click();

/** Opens the page anew and keeps the answer to what is personal on it, as it is now, until it is let go. */
async function reloadAndHold(): Promise<() => Promise<void>> {
  const { promise: late, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: fetched, resolve: hasFetched } = Promise.withResolvers<void>();
  await page.route(/\/mine\?/, async (route) => {
    const response = await route.fetch();
    hasFetched();
    await late;
    await route.fulfill({ response });
  });
  await page.reload();
  await fetched;
  return async () => {
    letGo();
    // It has been heeded: that this discussion is followed comes with it, and with nothing else.
    await page.getByRole('button', { name: 'Following this discussion' }).waitFor();
  };
}

describe('what a reader follows and whom they mute', () => {
  it('is no longer followed when it was ended elsewhere, without opening the page anew', async () => {
    await elsewhere('put', `users/${ana.id}`);
    await page.reload();
    await openAna();
    await anasButton(true).waitFor();
    await closeAna();
    await elsewhere('delete', `users/${ana.id}`);
    await openAna();
    await anasButton(false).waitFor();
    await closeAna();
  });

  it('does not come back by an answer that was under way when it was ended', async () => {
    await elsewhere('put', `users/${ana.id}`);
    await elsewhere('put', `threads/${thread.id}`);
    const letGo = await reloadAndHold();
    await openAna();
    await anasButton(true).click();
    await eventually(async () => expect(await followed()).toBe(0));
    await anasButton(false).waitFor();
    await letGo();
    expect(await anasButton(false).count()).toBe(1);
    await closeAna();
  });

  it('stays muted, too', async () => {
    const letGo = await reloadAndHold();
    await openAna();
    await page.getByRole('button', { name: 'Mute', exact: true }).first().click();
    await page.locator('.gone.muted').waitFor();
    await letGo();
    expect(await page.locator('.gone.muted').count()).toBe(1);
    await page.locator('.gone.muted').getByRole('button', { name: 'Unmute' }).click();
    await reply().waitFor();
  });
});
