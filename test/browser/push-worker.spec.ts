import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { PreferencesView } from '#contract/notifications';
import { UnsubscribeTokens } from '#domain/delivery/unsubscribe-tokens';
import { makeUser, type Somebody } from '../make/user.js';
import { openBrowser, openContext } from '../support/browser.js';
import { TestApp } from '../support/test-app.js';
import { faults } from './support/faults.js';

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([TestApp.start(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

interface Shown {
  title: string;
  body: string;
  tag: string;
}

describe('the service worker', () => {
  it('shows what a push message says, once a notification, and nothing of what it cannot read', async () => {
    const context = await openContext(browser);
    await context.grantPermissions(['notifications'], { origin: app.url });
    const page = await context.newPage();
    // Any page of ours will do: this one needs nobody to be logged in.
    await page.goto(`${app.url}/unsubscribe/none`);
    const session = await context.newCDPSession(page);
    const registered = new Promise<string>((found) => session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && found(registrations[0].registrationId)));
    await session.send('ServiceWorker.enable');
    const scope = await page.evaluate<string>(`navigator.serviceWorker.register('/push-worker.js').then(() => navigator.serviceWorker.ready).then(({ scope }) => scope)`);
    expect(scope).toBe(`${app.url}/`);
    const registrationId = await registered;
    const deliver = (data: string) => session.send('ServiceWorker.deliverPushMessage', { origin: app.url, registrationId, data });
    const shown = () =>
      page.evaluate<Shown[]>(`navigator.serviceWorker.ready.then((each) => each.getNotifications()).then((all) => all.map(({ title, body, tag }) => ({ title, body, tag })))`);
    const until = async (count: number) => {
      let all = await shown();
      while (all.length !== count) all = await shown();
      return all;
    };
    const message = { title: 'Ana answered you', body: 'I was there <b>too</b>.', url: `${app.url}/r/1`, tag: 'one' };
    await deliver('not what we send');
    await deliver(JSON.stringify({ body: 'without a title' }));
    await deliver(JSON.stringify(message));
    expect(await until(1)).toEqual([{ title: message.title, body: message.body, tag: 'one' }]);
    await deliver(JSON.stringify(message));
    await deliver(JSON.stringify({ ...message, tag: 'two' }));
    expect((await until(2)).map(({ tag }) => tag).toSorted()).toEqual(['one', 'two']);
    await context.close();
  });
});

describe('the page of a link that ends letters', () => {
  let bea: Somebody;
  beforeAll(async () => (bea = await makeUser(app, { emailVerified: true })));

  it.each([
    ['en', 1_280, 'light'],
    ['en', 375, 'dark'],
    ['ar', 375, 'light'],
    ['de', 375, 'light'],
  ] as const)('asks, does it with one press, and takes it back: %s, %i, %s', async (locale, width, colorScheme) => {
    await app.database.client.user.update({ where: { id: bea.id }, data: { locale } });
    const context = await openContext(browser, { viewport: { width, height: 700 }, colorScheme });
    const page = await context.newPage();
    const look = async (step: string) => {
      expect([step, await faults(page)]).toEqual([step, []]);
      const folder = process.env['PICTURES'];
      if (folder) await page.screenshot({ path: `${folder}/unsubscribe-${locale}-${width}-${colorScheme}-${step}.png` });
    };
    const wanted = async () => ((await app.ask('get', '/me/preferences', bea)).body as PreferencesView).kinds.answer.mail;
    await page.goto(`${app.url}/unsubscribe/${app.get(UnsubscribeTokens).tokenFor({ userId: bea.id, about: 'answer' })}`);
    await look('ask');
    await page.getByRole('button').press('Enter');
    await page.locator('button[name=again]').waitFor();
    expect(await wanted()).toBe(false);
    await look('stopped');
    await page.getByRole('button').press('Enter');
    await page.locator('button[value="One-Click"]').waitFor();
    expect(await wanted()).toBe(true);
    await look('again');
    await page.goto(`${app.url}/unsubscribe/none`);
    await look('wrong');
    await context.close();
  });
});
