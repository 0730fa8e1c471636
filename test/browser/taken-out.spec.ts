import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { WorkerModule } from '#worker/worker.module';
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
let moderator: Somebody;
let here: MadeThread;
let elsewhere: MadeThread;

beforeAll(async () => {
  [app, browser] = await Promise.all([startBrowsable({ STAFF_PROOF: 'off' }, [WorkerModule]), openBrowser()]);
  [here, elsewhere] = [await makeThread(app), await makeThread(app, { headline: 'Another story' })];
  [ana, moderator] = [await makeUser(app, { name: 'Ana Clarke' }), await makeUser(app, { role: 'moderator' })];
  page = await (await openContext(browser)).newPage();
  const bea = await joinAt(app, page, `/t/${here.id}`, 'Bea Amin');
  expect((await app.ask('put', `/follows/users/${ana.id}`, bea)).status).toBe(200);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const feed = () => page.getByRole('region', { name: 'From those you follow' });
const bell = () => page.getByRole('region', { name: 'Notifications' });
const entry = (text: string) => feed().locator('.brief').filter({ hasText: text });
const line = (text: string) => bell().locator('.bell-line').filter({ hasText: text });
const button = (name: string) => page.getByRole('button', { name, exact: true });
/** What the reader's focus stands in. */
const focused = () => page.locator('li:focus-within').locator('.body, .excerpt').innerText();
const topOf = (text: string) => entry(text).evaluate((element) => Math.round(element.getBoundingClientRect().top));
const rings = (name: string) => eventually(async () => expect(await page.locator('button.bell').getAttribute('aria-label')).toBe(name));

async function decide(reply: { id: string }, decision: 'reject' | 'restore'): Promise<void> {
  const { revision } = (await app.ask('get', `/replies/${reply.id}`, moderator)).body;
  const answer = await app.ask('post', `/moderation/replies/${reply.id}/decisions`, moderator).send({ decision, revision, ...(decision === 'reject' ? { reason: 'off-topic' } : {}) });
  expect(answer.status).toBe(201);
}

describe('what a moderator takes out', () => {
  it('leaves an open feed, which stays where it is read, and goes on to the next where the reader was in it', async () => {
    const made = [];
    for (const body of ['The first.', 'The second.', 'The third.', 'The fourth.']) made.push(await makeReply(app, elsewhere.id, { author: ana, body }));
    const [, second, third, fourth] = made;
    if (!second || !third || !fourth) throw new Error('They were posted.');
    await page.locator('[data-panel=feed]').click();
    await entry('The first.').waitFor();
    await page.setViewportSize({ width: 375, height: 400 });
    await entry('The second.').locator('a').first().focus();
    await entry('The second.').evaluate((element) => element.scrollIntoView({ block: 'start' }));
    const before = await topOf('The second.');

    await decide(fourth, 'reject');
    await entry('The fourth.').waitFor({ state: 'detached' });
    await eventually(async () => expect(await focused()).toBe('The second.'));
    // Within the pixel that a page may scroll by.
    await eventually(async () => expect(Math.abs((await topOf('The second.')) - before)).toBeLessThanOrEqual(1));

    await decide(second, 'reject');
    await entry('The second.').waitFor({ state: 'detached' });
    await eventually(async () => expect(await focused()).toBe('The first.'));

    await app.ask('delete', `/replies/${third.id}`, ana);
    await entry('The third.').waitFor({ state: 'detached' });
    await eventually(async () => expect(await focused()).toBe('The first.'));
  });

  it('is not offered as new, and is when it is restored', async () => {
    const fresh = await makeReply(app, elsewhere.id, { author: ana, body: 'The fifth.' });
    await button('Show 1 new').waitFor();
    await decide(fresh, 'reject');
    await button('Show 1 new').waitFor({ state: 'detached' });
    await decide(fresh, 'restore');
    await button('Show 1 new').click();
    await entry('The fifth.').waitFor();
    expect(await entry('The second.').count()).toBe(0);
    await feed().getByRole('button', { name: 'Close' }).click();
  });

  it('leaves the count of who has the discussion open, and comes back to it', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.reload();
    await page.locator('button.bell').click();
    await line('The fifth.').waitFor();
    await rings('Notifications');
    await bell().getByRole('button', { name: 'Close' }).click();
    await page.reload();
    const reply = await makeReply(app, here.id, { author: ana, body: 'The sixth, here.' });
    await rings('Notifications, 1 new');
    await decide(reply, 'reject');
    await rings('Notifications');
    await decide(reply, 'restore');
    await rings('Notifications, 1 new');
  });

  it('leaves an open bell, wherever it was written, while the reader stays at another line', async () => {
    await page.locator('button.bell').click();
    await line('The sixth, here.').waitFor();
    const answered = await makeReply(app, elsewhere.id, { author: ana, body: 'The seventh, elsewhere.' });
    await button('Show 1 new').click();
    await line('The seventh, elsewhere.').waitFor();
    await rings('Notifications');
    await line('The sixth, here.').locator('a').focus();
    await decide(answered, 'reject');
    await line('The seventh, elsewhere.').waitFor({ state: 'detached' });
    await eventually(async () => expect([await focused(), await line('The sixth, here.').count()]).toEqual(['The sixth, here.', 1]));
    await decide(answered, 'restore');
    await decide(await makeReply(app, here.id, { author: ana, body: 'The eighth, here.' }), 'reject');
    await line('The seventh, elsewhere.').waitFor();
    await eventually(async () => expect(await focused()).toBe('The sixth, here.'));
  });

  it('is in an open feed again that did not hear of its coming back, once that is asked for again', async () => {
    let deaf = false;
    await page.routeWebSocket(/socket\.io/, (near) => {
      const far = near.connectToServer();
      far.onMessage((message) => (deaf ? undefined : near.send(message)));
    });
    const joined = heardFeed(page);
    await page.reload();
    const reply = await makeReply(app, elsewhere.id, { author: ana, body: 'The ninth.' });
    await page.locator('[data-panel=feed]').click();
    await joined;
    await entry('The ninth.').waitFor();
    await decide(reply, 'reject');
    await entry('The ninth.').waitFor({ state: 'detached' });
    deaf = true;
    await decide(reply, 'restore');
    await button('Readers').click();
    await entry('The ninth.').waitFor();
  });
});
