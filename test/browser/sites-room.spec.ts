import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page as Listed } from '#contract/primitives';
import type { SiteView } from '#contract/sites';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { eventually, PATIENCE_MS } from './support/eventually.js';
import { faults } from './support/faults.js';
import { inEveryLook } from './support/in-every-look.js';
import { logInAtConsole, Moderator } from './support/moderator.js';
import { Person } from './support/people.js';

/** Where pictures of the screens go, for whoever wants to look at them. */
const PICTURES = process.env['PICTURES'];
const OF_ONE = { email: 'admin.of.one.site@example.org', password: 'a meadow of quiet violets' };

describe('the room of sites', () => {
  let site: Everything;
  let browser: Browser;
  let page: Page;
  let admin: Person;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startEverything(), openBrowser()]);
    admin = await Person.logIn(site.url, site.logins.admin);
    ({ page } = await Moderator.open(browser, site.url, site.logins.admin));
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  const paper = async (): Promise<SiteView> => {
    const { items } = await admin.act<Listed<SiteView>>('GET', '/sites?limit=100');
    return items.find(({ name }) => name.startsWith('The Evening Post')) ?? items[0]!;
  };
  const status = () => page.getByRole('status');
  /** Where the focus goes when what had it is gone. */
  const focusedHeading = (name: string) => page.locator('h2:focus', { hasText: name });

  it('makes a site, and says by the field what is wrong', async () => {
    await page.getByRole('link', { name: 'Sites', exact: true }).click();
    // The queue, which may still be there, has a field whose label speaks of names.
    await page.getByLabel('Name', { exact: true }).fill('The Evening Post');
    await page.getByLabel('Where its pages are').fill('https://evening.example\nhttps://evening.example/a/path');
    await page.getByRole('button', { name: 'Make the site' }).click();
    const origins = page.getByRole('textbox', { name: 'Where its pages are' });
    await page.getByText(/^Line 2: must be an origin/).waitFor();
    await eventually(async () => expect(await origins.getAttribute('aria-invalid')).toBe('true'));
    await page.locator('#new-origins:focus').waitFor();
    await origins.fill('https://evening.example');
    await page.getByRole('button', { name: 'Make the site' }).click();
    await page.getByRole('heading', { name: 'The Evening Post' }).waitFor();
    expect((await paper()).origins).toEqual(['https://evening.example']);
  });

  it('changes settings and checks; what is refused is said by its field, and what is not saved is not lost', async () => {
    await page.getByLabel('First replies that are read first').fill('40');
    await page.getByLabel('More links than allowed').selectOption('refuse');
    await page.getByLabel('Readers may post before they confirm').uncheck();
    await page.getByText('3 changes are not saved yet.').waitFor();
    await page.getByRole('link', { name: 'Log', exact: true }).click();
    await page.getByRole('link', { name: 'Sites', exact: true }).click();
    await page.getByText('Not saved yet').waitFor();
    await page.reload();
    await page.locator('.sites-list a', { hasText: 'The Evening Post' }).click();
    await eventually(async () => expect(await page.getByLabel('First replies that are read first').inputValue()).toBe('40'));
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await status().filter({ hasText: 'Not saved: 1 field needs another look.' }).waitFor();
    const first = page.getByLabel('First replies that are read first');
    await page.locator('#site-settings-holdFirstReplies:focus').waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/sites-settings.png`, fullPage: true });
    await first.fill('4');
    await first.press('Control+s');
    await status().filter({ hasText: 'Saved. It holds from now on.' }).waitFor();
    expect((await paper()).settings).toMatchObject({ holdFirstReplies: 4, unverifiedMayPost: false, checks: { links: 'refuse', burst: 'refuse' } });
    await page.getByRole('link', { name: 'Log', exact: true }).click();
    await page.locator('li', { hasText: 'The Evening Post' }).or(page.locator('li', { hasText: 'changed a site' })).first().waitFor();
    await page.goBack();
    await first.waitFor();
  });

  it('gives a role and takes it away, and it holds at once', async () => {
    const reader = await Person.register(site.url, 'Rosa Lindqvist');
    await page.locator('h1').click();
    await page.keyboard.press('2');
    await page.getByLabel('Somebody who has an account').fill('Rosa Lind');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByLabel('Role of Rosa Lindqvist on this site').selectOption('moderator');
    await page.getByRole('button', { name: 'Give the role' }).click();
    await status().filter({ hasText: 'Rosa Lindqvist is a moderator on this site now.' }).waitFor();
    await focusedHeading('Who works here').waitFor();
    const { id } = await paper();
    expect(await reader.act('GET', '/me')).toMatchObject({ siteRoles: [{ siteId: id, role: 'moderator' }] });
    const people = page.getByRole('list', { name: 'Who works here' });
    const rosa = people.getByRole('listitem').filter({ hasText: 'Rosa Lindqvist' });
    await rosa.getByLabel('Role of Rosa Lindqvist on this site').selectOption('staff');
    await rosa.getByRole('button').press('Enter');
    await status().filter({ hasText: /^Rosa Lindqvist is .*(journalist|staff)/i }).waitFor();
    await rosa.locator('button[aria-disabled=true]').waitFor({ state: 'attached' });
    await rosa.locator('select:focus').waitFor();
    await people.getByText('Admin everywhere').first().waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/sites-people.png`, fullPage: true });
    await people.getByLabel('Role of Rosa Lindqvist on this site').selectOption('reader');
    await page.getByRole('button', { name: 'Take the role away' }).click();
    await status().filter({ hasText: 'Rosa Lindqvist has no role on this site any more.' }).waitFor();
    await focusedHeading('Who works here').waitFor();
    expect(await reader.act('GET', '/me')).toMatchObject({ siteRoles: [] });
  });

  it('invites somebody by mail, and takes it back', async () => {
    await page.getByLabel('E-mail address').fill('nobody');
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await page.getByText('This does not look like an e-mail address.').waitFor();
    await page.getByLabel('E-mail address').fill('somebody.new@mail.test');
    await page.getByLabel('As', { exact: true }).selectOption('admin');
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await status().filter({ hasText: 'The letter to somebody.new@mail.test is on its way.' }).waitFor();
    await page.getByRole('list', { name: 'Invitations' }).getByText('somebody.new@mail.test').first().waitFor();
    await page.getByRole('button', { name: 'Withdraw somebody.new@mail.test' }).click();
    await status().filter({ hasText: 'opens nothing any more' }).waitFor();
    await eventually(async () => expect(await page.getByRole('list', { name: 'Invitations' }).getByRole('listitem').count()).toBe(0));
    await focusedHeading('Invitations').waitFor();
  });

  it('makes a secret key once it is shown who asks, and shows it once', async () => {
    let asked = 0;
    await page.route('**/api/v1/sites/*/keys', (route) =>
      (asked += 1) === 1
        ? route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify({ code: 'proof.needed', detail: 'Please prove once more that it is you.' }) })
        : route.continue(),
    );
    await page.getByRole('navigation', { name: 'Parts of The Evening Post' }).getByRole('link', { name: 'Connections' }).click();
    await page.getByRole('button', { name: 'Make a secret key' }).click();
    const proof = page.getByRole('dialog', { name: 'Is it still you?' });
    await proof.getByLabel('Password').fill('a wrong one');
    await proof.getByRole('button', { name: 'Go on' }).click();
    await proof.getByText('That is not right. Please try again.').waitFor();
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/sites-proof.png` });
    expect(await faults(page)).toEqual([]);
    await proof.getByLabel('Password').fill(site.logins.admin.password);
    await proof.getByRole('button', { name: 'Go on' }).click();
    expect(await page.getByLabel('The new secret key').inputValue()).toMatch(/^belowline_sk_/);
    await page.reload();
    await page.getByRole('button', { name: 'Make a secret key' }).waitFor();
    expect(await page.getByText('The new secret key').count()).toBe(0);
  });

  it('has replies looked at by a service of the publisher’s own', async () => {
    await page.getByText('No service is asked.').waitFor();
    await page.getByLabel('Its address').fill('nowhere');
    await page.getByRole('button', { name: 'Ask it from now on' }).click();
    await eventually(async () => expect(await page.getByLabel('Its address').getAttribute('aria-invalid')).toBe('true'));
    await page.getByLabel('Its address').fill('https://checks.example/replies');
    await page.getByLabel('When it fails or is late').selectOption('publish');
    await page.getByRole('button', { name: 'Ask it from now on' }).click();
    await page.getByText('checks.example is asked about each reply.').waitFor();
    await eventually(async () => expect(await page.getByLabel('What both sign with').inputValue()).toMatch(/^whsec_/));
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/sites-connections.png`, fullPage: true });
    const { id } = await paper();
    expect(await admin.act('GET', `/sites/${id}/outside-check`)).toEqual({ siteId: id, kind: 'own', url: 'https://checks.example/replies', deadlineMs: 800, otherwise: 'publish', spam: 'hold' });
    await page.getByRole('button', { name: 'Ask it no longer' }).click();
    await page.getByText('No service is asked.').waitFor();
    await focusedHeading('A check outside').waitFor();
  });

  it('has them looked at by Akismet, and what it has of a check can be changed and saved again', async () => {
    const { id } = await paper();
    await page.getByLabel('Which service').selectOption('akismet');
    await page.getByText('the network address and browser from which they wrote').waitFor();
    await page.getByRole('button', { name: 'Ask it from now on' }).click();
    await eventually(async () => expect(await page.getByLabel('Key of Akismet').getAttribute('aria-invalid')).toBe('true'));
    await page.getByLabel('Key of Akismet').fill('abcdef123456');
    await page.getByLabel('What it takes for spam').selectOption('refuse');
    await page.getByRole('button', { name: 'Ask it from now on' }).click();
    await page.getByText('rest.akismet.com is asked about each reply.').waitFor();
    await inEveryLook(page, 'sites-akismet');
    await page.reload();
    await page.getByText('rest.akismet.com is asked about each reply.').waitFor();
    await page.getByLabel('Milliseconds to wait').fill('1200');
    await page.getByLabel('Key of Akismet').fill('abcdef123456');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved. The next reply is already shown to it.').waitFor();
    expect(await admin.act('GET', `/sites/${id}/outside-check`)).toEqual({ siteId: id, kind: 'akismet', url: 'https://rest.akismet.com/1.1/comment-check', deadlineMs: 1_200, otherwise: 'hold', spam: 'refuse' });
    await page.getByRole('button', { name: 'Ask it no longer' }).click();
    await page.getByText('No service is asked.').waitFor();
  });

  it('shows the admin of one site that site, and nothing of the installation', async () => {
    const { id } = await paper();
    await fetch(`${site.url}/api/v1/auth/register`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-belowline': '1' }, body: JSON.stringify({ ...OF_ONE, name: 'Nadia of the evening' }) });
    const { id: userId } = await (await Person.logIn(site.url, OF_ONE)).act<{ id: string }>('GET', '/me');
    await admin.act('PUT', `/users/${userId}/role`, { role: 'admin', siteId: id });
    const { page: theirs } = await Moderator.open(browser, site.url, OF_ONE);
    await theirs.getByRole('link', { name: 'Sites', exact: true }).click();
    await theirs.locator('.sites-list a').first().waitFor();
    expect(await theirs.locator('.sites-list a').allInnerTexts()).toEqual(['The Evening Post']);
    expect(await theirs.getByRole('button', { name: 'Make the site' }).count()).toBe(0);
    await theirs.locator('.sites-list a').click();
    await theirs.getByRole('link', { name: 'Connections' }).click();
    await theirs.getByRole('button', { name: 'Make a secret key' }).waitFor();
    expect(await theirs.getByText('A check outside').count()).toBe(0);
  });

  it.each([['light', 1280], ['dark', 1280], ['light', 375], ['dark', 375]] as const)('has no fault that axe finds, and fits its window: %s, %i pixels', async (colorScheme, width) => {
    const { id } = await paper();
    const context = await openContext(browser, { colorScheme, viewport: { width, height: 900 } });
    context.setDefaultTimeout(PATIENCE_MS);
    const look = await context.newPage();
    await look.goto(`${site.url}/console#/sites`);
    await logInAtConsole(look, site.logins.admin);
    await look.locator('.sites-list').waitFor();
    for (const [part, shown] of [['', 'Where its pages are'], ['/people', 'E-mail address'], ['/connections', 'For your pages']] as const) {
      await look.evaluate(`location.hash = '#/sites/${id}${part}'`);
      await look.getByLabel(shown).first().waitFor();
      expect(await faults(look)).toEqual([]);
      if (PICTURES) await look.screenshot({ path: `${PICTURES}/sites${part.replace('/', '-')}-${colorScheme}-${width}.png` });
    }
    await look.evaluate(`location.hash = '#/sites'`);
    await look.locator('.sites-list').waitFor();
    expect(await faults(look)).toEqual([]);
    if (PICTURES) await look.screenshot({ path: `${PICTURES}/sites-list-${colorScheme}-${width}.png`, fullPage: true });
    await context.close();
  });
});
