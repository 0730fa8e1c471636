import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page as Listed } from '#contract/primitives';
import type { SiteView } from '#contract/sites';
import type { Browser } from 'playwright-core';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { PATIENCE_MS } from './support/eventually.js';
import { faults } from './support/faults.js';
import { logInAtConsole } from './support/moderator.js';
import { Person } from './support/people.js';

/** Where pictures of the screens go, for whoever wants to look at them. */
const PICTURES = process.env['PICTURES'];

describe('the transparency report', () => {
  let site: Everything;
  let browser: Browser;
  let id: string;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startEverything(), openBrowser()]);
    const admin = await Person.logIn(site.url, site.logins.admin);
    const { items } = await admin.act<Listed<SiteView>>('GET', '/sites');
    id = items[0]?.id ?? '';
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  it('is counted in the console for the days that are chosen, and published by an admin with one tick', async () => {
    const context = await openContext(browser);
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.goto(`${site.url}/console#/today`);
    await logInAtConsole(page, site.logins.admin);
    await page.getByRole('link', { name: 'Transparency report' }).click();
    await page.getByRole('table', { name: 'At a glance' }).waitFor();
    await page.getByLabel('From').fill('2021-01-01');
    await page.getByText(/^1 January 2021\s–\s/).waitFor();
    await page.waitForURL(/#\/report\?from=2021-01-01$/);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as CSV' }).click()]);
    expect(file.suggestedFilename()).toBe('belowline-transparency.csv');
    await page.goto(`${site.url}/console#/report?site=${id}`);
    await page.getByText('This site keeps its report to itself.', { exact: false }).waitFor();
    await page.goto(`${site.url}/console#/sites/${id}`);
    await page.getByLabel('Anybody may read how this site is moderated').check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved. It holds from now on.').waitFor();
    await page.goto(`${site.url}/console#/report?site=${id}`);
    const [shown] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'See the page that anybody may read' }).click()]);
    await shown.getByRole('heading', { level: 1 }).waitFor();
    await context.close();
  });

  it.each([['light', 1280], ['dark', 375]] as const)('in the console has no fault that axe finds, and fits its window: %s, %i pixels', async (colorScheme, width) => {
    const context = await openContext(browser, { colorScheme, viewport: { width, height: 900 } });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.goto(`${site.url}/console#/report?from=2021-01-01`);
    await logInAtConsole(page, site.logins.moderator);
    await page.getByRole('table', { name: 'At a glance' }).waitFor();
    expect(await faults(page)).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/report-${colorScheme}-${width}.png` });
    await context.close();
  });

  it.each([['en', 'light', 1280], ['fa', 'dark', 375], ['de', 'light', 375]] as const)('is for anybody without scripts: %s, %s, %i pixels', async (lang, theme, width) => {
    const context = await openContext(browser, { javaScriptEnabled: false, viewport: { width, height: 900 } });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.goto(`${site.url}/sites/${id}/transparency?lang=${lang}&theme=${theme}`);
    expect(await page.locator('html').getAttribute('dir')).toBe(lang === 'fa' ? 'rtl' : 'ltr');
    await Promise.all([page.waitForEvent('load'), page.getByRole('navigation').last().getByRole('link').nth(1).click()]);
    expect(new URL(page.url()).searchParams.get('lang')).toBe(lang);
    expect(await page.locator('table.transparency').count()).toBeGreaterThan(0);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/transparency-${lang}-${width}.png`, fullPage: true });
    await context.close();
    const looked = await openContext(browser, { viewport: { width, height: 900 } });
    const scripted = await looked.newPage();
    await scripted.goto(page.url());
    expect(await faults(scripted)).toEqual([]);
    await looked.close();
  });
});
