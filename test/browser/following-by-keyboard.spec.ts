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

/** More than there are things to come by between any two on the page. */
const MOST_TABS = 60;

let app: TestApp;
let browser: Browser;
let page: Page;
let ana: Somebody;
let thread: MadeThread;
let reader: Joined;

beforeAll(async () => {
  [app, browser] = await Promise.all([startBrowsable(), openBrowser()]);
  [thread, ana] = [await makeThread(app), await makeUser(app, { name: 'Ana Clarke' })];
  await makeReply(app, thread.id, { author: ana, body: 'Something by Ana.' });
  page = await (await openContext(browser)).newPage();
  reader = await joinAt(app, page, `/t/${thread.id}`, 'Bea Amin');
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const hasFocus = (element: Locator): Promise<boolean> => element.evaluate((each) => each === each.ownerDocument.activeElement);
const focused = (element: Locator) => eventually(async () => expect(await hasFocus(element)).toBe(true));
const press = (key: string) => page.keyboard.press(key);

/** Goes on with the tab key until something has the focus. */
async function tabTo(element: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await element.waitFor();
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    await press(key);
    if (await hasFocus(element)) return;
  }
  throw new Error(`${key} never leads to ${String(element)}.`);
}

const followsOf = async (): Promise<string[]> => {
  const rows = await app.database.client.follow.findMany({ where: { followerId: reader.id } });
  return rows.flatMap(({ userId, threadId }) => [userId, threadId].filter((id) => id !== null));
};

describe('somebody with a keyboard and nothing else', () => {
  it('follows a reader from their name, and goes on reading', async () => {
    const reply = replyIn(page, 'Something by Ana.');
    await tabTo(reply.getByRole('link', { name: 'Ana Clarke' }));
    await press('Enter');
    const panel = page.getByRole('region', { name: /Ana Clarke/ });
    await focused(panel.locator('.panel-title'));
    await tabTo(panel.locator('button.follow'));
    await press('Space');
    await panel.locator('button.follow[aria-pressed=true]').waitFor();
    await focused(panel.locator('button.follow'));
    await eventually(async () => expect(await followsOf()).toEqual([ana.id]));
    await tabTo(panel.getByRole('button', { name: 'Close' }));
    await press('Enter');
    await focused(reply);
  });

  it('follows the discussion', async () => {
    await tabTo(page.getByRole('button', { name: 'Follow this discussion' }), 'Shift+Tab');
    await press('Enter');
    const following = page.getByRole('button', { name: 'Following this discussion' });
    await following.waitFor();
    await focused(following);
    await eventually(async () => expect((await followsOf()).sort()).toEqual([ana.id, thread.id].sort()));
  });

  it('opens the feed, filters it, and closes it with Escape, back where they were', async () => {
    const elsewhere = await makeThread(app);
    await makeReply(app, elsewhere.id, { author: ana, body: 'By Ana, elsewhere.' });
    await makeReply(app, thread.id, { body: 'Where Bea follows.' });
    const opener = page.locator('[data-panel=feed]');
    await tabTo(opener, 'Shift+Tab');
    await press('Enter');
    const feed = page.getByRole('region', { name: 'From those you follow' });
    await focused(feed.getByRole('heading', { name: 'From those you follow' }));
    await feed.getByText('By Ana, elsewhere.').waitFor();
    const readers = feed.getByRole('button', { name: 'Readers' });
    await tabTo(readers);
    await press('Enter');
    await eventually(async () => expect(await feed.locator('.brief .body').allInnerTexts()).toEqual(['By Ana, elsewhere.']));
    await eventually(async () => expect(await readers.getAttribute('aria-pressed')).toBe('true'));
    await focused(readers);
    await tabTo(feed.getByRole('button', { name: 'Discussions' }));
    await press('Space');
    await eventually(async () => expect(await feed.locator('.brief .body').allInnerTexts()).toEqual(['Where Bea follows.']));
    await press('Escape');
    await focused(opener);
    await feed.waitFor({ state: 'detached' });
  });
});
