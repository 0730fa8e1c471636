import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TOTP } from 'otpauth';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { ArticleReader, nameIn } from './support/article.js';
import { Authenticator } from './support/authenticator.js';
import { eventually, PATIENCE_MS } from './support/eventually.js';
import { holdFirst } from './support/hold-first.js';
import { Mailbox } from './support/mailbox.js';
import { mainThread } from './support/people.js';

const EMAIL = 'nadia.rahimi@example.org';
const FIRST = 'a meadow of quiet violets';
const SECOND = 'five slow trains to the coast';
const BY_RESET = 'the dining car is open now';

let site: Everything;
let browser: Browser;
let context: BrowserContext;
let mailbox: Mailbox;
let reader: ArticleReader;
let account: Page;
let authenticator: Authenticator;

/** The part of the account page that is looked at. */
const part = (): Locator => account.locator('.parts > section:not([hidden])');
const block = (title: string): Locator => part().getByRole('region', { name: title });
const open = async (name: string, link = name): Promise<void> => {
  await account.getByRole('navigation').getByRole('link', { name: link }).click();
  await part().getByRole('heading', { name, exact: true }).waitFor();
};
/** Waits until something has the focus. */
const focused = (place: Locator): Promise<void> => place.and(account.locator(':focus')).waitFor();
const press = (place: Page | Locator, name: string) => place.getByRole('button', { name, exact: true }).click();
const logIn = async (place: Page | Locator, password: string) => {
  await place.getByLabel('E-mail address').fill(EMAIL);
  await place.getByLabel('Password', { exact: true }).fill(password);
  await press(place, 'Log in');
};

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  mailbox = new Mailbox(site.folder, EMAIL);
  context = await openContext(browser);
  reader = await ArticleReader.in(context, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('an account', () => {
  it('is made in the frame, which says where the link went', async () => {
    await reader.register('Nadia Rahimi');
    await reader.discussion.getByText('We sent a link to').waitFor();
  });

  it('is confirmed by the press of a button; opening the link alone changes nothing, and leaves no token in the address', async () => {
    const link = await mailbox.link('verify-address');
    const page = await context.newPage();
    await page.goto(link);
    await page.getByRole('button', { name: 'Confirm my address' }).waitFor();
    await eventually(async () => expect([page.url(), await page.title()]).toEqual([`${site.url}/account/verify`, 'Confirm your address']));
    await press(page, 'Confirm my address');
    await page.getByText('Thank you. Your address is confirmed.').waitFor();
    await page.goto(link);
    await press(page, 'Confirm my address');
    // Used already; but what its owner wanted is so.
    await page.getByText('Thank you. Your address is confirmed.').waitFor();
    await page.close();
    // The frame has heard of it.
    await reader.discussion.getByText('We sent a link to').waitFor({ state: 'detached' });
  });

  it('has a page, opened from the frame, where its owner is logged in already', async () => {
    const opened = context.waitForEvent('page');
    await reader.discussion.getByRole('link', { name: 'Your account' }).click();
    account = await opened;
    account.setDefaultTimeout(PATIENCE_MS);
    await account.getByRole('heading', { name: 'Profile' }).waitFor();
  });

  it('is called otherwise, and the frame with it', async () => {
    await part().getByLabel('Name', { exact: true }).fill('Nadia R. Haddad');
    await part().getByLabel('About you').fill('Reads more than she writes.');
    await press(part(), 'Save');
    await part().getByText('You can change your name again from').waitFor();
    await reader.discussion.locator('.who-bar .name', { hasText: 'Nadia R. Haddad' }).waitFor();
  });
});

describe('security', () => {
  it('changes the password, and keeps what was typed when the old one is wrong', async () => {
    await open('Security');
    await eventually(async () => expect(await account.title()).toBe('Security – Your account'));
    await press(block('Password'), 'Change your password');
    await focused(block('Password').getByLabel('Current password'));
    await block('Password').getByLabel('Current password').fill('not this one');
    await block('Password').getByLabel('New password').fill(SECOND);
    await press(block('Password'), 'Save');
    await block('Password').getByText('That is not your password.').waitFor();
    expect(await block('Password').getByLabel('New password').inputValue()).toBe(SECOND);
    await block('Password').getByLabel('Current password').fill(FIRST);
    await press(block('Password'), 'Save');
    await block('Password').getByText('Your password is changed.').waitFor();
    await focused(block('Password').getByRole('button', { name: 'Change your password' }));
  });

  it('sets an authenticator application up, and shows recovery codes once', async () => {
    const totp = block('Authenticator application');
    await press(totp, 'Set up an application');
    const secret = (await totp.locator('.secret-text').innerText()).replaceAll(' ', '');
    await totp.getByLabel('Code that the application shows').fill('000000');
    await press(totp, 'Confirm');
    await totp.getByText('That is not right.').waitFor();
    await totp.getByLabel('Code that the application shows').fill(new TOTP({ secret }).generate());
    await press(totp, 'Confirm');
    await totp.locator('.codes li').first().waitFor();
    expect(await totp.locator('.codes li').count()).toBe(10);
    await totp.getByLabel('I have kept them').check();
    await press(totp, 'Done');
    await totp.getByText('10 recovery codes left').waitFor();
    await focused(totp.getByRole('button', { name: 'New recovery codes' }));
  });

  it('asks in place for a proof once the last one is old, and goes on with what was begun', async () => {
    const totp = block('Authenticator application');
    // Stands in for the ten minutes after which a proof is old: everything from there on is real. The route stays: a browser that stops
    // listening for requests forgets the one that is just then under way, which here is the question for the ways of proving.
    const refusals = [{ status: 403, json: { code: 'proof.needed', status: 403 } }];
    await account.route('**/api/v1/me/recovery-codes', (route) => {
      const refusal = refusals.pop();
      return refusal ? route.fulfill(refusal) : route.continue();
    });
    await press(totp, 'New recovery codes');
    const proof = totp.getByRole('group', { name: 'Please prove that it is you' });
    await proof.getByLabel('Your password').fill('not this one');
    await press(proof, 'Continue');
    await proof.getByText('That is not right.').waitFor();
    await proof.getByLabel('Your password').fill(SECOND);
    await press(proof, 'Continue');
    await totp.locator('.codes li').first().waitFor();
    await totp.getByLabel('I have kept them').check();
  });

  it('adds a passkey while an older look at the account is still under way, and keeps to the newer one', async () => {
    authenticator = await Authenticator.of(account);
    const older = await holdFirst(account, '**/api/v1/me/credentials');
    await press(block('Authenticator application'), 'Done');
    await older.asked;
    await press(block('Passkeys'), 'Add a passkey');
    await block('Passkeys').locator('.list li').waitFor();
    const answered = account.waitForResponse('**/api/v1/me/credentials');
    older.letGo();
    await (await answered).finished();
    // The page has seen the answer once it has drawn again.
    await account.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    expect(await block('Passkeys').locator('.list li').count()).toBe(1);
  });

  it('signs in with the passkey, on the page and in the frame', async () => {
    await press(account, 'Log out');
    await press(account, 'Use a passkey');
    await account.locator('.masthead .name', { hasText: 'Nadia R. Haddad' }).waitFor();

    const thread = await context.newPage();
    await thread.goto(`${site.url}/t/${await mainThread(site.url)}`);
    await nameIn(thread).waitFor();
    await press(thread, 'Log out');
    await (await Authenticator.of(thread)).copy(authenticator);
    await thread.locator('.who-bar').getByRole('button', { name: 'Log in' }).click();
    await press(thread, 'Use a passkey');
    await nameIn(thread).waitFor();
    await thread.close();
  });
});

describe('log-ins', () => {
  it('are listed, and end where they are ended: the other frame says so by itself', async () => {
    const elsewhere = await ArticleReader.open(browser, site.url);
    await elsewhere.discussion.locator('.who-bar').getByRole('button', { name: 'Log in' }).click();
    await logIn(elsewhere.discussion.locator('form.account'), SECOND);
    await nameIn(elsewhere.discussion).waitFor();
    await open('Where you are logged in', 'Log-ins');
    await part().getByRole('button', { name: /^End the log-in on/ }).first().click();
    await focused(part().getByRole('heading', { name: 'Where you are logged in' }));
    await elsewhere.discussion.locator('.who-bar').getByRole('button', { name: 'Log in' }).waitFor();
    await elsewhere.context.close();
  });
});

describe('one’s data', () => {
  it('is put together, and downloaded as a file that holds the name', async () => {
    await open('Your data');
    await press(part(), 'Put my data together');
    const [download] = await Promise.all([account.waitForEvent('download'), press(part(), 'Download for programs (JSON)')]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('Nadia R. Haddad');
  });

  it('can be deleted, with a day to keep it', async () => {
    await press(part(), 'Delete my account…');
    await focused(part().getByText('Do you really want to go?'));
    await press(part(), 'Yes, delete my account');
    await press(account, 'Keep my account');
    await press(part(), 'Delete my account…');
  });
});

describe('a forgotten password', () => {
  it('is asked for in the frame, set on a page, and ends every log-in', async () => {
    const forgetful = await ArticleReader.open(browser, site.url);
    await forgetful.discussion.locator('.who-bar').getByRole('button', { name: 'Log in' }).click();
    const form = forgetful.discussion.locator('form.account');
    await form.getByLabel('E-mail address').fill(EMAIL);
    await press(form, 'Forgotten your password?');
    await press(form, 'Send the link');
    await form.getByText('If there is an account for').waitFor();
    const page = await forgetful.context.newPage();
    await page.goto(await mailbox.link('reset-password'));
    await page.getByLabel('New password').fill(BY_RESET);
    await press(page, 'Set the password');
    await page.getByText('Your password is changed.').waitFor();
    await invitation(reader).waitFor();
    await logIn(page.locator('form.account'), BY_RESET);
    await eventually(() => Promise.resolve(expect(page.url()).toBe(`${site.url}/account`)));
    await nameIn(forgetful.discussion).waitFor();
    await forgetful.context.close();
  });
});

describe('a link instead of a password', () => {
  it('logs in at the press of a button', async () => {
    const other = await openContext(browser);
    const page = await other.newPage();
    await page.goto(`${site.url}/account`);
    await press(page, 'Send me a link instead');
    await page.getByLabel('E-mail address').fill(EMAIL);
    await press(page, 'Send the link');
    await page.getByText('If there is an account for').waitFor();
    await page.goto(await mailbox.link('sign-in-link'));
    await press(page, 'Log in');
    await page.locator('.masthead .name', { hasText: 'Nadia R. Haddad' }).waitFor();
    await other.close();
  });
});

const invitation = ({ discussion }: ArticleReader): Locator => discussion.locator('.who-bar').getByRole('button', { name: 'Log in' });
