import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { PreferencesView } from '#contract/notifications';
import { UnsubscribeTokens } from '#domain/delivery/unsubscribe-tokens';
import { makeUser, type Somebody } from '../make/user.js';
import { openBrowser, openContext } from '../support/browser.js';
import { TestApp } from '../support/test-app.js';
import { faults } from '../browser/support/faults.js';

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([TestApp.start(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

describe('the service worker', () => {
  // A headless Chromium lets no page show notifications: that the worker wanted to, and was not let, is as far as it goes.
  it('registers, and wants to show what a push message says, and nothing that it cannot read', async () => {
    const context = await openContext(browser);
    const page = await context.newPage();
    // Any page of ours will do: this one needs nobody to be logged in.
    await page.goto(`${app.url}/unsubscribe/none`);
    const session = await context.newCDPSession(page);
    const registered = new Promise<string>((found) => session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && found(registrations[0].registrationId)));
    const refused: string[] = [];
    const once = new Promise<void>((done) =>
      session.on('ServiceWorker.workerErrorReported', ({ errorMessage }) => {
        refused.push(errorMessage.errorMessage);
        done();
      }),
    );
    await session.send('ServiceWorker.enable');
    expect(await page.evaluate<string>(`navigator.serviceWorker.register('/push-worker.js').then(() => navigator.serviceWorker.ready).then(({ scope }) => scope)`)).toBe(`${app.url}/`);
    const registrationId = await registered;
    const deliver = (data: string) => session.send('ServiceWorker.deliverPushMessage', { origin: app.url, registrationId, data });
    await deliver('not what we send');
    await deliver(JSON.stringify({ body: 'without a title' }));
    await deliver(JSON.stringify({ title: 'Ana answered you', body: 'I was there.', url: `${app.url}/r/1`, tag: 'one' }));
    await once;
    expect(refused).toEqual([expect.stringContaining("Failed to execute 'showNotification'")]);
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
