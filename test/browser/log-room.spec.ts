import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { eventually } from './support/eventually.js';
import { Moderator } from './support/moderator.js';

describe('the log, in the console', () => {
  let site: Everything;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  it('is narrowed by what was done, by whom, to what and when, each a place to go back to; and taken along as a table', async () => {
    const moderator = await Moderator.open(browser, site.url, site.logins.moderator);
    const { page, context } = moderator;
    await page.getByRole('link', { name: 'Words', exact: true }).click();
    await page.getByLabel('Suspect').fill('=cmd\nfree crypto');
    await page.getByRole('button', { name: 'Save the lists' }).click();
    await page.getByText('Saved.').waitFor();
    await page.getByRole('link', { name: 'Log', exact: true }).click();
    const rows = page.locator('.log > li');
    await rows.filter({ hasText: 'changed the word lists' }).waitFor();
    await rows.filter({ hasText: 'rejected a reply' }).first().waitFor();
    const all = await rows.count();

    await page.getByLabel('What was done').selectOption({ label: 'changed the word lists' });
    await page.getByText('1 entry', { exact: true }).waitFor();
    await eventually(async () => expect(await rows.count()).toBe(1));
    await page.waitForURL(/#\/log\?act=words\.change$/);
    await page.reload();
    await page.getByText('1 entry', { exact: true }).waitFor();

    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    const file = readFileSync(await (await downloading).path(), 'utf8');
    expect(file).toMatch(/^\ufeffseq,at,actor,/);
    expect(file.trim().split('\n')).toHaveLength(2);
    await page.getByText('The file is with your downloads.').waitFor();

    await page.getByLabel('From').fill('2099-01-01');
    await page.getByText('No entry fits.').waitFor();
    await page.goBack();
    await page.getByText('1 entry', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Show the whole log' }).click();
    await eventually(async () => expect(await rows.count()).toBe(all));

    const person = rows.filter({ hasText: 'changed the word lists' }).locator('a.name');
    const name = await person.textContent();
    await person.press('Enter');
    await page.getByText(`By ${name?.trim()}`, { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Show the whole log' }).click();
    await rows.filter({ hasText: 'rejected a reply' }).first().getByRole('link', { name: 'All about it' }).click();
    await page.getByText('About one thing', { exact: true }).waitFor();
    await context.close();
  });
});
