import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { newId } from '#platform/database/new-id';
import { makeThread, type MadeThread } from '../make/thread.js';
import { startBrowsable } from '../support/browsable-app.js';
import { openBrowser, openContext } from '../support/browser.js';
import type { TestApp } from '../support/test-app.js';
import { eventually } from './support/eventually.js';
import { joinAt } from './support/join-at.js';

/** More than the bell counts, by more than are read at one look. */
const MANY = 160;

let app: TestApp;
let browser: Browser;
let thread: MadeThread;
beforeAll(async () => {
  [app, browser] = await Promise.all([startBrowsable(), openBrowser()]);
  thread = await makeThread(app);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** A discussion, opened by somebody who is told of many things. */
async function openWithMany(context: BrowserContext, name: string): Promise<Page> {
  const page = await context.newPage();
  const { id: userId } = await joinAt(app, page, `/t/${thread.id}`, name);
  const at = new Date();
  await app.database.client.notification.createMany({
    data: Array.from({ length: MANY }, (_, n) => ({ id: newId(at), userId, kind: 'prompt' as const, cause: `thread:${n}`, subject: `article:${n}`, threadId: thread.id, at })),
  });
  await page.reload();
  return page;
}

const rings = (page: Page, name: string) => eventually(async () => expect(await page.locator('button.bell').getAttribute('aria-label')).toBe(name));
const readLines = () => app.database.client.notification.count({ where: { readAt: { not: null } } });

/** Opens the bell, and waits until the page has said of every line on the screen that it was read, and was answered. */
async function readSome(page: Page): Promise<void> {
  const before = await readLines();
  const answered = page.waitForResponse((response) => response.url().endsWith('/me/notifications/read'));
  await page.locator('button.bell').click();
  await answered;
  await eventually(async () => expect(await readLines()).toBeGreaterThan(before));
}

describe('the number at the bell', () => {
  it('is what the server counts, also where that is not as far as there is', async () => {
    const context = await openContext(browser);
    const page = await openWithMany(context, 'Ana Counted');
    await rings(page, 'Notifications, more than 99 new');
    await readSome(page);
    await rings(page, 'Notifications, more than 99 new');
    await page.locator('.bell-line').nth(14).scrollIntoViewIfNeeded();
    await rings(page, 'Notifications, more than 99 new');
    await context.close();
  });

  it('has earlier lines once each, however often they are asked for at once', async () => {
    const context = await openContext(browser);
    const page = await openWithMany(context, 'Cem Counted');
    await page.locator('button.bell').click();
    const earlier = page.getByRole('button', { name: 'Earlier ones' });
    await earlier.waitFor();
    let asked = 0;
    page.on('request', (request) => void (asked += Number(/notifications\?.*cursor=/.test(request.url()))));
    // The second press comes while the first one’s answer is on its way.
    await page.route('**/me/notifications?*cursor=*', async (route) => {
      await earlier.click();
      await route.continue();
    }, { times: 1 });
    await earlier.click();
    await eventually(async () => expect(await page.locator('.bell-line').count()).toBe(30));
    expect(asked).toBe(1);
    await context.close();
  });

  it('is asked for again where there is no wire, and told to the other tabs', async () => {
    const context = await openContext(browser);
    await context.routeWebSocket(/socket\.io/, (socket) => void socket.close());
    const page = await openWithMany(context, 'Bea Counted');
    const tab = await context.newPage();
    await tab.goto(`${app.url}/t/${thread.id}`);
    for (const each of [page, tab]) await rings(each, 'Notifications, more than 99 new');
    await readSome(page);
    const { id: userId } = await app.database.client.user.findFirstOrThrow({ where: { name: 'Bea Counted' } });
    const unread = { userId, readAt: null };
    await app.database.client.notification.deleteMany({ where: { ...unread, cause: { notIn: Array.from({ length: 20 }, (_, n) => `thread:${n}`) } } });
    await page.locator('.lines').getByRole('button', { name: 'Close' }).click();
    await page.locator('button.bell').click();
    await page.locator('.bell-line.unread').last().scrollIntoViewIfNeeded();
    for (const each of [page, tab]) {
      await eventually(async () => {
        const left = await app.database.client.notification.count({ where: unread });
        expect(left).toBeLessThan(20);
        expect(await each.locator('button.bell').getAttribute('aria-label')).toBe(`Notifications, ${left} new`);
      });
    }
    await context.close();
  });
});
