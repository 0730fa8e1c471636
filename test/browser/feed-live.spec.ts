import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { startBrowsable } from '../support/browsable-app.js';
import { openBrowser, openContext } from '../support/browser.js';
import type { TestApp } from '../support/test-app.js';
import { heardFeed } from './support/article.js';
import { eventually } from './support/eventually.js';
import { joinAt } from './support/join-at.js';

let app: TestApp;
let browser: Browser;
let page: Page;
let ana: Somebody;
let followed: MadeThread;
let elsewhere: MadeThread;

beforeAll(async () => {
  [app, browser] = await Promise.all([startBrowsable(), openBrowser()]);
  [followed, elsewhere, ana] = [await makeThread(app), await makeThread(app), await makeUser(app, { name: 'Ana Clarke' })];
  page = await (await openContext(browser)).newPage();
  const bea = await joinAt(app, page, `/t/${elsewhere.id}`, 'Bea Amin');
  for (const path of [`users/${ana.id}`, `threads/${followed.id}`]) await app.ask('put', `/follows/${path}`, bea);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const feed = () => page.getByRole('region', { name: 'From those you follow' });
const button = (name: string) => feed().getByRole('button', { name, exact: true });
/** Resolves when the page was told of a reply in its feed. */
const told = (replyId: Promise<string>): Promise<unknown> =>
  new Promise((heard) => {
    const frames: string[] = [];
    let wanted = '';
    const look = () => wanted !== '' && frames.some((frame) => frame.includes('feed.changed') && frame.includes(wanted)) && heard(null);
    listeners.add((frame) => {
      frames.push(frame);
      look();
    });
    void replyId.then((id) => {
      wanted = id;
      look();
    });
  });
const listeners = new Set<(frame: string) => void>();

describe('the number of what is new in a feed', () => {
  it('counts what the chosen filter would show', async () => {
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => listeners.forEach((hear) => hear(String(payload)))));
    const joined = heardFeed(page);
    await page.reload();
    await page.locator('[data-panel=feed]').click();
    await joined;
    await button('Discussions').click();
    await feed().getByText(/^Nothing here yet/).waitFor();
    const byAna = makeReply(app, elsewhere.id, { author: ana, body: 'By Ana, elsewhere.' });
    await told(byAna.then(({ id }) => id));
    const wanted = makeReply(app, followed.id, { body: 'Where Bea follows.' });
    await told(wanted.then(({ id }) => id));
    await button('Show 1 new').click();
    await feed().getByText('Where Bea follows.').waitFor();
    await eventually(async () => expect(await feed().locator('.brief').count()).toBe(1));
    await button('Everything').click();
    await feed().getByText('By Ana, elsewhere.').waitFor();
    await feed().locator('.fresh-bar').waitFor({ state: 'detached' });
  });

  it('is told of once, though it is brought by both', async () => {
    const both = makeReply(app, followed.id, { author: ana, body: 'By Ana, where Bea follows.' });
    await told(both.then(({ id }) => id));
    await button('Show 1 new').click();
    await feed().getByText('By Ana, where Bea follows.').waitFor();
  });

  it('keeps what came in while the feed was being fetched', async () => {
    const { promise: late, resolve: letGo } = Promise.withResolvers<void>();
    const { promise: fetched, resolve: hasFetched } = Promise.withResolvers<void>();
    await page.route(/\/me\/feed\?/, async (route) => {
      const response = await route.fetch();
      hasFetched();
      await late;
      await route.fulfill({ response });
    });
    await button('Readers').click();
    await fetched;
    const meanwhile = makeReply(app, elsewhere.id, { author: ana, body: 'By Ana, meanwhile.' });
    await told(meanwhile.then(({ id }) => id));
    letGo();
    await feed().getByText('By Ana, elsewhere.').waitFor();
    await button('Show 1 new').click();
    await feed().getByText('By Ana, meanwhile.').waitFor();
  });

  it('has also what came while there was no way to the server', async () => {
    const away = await page.context().newPage();
    const wires: { close: () => Promise<void> }[] = [];
    let there = true;
    await away.routeWebSocket(/socket\.io/, (near) => {
      if (!there) return void near.close();
      near.connectToServer();
      wires.push(near);
    });
    await away.goto(`${app.url}/t/${elsewhere.id}`);
    await away.locator('[data-panel=feed]').click();
    const theirs = away.getByRole('region', { name: 'From those you follow' });
    await theirs.getByText('By Ana, meanwhile.').waitFor();
    await eventually(() => Promise.resolve(expect(wires).toHaveLength(1)));
    there = false;
    for (const wire of wires) await wire.close();
    await makeReply(app, followed.id, { body: 'While Bea was away.' });
    there = true;
    await theirs.getByRole('button', { name: 'Show 1 new', exact: true }).click();
    await theirs.getByText('While Bea was away.').waitFor();
    await away.close();
  });
});
