import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReplyView } from '#contract/replies';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { eventually, PATIENCE_MS } from './support/eventually.js';
import { faults } from './support/faults.js';
import { Moderator } from './support/moderator.js';
import { ask, mainThread, Person } from './support/people.js';

/** Where pictures of the screens go, for whoever wants to look at them. */
const PICTURES = process.env['PICTURES'];
const READER = { role: 'reader', email: 'leila.of.redress@example.org', password: 'a meadow of quiet violets' };
const TEXT = 'I quote the minister, word for word: this is a disgrace.';

let site: Everything;
let browser: Browser;
let thread: string;
let admin: Person;
beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  [thread, admin] = [await mainThread(site.url), await Person.logIn(site.url, site.logins.admin)];
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const shoot = (page: Page, name: string) => (PICTURES ? page.screenshot({ path: `${PICTURES}/redress-${name}.png`, fullPage: true }) : Promise.resolve());
const reply = (id: string) => ask<ReplyView>(`${site.url}/api/v1/replies/${id}`);

describe('a reader whose reply was removed', () => {
  it('reads why, appeals, and has it back for everybody when another moderator agrees', async () => {
    await fetch(`${site.url}/api/v1/auth/register`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-belowline': '1' }, body: JSON.stringify({ email: READER.email, password: READER.password, name: 'Leila of redress' }) });
    const reader = await Person.logIn(site.url, READER);
    const { id } = await reader.act<ReplyView>('POST', `/threads/${thread}/replies`, { body: TEXT });
    // Something else has waited longer, and would be open first.
    await ask(`${site.url}/api/v1/notices`, 'POST', { url: `${site.url}/t/${thread}`, explanation: 'Something else.' });
    await admin.act('POST', `/moderation/replies/${id}/decisions`, { decision: 'reject', revision: 1, reason: 'abuse', note: 'Please leave people out of it.' });

    const context = await openContext(browser, { viewport: { width: 375, height: 800 } });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.goto(`${site.url}/account#decisions`);
    await page.locator('input[type=email]').fill(READER.email);
    await page.locator('input[type=password]').fill(READER.password);
    await page.locator('form .primary').first().click();
    await page.getByRole('heading', { name: 'Your reply was removed' }).waitFor();
    expect(await page.locator('.statement').innerText()).toMatch(/I quote the minister[^]*an insult[^]*Please leave people out of it[^]*A person decided this/);
    expect(await faults(page)).toEqual([]);
    await shoot(page, 'statement');
    await page.getByRole('button', { name: 'Appeal' }).click();
    await page.getByLabel('Why was it not right?').fill('It is a quotation.');
    await page.getByRole('button', { name: 'Send the appeal' }).click();
    await page.locator('.appeal-state').waitFor();
    expect(await faults(page)).toEqual([]);

    const { page: desk } = await Moderator.open(browser, site.url, site.logins.moderator);
    await desk.keyboard.press('4');
    await desk.getByRole('link', { name: 'Appealed 1' }).and(desk.locator('[aria-current=page]')).waitFor();
    await desk.getByText('Its author appealed against its removal.').waitFor();
    expect(await faults(desk)).toEqual([]);
    await shoot(desk, 'appealed');
    await desk.getByRole('link', { name: 'Decide on the appeal' }).click();
    await desk.locator('.case-words', { hasText: 'It is a quotation.' }).waitFor();
    await desk.locator('.case-reply', { hasText: 'I quote the minister' }).waitFor();
    expect(await faults(desk)).toEqual([]);
    await shoot(desk, 'console');
    await desk.getByRole('button', { name: 'Take the decision back…' }).click();
    await desk.getByRole('button', { name: 'Take the decision back Ctrl Enter' }).click();
    await desk.getByText('Decided. Whom it concerns is told.').waitFor();
    expect((await reply(id)).status).toBe('published');
    const [notice] = (await admin.act<{ items: { id: string }[] }>('GET', '/moderation/notices')).items;
    await admin.act('POST', `/moderation/notices/${notice?.id}/decisions`, { decision: 'dismiss', reason: 'It is nothing.' });
    await page.reload();
    await page.getByText('You were right: it was taken back.').waitFor();
    await context.close();
  });
});

describe('a reason of the newsroom’s own', () => {
  const OF_THE_HOUSE = { code: 'names', under: 'private', texts: { en: 'Please write without the names of neighbours.', de: 'Bitte ohne die Namen von Nachbarn.' } };

  it('is chosen like the common ones, for one reply and for several, stands in the log, and is said in the author’s language', async () => {
    const [{ id: siteId }] = (await admin.act<{ items: [{ id: string }] }>('GET', '/sites')).items;
    await admin.act('PATCH', `/sites/${siteId}`, { settings: { reasons: [OF_THE_HOUSE] } });
    await admin.act('PATCH', `/threads/${thread}`, { moderation: 'pre' });
    const reader = await Person.logIn(site.url, READER);
    await reader.act('PATCH', '/me', { locale: 'de' });
    for (const body of ['My neighbour, whose name I give here, is noisy.', 'Another neighbour of mine parks badly.']) await reader.post(thread, body);
    const moderator = await Moderator.open(browser, site.url, site.logins.moderator);
    const desk = moderator.page;
    await desk.goto(`${site.url}/console#/queue/held?thread=${thread}`);
    await desk.locator('.one-thread').waitFor();
    await moderator.row('whose name I give').click();
    await desk.keyboard.press('r');
    await desk.getByLabel('Please write without the names of neighbours.').check();
    expect(await faults(desk)).toEqual([]);
    await shoot(desk, 'own-reason');
    await desk.keyboard.press('Enter');
    await moderator.row('whose name I give').waitFor({ state: 'detached' });
    await desk.getByRole('checkbox', { name: 'Choose the reply by Leila of redress' }).check();
    await desk.locator('.chosen-bar').getByRole('button', { name: 'Reject…' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel('Reason').selectOption({ label: 'Please write without the names of neighbours.' });
    await dialog.getByRole('button', { name: 'Look at it first' }).click();
    await dialog.getByText('Reason: Please write without the names of neighbours.').waitFor();
    await dialog.getByRole('button', { name: 'Reject 1 reply' }).click();
    await dialog.getByText('1 reply rejected.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await desk.getByRole('link', { name: 'Log', exact: true }).click();
    await eventually(async () => expect(await desk.getByText('The site’s own reason: names').count()).toBe(2));

    const context = await openContext(browser, { locale: 'de', viewport: { width: 375, height: 800 } });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.goto(`${site.url}/account?lang=de#decisions`);
    await page.locator('input[type=email]').fill(READER.email);
    await page.locator('input[type=password]').fill(READER.password);
    await page.locator('form .primary').first().click();
    await eventually(async () => expect(await page.locator('.statement', { hasText: 'Bitte ohne die Namen von Nachbarn.' }).count()).toBe(2));
    expect(await faults(page)).toEqual([]);
    await shoot(page, 'own-reason-statement');
    await context.close();
    await admin.act('PATCH', `/threads/${thread}`, { moderation: 'post' });
  });
});

describe('a stranger without scripts', () => {
  it('gives notice of what is against the law and sees what became of it', async () => {
    const [{ id }] = (await ask<{ items: [ReplyView] }>(`${site.url}/api/v1/threads/${thread}/replies?limit=1`)).items;
    const context = await openContext(browser, { javaScriptEnabled: false });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.goto(`${site.url}/notice?lang=en&url=${encodeURIComponent('https://elsewhere.example/a-page')}`);
    await page.getByLabel('Why is it against the law?').fill('It calls for violence.');
    await page.getByRole('button', { name: 'Send the notice' }).click();
    await page.getByRole('alert').getByText('This is not the address').waitFor();
    expect(await page.getByLabel('Why is it against the law?').inputValue()).toBe('It calls for violence.');
    await page.getByLabel('Address of the reply').fill(`${site.url}/r/${id}`);
    await shoot(page, 'notice');
    await page.getByRole('button', { name: 'Send the notice' }).click();
    await page.getByText('It has arrived.').waitFor();

    const { page: desk } = await Moderator.open(browser, site.url, site.logins.moderator);
    await desk.getByRole('link', { name: 'Appeals and notices' }).click();
    await desk.getByRole('button', { name: 'Remove it as illegal…' }).click();
    await desk.getByLabel('Why (whoever gave the notice is told)').fill('It does.');
    await desk.getByRole('button', { name: 'Remove it as illegal Ctrl Enter' }).click();
    await desk.getByText('Decided. Whom it concerns is told.').waitFor();
    await page.reload();
    await page.getByText('It was removed.').waitFor();
    await page.getByText('It does.').waitFor();
    await shoot(page, 'notice-outcome');
    await eventually(async () => expect((await fetch(`${site.url}/api/v1/replies/${id}`)).status).toBe(404));
    await context.close();
  });

  it.each([['en', 'light', 1280], ['de', 'dark', 375], ['ar', 'light', 375], ['fa', 'dark', 1280]] as const)('is shown a page without fault in %s, %s, %i pixels wide', async (locale, colorScheme, width) => {
    const context = await openContext(browser, { locale, colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${site.url}/notice?lang=${locale}`);
    expect(await faults(page)).toEqual([]);
    await shoot(page, `notice-${locale}`);
    await context.close();
  });
});
