import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import type { SessionAnswer } from '#contract/accounts';
import type { NewTotpAnswer, RecoveryCodesAnswer } from '#contract/credentials';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { eventually, PATIENCE_MS } from './support/eventually.js';
import { ask } from './support/people.js';

let site: Everything;
let browser: Browser;
let page: Page;
let secret: string;
let recoveryCodes: string[];

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything({ STAFF_PROOF: 'on' }), openBrowser()]);
  const context = await openContext(browser);
  context.setDefaultTimeout(PATIENCE_MS);
  page = await context.newPage();
  await page.goto(`${site.url}/console`);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const enter = async () => {
  await page.getByLabel('E-mail address').fill(site.logins.moderator.email);
  await page.getByLabel('Password').fill(site.logins.moderator.password);
  await page.getByRole('button', { name: 'Log in' }).click();
};
const atTheDesk = () => page.getByText('Live', { exact: true }).waitFor();
const leave = () => page.getByRole('button', { name: 'Log out' }).click();

/** Sets an authenticator application up, as the account page does, in another log-in. */
async function setUp(): Promise<void> {
  const { accessToken } = await ask<SessionAnswer>(`${site.url}/api/v1/auth/login`, 'POST', site.logins.moderator);
  const act = <Answer>(path: string, body: object) => ask<Answer>(`${site.url}/api/v1${path}`, 'POST', body, { authorization: `Bearer ${accessToken}` });
  ({ secret } = await act<NewTotpAnswer>('/me/totp', {}));
  // The code of the step before, which is still good, leaves this step's for the console. Where a step ends just then, it is the next one's turn.
  await eventually(async () => {
    const code = new TOTP({ secret }).generate({ timestamp: Date.now() - 30_000 });
    ({ recoveryCodes } = await act<RecoveryCodesAnswer>('/me/totp/confirm', { code }));
  });
}

describe('a moderator at the console', () => {
  it('is let in for a day without a second proof, and told so', async () => {
    await enter();
    await atTheDesk();
    const note = page.getByRole('complementary').filter({ hasText: /Please set up a passkey or an authenticator application/ });
    await note.waitFor();
    expect(await note.getByRole('link').getAttribute('href')).toBe('/account#security');
    await page.reload();
    await page.getByText(/before \w+day/).waitFor();
  });

  it('is asked for it as soon as there is one, wherever the desk was', async () => {
    await setUp();
    // The desk may have heard of it before anything is pressed, and be gone already.
    await page.getByRole('link', { name: 'Log', exact: true }).click({ timeout: 2_000 }).catch(() => undefined);
    await page.getByRole('heading', { name: 'Now the second proof' }).waitFor();
    expect(await page.getByRole('button', { name: 'Use a passkey' }).count()).toBe(0);
  });

  it('finds the keyboard where the code goes, also after a wrong one', async () => {
    const focusedField = page.locator('input[name=code]:focus');
    await focusedField.waitFor();
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await page.getByText('That is not right.').waitFor();
    await focusedField.waitFor();
  });

  it('goes on with a code, and not with a wrong one', async () => {
    const field = page.getByLabel('Code of your authenticator application');
    await field.fill('000000');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('That is not right.').waitFor();
    const code = new TOTP({ secret }).generate();
    await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await page.getByRole('button', { name: 'Go on' }).click();
    await atTheDesk();
    expect(await page.getByText(/Please set up a passkey/).count()).toBe(0);
  });

  it('goes on with a recovery code, once', async () => {
    await leave();
    await enter();
    await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await page.getByLabel('One of your recovery codes').fill(String(recoveryCodes[0]).toUpperCase());
    await page.getByRole('button', { name: 'Go on' }).click();
    await atTheDesk();
    await leave();
    await enter();
    await page.getByRole('button', { name: 'Use a recovery code instead' }).click();
    await page.getByLabel('One of your recovery codes').fill(String(recoveryCodes[0]));
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('That is not right.').waitFor();
  });
});
