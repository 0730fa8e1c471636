import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OwnReason } from '#contract/own-reasons';
import type { Page as Listed } from '#contract/primitives';
import type { SiteView } from '#contract/sites';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { PATIENCE_MS } from './support/eventually.js';
import { faults } from './support/faults.js';
import { logInAtConsole, Moderator } from './support/moderator.js';
import { mainThread, Person } from './support/people.js';

/** Where pictures of the screens go, for whoever wants to look at them. */
const PICTURES = process.env['PICTURES'];

describe('reasons of a site’s own', () => {
  let site: Everything;
  let browser: Browser;
  let admin: Person;
  let chiefAtDesk: Moderator;
  let siteId: string;
  let thread: string;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startEverything(), openBrowser()]);
    [admin, thread] = [await Person.logIn(site.url, site.logins.admin), await mainThread(site.url)];
    siteId = (await paper()).id;
    chiefAtDesk = await Moderator.open(browser, site.url, site.logins.admin);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  const paper = async (): Promise<SiteView> => (await admin.act<Listed<SiteView>>('GET', '/sites')).items[0] as SiteView;
  const setReasons = (reasons: OwnReason[]) => admin.act('PATCH', `/sites/${siteId}`, { settings: { reasons } });
  const openHere = async (moderator: Moderator, text: string) => {
    await moderator.row(text).click();
    await moderator.open.locator('.reply-text.large', { hasText: text }).waitFor();
  };
  const shoot = async (page: Page, name: string) => {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/own-reasons-${name}.png` });
  };

  it('are rows in the room of sites: added, ordered, removed, and refused beside their fields with nothing lost', async () => {
    const { page } = chiefAtDesk;
    await page.goto(`${site.url}/console#/sites/${siteId}`);
    const reasons = page.getByRole('group', { name: 'Your own reasons for removing a reply' });
    const row = (name: string) => reasons.getByRole('group', { name, exact: true });
    await reasons.getByRole('button', { name: 'Add a reason' }).press('Enter');
    await reasons.getByLabel('Code').and(page.locator(':focus')).waitFor();
    await row('A new reason').getByLabel('Code').fill('House rule 3');
    await row('The reason House rule 3').getByLabel('Counts under').selectOption('off-topic');
    await reasons.getByRole('combobox', { name: 'Say them in another language' }).selectOption('ar');
    await row('The reason House rule 3').getByLabel('Said in العربية').fill('ابق في الموضوع');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('status').filter({ hasText: 'Not saved: 1 field needs another look.' }).waitFor();
    await row('The reason House rule 3').getByText('must be small letters, digits and hyphens').waitFor();
    await reasons.getByLabel('Code').and(page.locator(':focus')).waitFor();
    if (PICTURES) await reasons.screenshot({ path: `${PICTURES}/own-reasons-refused.png` });
    expect(await row('The reason House rule 3').getByLabel('Said in العربية').inputValue()).toBe('ابق في الموضوع');
    // What was typed is there after a reload too.
    await page.reload();
    await row('The reason House rule 3').getByLabel('Code').fill('house-rule-3');
    await row('The reason house-rule-3').getByLabel('Said in English').fill('Stay with the story');
    await reasons.getByRole('button', { name: 'Add a reason' }).click();
    await row('A new reason').getByLabel('Code').fill('names');
    await row('The reason names').getByLabel('Said in English').fill('Write without names');
    await row('The reason names').getByRole('button', { name: 'Move up' }).press('Enter');
    await row('The reason names').getByRole('button', { name: 'Move up' }).and(page.locator(':focus')).waitFor();
    await reasons.getByText('names is number 1 now.').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByRole('status').filter({ hasText: 'Saved. It holds from now on.' }).waitFor();
    expect((await paper()).settings.reasons).toEqual([
      { code: 'names', under: 'other', texts: { en: 'Write without names' } },
      { code: 'house-rule-3', under: 'off-topic', texts: { en: 'Stay with the story', ar: 'ابق في الموضوع' } },
    ]);
    expect(await row('The reason names').getByLabel('Code').count()).toBe(0);
    await row('The reason names').getByRole('button', { name: 'Remove' }).press('Enter');
    await row('The reason house-rule-3').getByRole('button', { name: 'Remove' }).and(page.locator(':focus')).waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('status').filter({ hasText: 'Saved. It holds from now on.' }).waitFor();
    expect((await paper()).settings.reasons.map(({ code }) => code)).toEqual(['house-rule-3']);
  });

  it('that were decided by are retired when they are removed, and can be taken up again', async () => {
    const { page } = chiefAtDesk;
    await setReasons([{ code: 'names', under: 'private', texts: { en: 'Write without names' } }]);
    const reader = await Person.register(site.url, 'Omid Karimi');
    const { id } = await reader.post(thread, 'The baker of our street, by name, owes me a loaf.');
    await admin.act('POST', `/moderation/replies/${id}/decisions`, { decision: 'reject', revision: 1, ownReason: 'names' });
    await page.reload();
    const reasons = page.getByRole('group', { name: 'Your own reasons for removing a reply' });
    await reasons.getByRole('group', { name: 'The reason names' }).getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await reasons.getByText('1 reason is offered no more').click();
    await reasons.getByText('Write without names').waitFor();
    if (PICTURES) await reasons.screenshot({ path: `${PICTURES}/own-reasons-retired.png` });
    expect(await faults(page)).toEqual([]);
    await reasons.getByRole('button', { name: 'Offer names again' }).press('Enter');
    await reasons.getByRole('group', { name: 'The reason names' }).locator(':focus').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByRole('status').filter({ hasText: 'Saved. It holds from now on.' }).waitFor();
  });

  it('are named in a second opinion too, and the colleague reads them', async () => {
    const own = 'Please write without the names of neighbours.';
    await setReasons([{ code: 'names', under: 'private', texts: { en: own } }]);
    await admin.act('PATCH', `/threads/${thread}`, { moderation: 'pre' });
    const text = 'The baker of our street, by name, owes me two loaves.';
    await (await Person.register(site.url, 'Laila Noor')).post(thread, text);
    const [one, other] = [await Moderator.open(browser, site.url, site.logins.moderator), chiefAtDesk];
    const nameOfOne = await one.page.locator('.who bdi').innerText();
    for (const { page } of [one, other]) {
      await page.goto(`${site.url}/console#/queue/held?thread=${thread}`);
      await page.locator('.one-thread').waitFor();
    }
    await one.row(text).waitFor();
    await openHere(one, text);
    await one.page.keyboard.press('s');
    await one.page.getByLabel('What you would do').selectOption({ label: `Reject it: ${own}` });
    await shoot(one.page, 'asking');
    await one.page.getByRole('button', { name: /^Ask/ }).click();
    await one.page.getByText('Asked for a second opinion on the reply by Laila Noor.').waitFor();
    await other.row(text).waitFor();
    await openHere(other, text);
    await other.open.getByText(`${nameOfOne} would reject it (“${own}”).`).waitFor();
    await shoot(other.page, 'opinion');
    // What one says oneself is kept with the reason too, and not only when asking.
    await one.page.reload();
    await one.page.getByText('Live', { exact: true }).waitFor();
    await one.row(text).waitFor();
    await openHere(one, text);
    await one.page.keyboard.press('r');
    await one.page.getByLabel(own).check();
    await one.page.keyboard.press('Enter');
    await one.page.getByText('Your opinion on the reply by Laila Noor is noted.').waitFor();
    await openHere(other, text);
    await other.open.getByText(`${nameOfOne} would reject it (“${own}”).`).waitFor();
    await other.page.keyboard.press('r');
    await other.page.getByLabel(own).check();
    await other.page.keyboard.press('Enter');
    await other.row(text).waitFor({ state: 'detached' });
    await admin.act('PATCH', `/threads/${thread}`, { moderation: 'post' });
    await one.context.close();
  });

  it.each([['light', 1280], ['dark', 1280], ['light', 375], ['dark', 375]] as const)('have no fault that axe finds where they are edited and counted, and fit their window: %s, %i pixels', async (colorScheme, width) => {
    const context = await openContext(browser, { colorScheme, viewport: { width, height: 900 } });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.goto(`${site.url}/console#/sites/${siteId}`);
    await logInAtConsole(page, site.logins.admin);
    const reasons = page.getByRole('group', { name: 'Your own reasons for removing a reply' });
    await reasons.getByRole('button', { name: 'Add a reason' }).click();
    await reasons.getByRole('combobox', { name: 'Say them in another language' }).selectOption('fa');
    expect(await faults(page)).toEqual([]);
    if (PICTURES) await reasons.screenshot({ path: `${PICTURES}/own-reasons-rows-${colorScheme}-${width}.png` });
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.goto(`${site.url}/console#/report?site=${siteId}`);
    await page.getByRole('rowheader', { name: 'of these: ⁨Please write without the names of neighbours.⁩' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await shoot(page, `report-${colorScheme}-${width}`);
    await admin.act('PATCH', `/sites/${siteId}`, { settings: { publishReport: true } });
    await page.goto(`${site.url}/sites/${siteId}/transparency?lang=${width < 1280 ? 'fa' : 'en'}`);
    await page.locator('.part', { hasText: 'Please write without the names of neighbours.' }).waitFor();
    expect(await faults(page)).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/own-reasons-page-${colorScheme}-${width}.png`, fullPage: true });
    await context.close();
  });
});
