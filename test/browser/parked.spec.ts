import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { TestSmtp } from '../support/smtp.js';
import { eventually } from './support/eventually.js';
import { Moderator } from './support/moderator.js';

const EMAIL = 'given.up@mail.test';

describe('what was given up, in the console', () => {
  let smtp: TestSmtp;
  let site: Everything;
  let browser: Browser;
  beforeAll(async () => {
    smtp = await TestSmtp.start();
    [site, browser] = await Promise.all([startEverything({ SMTP_URL: smtp.url }), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await smtp?.stop();
  });

  it('is not for moderators', async () => {
    const { page, context } = await Moderator.open(browser, site.url, site.logins.moderator);
    await page.getByRole('link', { name: 'Words' }).waitFor();
    expect(await page.getByRole('link', { name: 'Given up' }).count()).toBe(0);
    await context.close();
  });

  it('is read by an admin, and tried again with one press', async () => {
    const { page, context } = await Moderator.open(browser, site.url, site.logins.admin);
    await page.getByRole('link', { name: 'Given up' }).click();
    await page.getByText('Nothing was given up.').waitFor();

    smtp.mood = 'cut';
    await fetch(`${site.url}/api/v1/auth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-belowline': 'test' },
      body: JSON.stringify({ email: EMAIL, name: 'Given Up', password: 'four quiet words here' }),
    });
    const button = page.getByRole('button', { name: 'Try again: Letter, verify-address' });
    await eventually(async () => {
      await page.getByRole('link', { name: 'Log', exact: true }).click();
      await page.getByRole('link', { name: 'Given up' }).click();
      await page.getByRole('heading', { name: 'What was given up' }).waitFor();
      await page.getByText('Fetching the list…').waitFor({ state: 'detached' });
      expect(await button.count()).toBe(1);
    });
    await page.getByText('It may have arrived.').waitFor();
    smtp.mood = 'accept';
    const before = smtp.to(EMAIL).length;
    await button.press('Enter');
    await page.getByText('Letter, verify-address: it is being tried again.').waitFor();
    await eventually(async () => expect(await page.evaluate('document.activeElement.tagName')).toBe('H1'));
    await smtp.until(() => smtp.to(EMAIL).length > before);
    expect(smtp.to(EMAIL)).toHaveLength(before + 1);
    await page.getByText('Nothing was given up.').waitFor();
    await context.close();
  });
});
