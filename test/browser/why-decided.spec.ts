import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { NotificationView } from '#contract/notifications';
import { WorkerModule } from '#worker/worker.module';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { startBrowsable } from '../support/browsable-app.js';
import { openBrowser, openContext } from '../support/browser.js';
import type { TestApp } from '../support/test-app.js';
import { eventually, PATIENCE_MS } from './support/eventually.js';
import { faults } from './support/faults.js';
import { joinAt } from './support/join-at.js';

/** Where pictures of the screens go, for whoever wants to look at them. */
const PICTURES = process.env['PICTURES'];
/** More than the account page lists at once. */
const MANY = 23;

let app: TestApp;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let thread: MadeThread;
let moderator: Somebody;
let reader: Somebody;

beforeAll(async () => {
  [app, browser] = await Promise.all([startBrowsable({ STAFF_PROOF: 'off' }, [WorkerModule]), openBrowser()]);
  [thread, moderator] = [await makeThread(app), await makeUser(app, { role: 'moderator' })];
  context = await openContext(browser);
  context.setDefaultTimeout(PATIENCE_MS);
  page = await context.newPage();
  const joined = await joinAt(app, page, `/t/${thread.id}`, 'Leila Decided');
  reader = { ...(await makeUser(app)), ...joined };
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function rejectOne(body: string): Promise<void> {
  const { id } = await makeReply(app, thread.id, { author: reader, body });
  await app.ask('post', `/moderation/replies/${id}/decisions`, moderator).send({ decision: 'reject', revision: 1, reason: 'off-topic', note: `About: ${body}` }).expect(201);
}

/** The lines of the bell that lead to reasons, once there are so many. What was not read of one kind and subject is one. */
async function linesToReasons(many: number): Promise<NotificationView[]> {
  let found: NotificationView[] = [];
  await eventually(async () => {
    const { items } = (await app.ask('get', '/me/notifications?limit=100', reader).expect(200)).body as { items: NotificationView[] };
    found = items.filter(({ statementId }) => statementId !== undefined);
    expect(found.length).toBeGreaterThanOrEqual(many);
  });
  return found;
}

/** The decision that has the focus is this one, and can be seen. */
async function broughtTo(account: Page, text: string): Promise<void> {
  const heading = account.locator('.came-for', { hasText: text }).locator('h3:focus');
  await heading.waitFor();
  await eventually(async () => {
    const top = await heading.evaluate((element) => element.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(450);
  });
  expect(await account.locator('.came-for').count()).toBe(1);
}

describe('why something was decided', () => {
  it('is read where the bell leads: at the very entry, which has the focus', async () => {
    for (let n = 1; n <= MANY; n += 1) await rejectOne(`Off the subject, for the ${n}. time.`);
    const lines = await linesToReasons(MANY);
    await page.reload();
    await page.locator('button.bell').click();
    const line = page.locator('.bell-line', { hasText: `Off the subject, for the ${MANY - 5}. time.` }).getByRole('link');
    const [account] = await Promise.all([context.waitForEvent('page'), line.click()]);
    await broughtTo(account, `About: Off the subject, for the ${MANY - 5}. time.`);
    // Too long ago to be listed at once.
    const oldest = lines.at(-1)?.statementId ?? '';
    await account.evaluate(`location.hash = '#decisions/${oldest}'`);
    await broughtTo(account, 'About: Off the subject, for the 1. time.');
    await account.getByRole('button', { name: 'Show more' }).click();
    await eventually(async () => expect(await account.locator('.statement').count()).toBe(MANY));
    // Back to the list of all of them.
    await account.getByRole('link', { name: 'Decisions' }).click();
    await account.locator('.came-for').waitFor({ state: 'detached' });
    await account.goto(`${app.url}/account#decisions/${oldest.replace(/^....../, '000000')}`);
    await account.getByText('This decision is no longer here.').waitFor();
    await account.close();
  });

  it('is read where one’s own replies lead', async () => {
    await page.getByRole('button', { name: 'My replies' }).click();
    const mine = page.locator('.history > li', { hasText: `Off the subject, for the ${MANY - 3}. time.` });
    const [account] = await Promise.all([context.waitForEvent('page'), mine.locator('.held-note a').click()]);
    await broughtTo(account, `About: Off the subject, for the ${MANY - 3}. time.`);
    await account.close();
  });

  it('is read where a warning leads, and what came of an appeal', async () => {
    const { body: sanction } = await app.ask('post', `/moderation/users/${reader.id}/sanctions`, moderator).send({ kind: 'warn', reason: 'abuse', note: 'Please stay with the subject.' }).expect(201);
    await page.getByLabel('Your reply').fill('What I had to say.');
    await page.getByRole('button', { name: 'Post reply' }).click();
    await linesToReasons(MANY + 1);
    await page.locator('button.bell').click();
    for (const name of ['All about it, and how to appeal', /^A moderator warned you: read why/]) {
      const [account] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name }).click()]);
      await broughtTo(account, 'Please stay with the subject.');
      await account.close();
    }
    const { body: appeal } = await app.ask('post', '/me/appeals', reader).send({ sanctionId: sanction.id, text: 'I did.' }).expect(201);
    await app.ask('post', `/moderation/appeals/${appeal.id}/decisions`, await makeUser(app, { role: 'moderator' })).send({ decision: 'uphold', note: 'We looked again.' }).expect(201);
    await eventually(async () => expect((await linesToReasons(MANY + 1))[0]?.decision).toBe('upheld'));
    await page.reload();
    await page.locator('button.bell').click();
    const line = page.locator('.bell-line').getByRole('link', { name: /^An appeal of yours was looked at again/ });
    const [answered] = await Promise.all([context.waitForEvent('page'), line.click()]);
    await broughtTo(answered, 'We looked again.');
    await answered.close();
  });

  it.each([['en', 'light', 1280], ['de', 'dark', 375], ['fa', 'light', 375], ['ar', 'dark', 1280]] as const)('is shown without fault in %s, %s, %i pixels wide', async (locale, colorScheme, width) => {
    await app.database.client.user.update({ where: { id: reader.id }, data: { locale } });
    const account = await context.newPage();
    await account.emulateMedia({ colorScheme });
    await account.setViewportSize({ width, height: 900 });
    await account.goto(`${app.url}/account#decisions/${(await linesToReasons(MANY + 1))[4]?.statementId}`);
    await broughtTo(account, 'About: Off the subject');
    expect(await faults(account)).toEqual([]);
    if (PICTURES) await account.screenshot({ path: `${PICTURES}/why-${locale}-${colorScheme}-${width}.png` });
    await account.close();
  });
});
