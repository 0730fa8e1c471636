import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import type { SessionAnswer } from '#contract/accounts';
import type { SignerView } from '#contract/credentials';
import type { SiteView } from '#contract/sites';
import { blockThirdPartyCookies, openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { OpenIdProvider } from '../support/openid-provider.js';
import { fillInAccount, nameIn } from './support/article.js';
import { PATIENCE_MS } from './support/eventually.js';
import { Paper, TlsProxy } from './support/paper.js';
import { ask } from './support/people.js';

let proxy: TlsProxy;
let provider: OpenIdProvider;
let site: Everything;
let browser: Browser;
let paper: Paper;
let secret: string;
let context: BrowserContext;
let page: Page;

/** A site of the platform's on which the paper's pages are, and how the paper signs for its readers. */
async function joinPlatform(): Promise<void> {
  const { accessToken } = await ask<SessionAnswer>(`${site.url}/api/v1/auth/login`, 'POST', site.logins.admin, { 'x-belowline': '1' });
  const headers = { authorization: `Bearer ${accessToken}` };
  const made = await ask<SiteView>(`${site.url}/api/v1/sites`, 'POST', { name: 'Somebody else’s paper', origins: [] }, headers);
  paper = await Paper.open(proxy.url, made.publicKey);
  await ask(`${site.url}/api/v1/sites/${made.id}`, 'PATCH', { origins: [paper.url] }, headers);
  const signer = await ask<SignerView>(`${site.url}/api/v1/sites/${made.id}/signer`, 'PUT', { issuer: paper.url }, headers);
  secret = signer.secret ?? '';
}

const tokenFor = (sub: string, name: string): Promise<string> =>
  new SignJWT({ name }).setProtectedHeader({ alg: 'HS256' }).setIssuer(paper.url).setAudience(proxy.url).setSubject(sub).setJti(randomUUID()).setIssuedAt().setExpirationTime('2m').sign(new TextEncoder().encode(secret));

const discussion = (): FrameLocator => page.frameLocator('[data-belowline-thread] iframe');
const frameOf = () => page.frames().find((frame) => frame.url().startsWith(proxy.url));
const signedIn = (name: string) => discussion().locator('.who-bar .name', { hasText: name }).waitFor();
const invited = () => discussion().locator('.who-bar').getByRole('button', { name: 'Log in' }).waitFor();
const press = (name: string) => discussion().getByRole('button', { name, exact: true }).click();

beforeAll(async () => {
  [proxy, provider] = [await TlsProxy.open(), await OpenIdProvider.plan()];
  await provider.start([proxy.url]);
  [site, browser] = await Promise.all([
    startEverything({ PUBLIC_URL: proxy.url, OIDC_PROVIDERS: provider.setting() }),
    openBrowser(),
  ]);
  proxy.target = Number(new URL(site.url).port);
  await joinPlatform();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await Promise.all([provider?.stop(), paper?.close(), proxy?.close()]);
});
beforeEach(async () => {
  await context?.close();
  paper.token = null;
  context = await openContext(browser, { ignoreHTTPSErrors: true });
  context.setDefaultTimeout(PATIENCE_MS);
  page = await context.newPage();
  await blockThirdPartyCookies(page);
  await page.goto(`${paper.url}/story`);
});

describe('in a frame on another site, in a browser that blocks third-party cookies', () => {
  it('the browser really blocks them, but for what is kept apart for each publisher', async () => {
    await invited();
    const tried = await frameOf()?.evaluate(`
      document.cookie = 'everywhere=1; Secure; SameSite=None; Path=/';
      document.cookie = 'apart=1; Secure; SameSite=None; Path=/; Partitioned';
      document.cookie`);
    expect(tried).toBe('apart=1');
  });

  it('a reader registers, reloads, and is still signed in', async () => {
    await press('Register');
    await fillInAccount(discussion(), 'Farah Nouri');
    await signedIn('Farah Nouri');
    await page.reload();
    await signedIn('Farah Nouri');
    const [cookie] = (await context.cookies(proxy.url)).filter(({ name }) => name === '__Host-belowline');
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'None', path: '/', partitionKey: expect.stringContaining('localhost') });
  });

  it('a reader signs in with a provider’s window, reloads, and is still signed in', async () => {
    provider.people.set('parwin', { name: 'Parwin Sadat', email: 'parwin@news.example', email_verified: true });
    await press('Log in');
    const [popup] = await Promise.all([page.waitForEvent('popup'), press('Continue with \u2068Newsroom account\u2069')]);
    await popup.getByLabel('Who are you?').fill('parwin');
    const closed = popup.waitForEvent('close');
    await popup.getByRole('button', { name: 'Sign in' }).click();
    await closed;
    await signedIn('Parwin Sadat');
    await page.reload();
    await signedIn('Parwin Sadat');
    await discussion().getByLabel('Your reply').fill('It works from here, too.');
    await press('Post reply');
    await discussion().locator('article[data-reply]', { hasText: 'It works from here, too.' }).waitFor();
  });

  it('a window that is closed again leaves everything as it was', async () => {
    await press('Log in');
    const [popup] = await Promise.all([page.waitForEvent('popup'), press('Continue with \u2068Newsroom account\u2069')]);
    await popup.getByLabel('Who are you?').waitFor();
    await popup.close();
    provider.people.set('second-thoughts', { name: 'Second Thoughts' });
    const [again] = await Promise.all([page.waitForEvent('popup'), press('Continue with \u2068Newsroom account\u2069')]);
    await again.getByLabel('Who are you?').fill('second-thoughts');
    await again.getByRole('button', { name: 'Sign in' }).click();
    await signedIn('Second Thoughts');
  });

  it('says what to do where an account has that address already', async () => {
    await ask(`${site.url}/api/v1/auth/register`, 'POST', { email: 'taken@news.example', password: 'a meadow of quiet violets', name: 'Was Here First' });
    provider.people.set('late', { email: 'taken@news.example', email_verified: true });
    await press('Log in');
    const [popup] = await Promise.all([page.waitForEvent('popup'), press('Continue with \u2068Newsroom account\u2069')]);
    await popup.getByLabel('Who are you?').fill('late');
    await popup.getByRole('button', { name: 'Sign in' }).click();
    await discussion().getByRole('alert').filter({ hasText: 'There is an account with this address already.' }).waitFor();
  });

  it('the paper’s own reader is signed in without a second log-in, and stays so with a page that is shown again', async () => {
    paper.token = await tokenFor('reader-7', 'Homa Popal');
    await page.goto(`${paper.url}/another`);
    await signedIn('Homa Popal');
    expect(frameOf()?.url()).not.toContain('token');
    expect(frameOf()?.url()).toContain(`#host=${encodeURIComponent(paper.url)}`);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    await signedIn('Homa Popal');
    paper.token = await tokenFor('reader-7', 'Homa Popal');
    await page.reload();
    await signedIn('Homa Popal');
    expect(asked.filter((url) => url.endsWith('/auth/publisher'))).toEqual([]);
    expect(asked.filter((url) => url.includes('token'))).toEqual([]);
  });

  it('follows the paper when somebody else is its reader', async () => {
    paper.token = await tokenFor('reader-8', 'Zalmai Khan');
    await page.goto(`${paper.url}/shared`);
    await signedIn('Zalmai Khan');
    paper.token = await tokenFor('reader-9', 'Sahar Amini');
    await page.reload();
    await signedIn('Sahar Amini');
    expect(await nameIn(discussion()).innerText()).toBe('Sahar Amini');
  });
});
