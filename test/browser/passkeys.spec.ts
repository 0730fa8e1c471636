import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { SessionAnswer } from '#contract/accounts';
import type { CredentialsView, PasskeyView } from '#contract/credentials';
import type { SiteView } from '#contract/sites';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { eventually } from './support/eventually.js';
import { PasskeyPage } from './support/passkey-page.js';
import { nameIn } from './support/article.js';
import { Paper } from './support/paper.js';
import { ask, mainThread } from './support/people.js';

interface Options {
  options: { challenge: string; excludeCredentials?: { id: string }[]; allowCredentials?: { id: string }[] };
}

let site: Everything;
let browser: Browser;
let page: PasskeyPage;
let paper: Paper | undefined;
let made = 0;

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything({ STAFF_PROOF: 'on' }), openBrowser()]);
  page = await PasskeyPage.open(await openContext(browser), `${site.url}/t/${await mainThread(site.url)}`);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([site?.stop(), paper?.close()]);
});

const register = async (): Promise<{ token: string; id: string }> => {
  const { body } = await page.ask<SessionAnswer>('POST', '/auth/register', { body: { email: `key.${++made}@example.org`, password: 'a meadow of quiet violets', name: `Key holder ${made}` } });
  return { token: body.accessToken, id: body.user.id };
};
const begin = async (token: string) => (await page.ask<Options>('POST', '/me/passkeys/challenge', { token })).body.options;
const add = async (token: string, name: string) => {
  const credential = await page.make(await begin(token));
  return page.ask<PasskeyView>('POST', '/me/passkeys', { token, body: { credential, name } });
};
const askToSignIn = async () => (await page.ask<Options>('POST', '/auth/passkey/challenge')).body.options;
const signIn = (credential: unknown) => page.ask<SessionAnswer & { code: string }>('POST', '/auth/passkey', { body: { credential } });
const credentialsOf = async (token: string) => (await page.ask<CredentialsView>('GET', '/me/credentials', { token })).body;
const passkeysOf = async (token: string) => (await credentialsOf(token)).passkeys;
/** A device holds one passkey of an account. Losing those of the test before keeps the browser from having to ask which. */
const emptyDevice = async () => {
  for (const { credentialId } of await page.kept()) await page.lose(credentialId);
};

describe('a passkey', () => {
  it('is made, and signs in without a name', async () => {
    await emptyDevice();
    const { token, id } = await register();
    const added = await add(token, 'Telephone');
    expect([added.status, added.body.name, added.body.lastUsedAt]).toEqual([201, 'Telephone', null]);
    const options = await askToSignIn();
    expect(options.allowCredentials).toEqual([]);
    const entered = await signIn(await page.show(options));
    expect([entered.status, entered.body.user.id]).toEqual([200, id]);
    const [used] = await passkeysOf(entered.body.accessToken);
    expect(used?.lastUsedAt).not.toBeNull();
    const sessions = await page.ask<{ items: { current: boolean; method: string }[] }>('GET', '/me/sessions', { token: entered.body.accessToken });
    expect(sessions.body.items.find(({ current }) => current)?.method).toBe('passkey');
  });

  it('is told of to its owner when it is added', async () => {
    await emptyDevice();
    const { token } = await register();
    await add(token, 'Telephone');
    const folder = join(site.folder, 'mail');
    const toOwner = (name: string) => readFileSync(join(folder, name), 'utf8').includes(`key.${made}@example.org`);
    const written = () => readdirSync(folder).filter((name) => name.includes('passkey-added') && toOwner(name));
    await eventually(() => Promise.resolve(expect(written()).toHaveLength(1)));
  });

  it('answers a challenge once, also when sent ten times at the same moment', async () => {
    await emptyDevice();
    const { token } = await register();
    await add(token, 'Telephone');
    const credential = await page.show(await askToSignIn());
    const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(credential)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'passkey.invalid')).toHaveLength(9);
  });

  it('is made once for each device, and there may be several', async () => {
    await emptyDevice();
    const { token, id } = await register();
    const first = await add(token, 'Telephone');
    const again = await begin(token);
    expect(again.excludeCredentials?.map((each) => each.id)).toEqual([first.body.id]);
    expect(await page.make(again)).toBeNull();
    await page.lose(first.body.id);
    const second = await add(token, 'Laptop');
    expect((await passkeysOf(token)).map(({ name }) => name)).toEqual(['Telephone', 'Laptop']);
    expect((await signIn(await page.show(await askToSignIn()))).body.user.id).toBe(id);
    expect((await page.ask<PasskeyView>('PATCH', `/me/passkeys/${second.body.id}`, { token, body: { name: 'Work laptop' } })).body.name).toBe('Work laptop');
  });

  it('that was removed signs in no longer', async () => {
    await emptyDevice();
    const { token } = await register();
    const { body } = await add(token, 'Telephone');
    expect((await page.ask('DELETE', `/me/passkeys/${body.id}`, { token })).status).toBe(204);
    expect(await passkeysOf(token)).toEqual([]);
    const refused = await signIn(await page.show(await askToSignIn()));
    expect([refused.status, refused.body.code]).toEqual([401, 'passkey.invalid']);
  });

  it('is not enough on a device that nobody unlocked', async () => {
    await emptyDevice();
    const { token } = await register();
    await add(token, 'Telephone');
    await page.unlock(false);
    expect(await page.show(await askToSignIn())).toBeNull();
    // A page that asks for less gets a signature; it is worth nothing to us.
    const signed = await page.show({ ...(await askToSignIn()), userVerification: 'discouraged' });
    expect(signed).not.toBeNull();
    expect((await signIn(signed)).body.code).toBe('passkey.invalid');
    await page.unlock(true);
  });

  it('proves its owner once more, and nobody else', async () => {
    await emptyDevice();
    const { token } = await register();
    const stranger = await register();
    const { body } = await add(token, 'Telephone');
    const challenge = async (whose: string) => (await page.ask<Options>('POST', '/me/proof/challenge', { token: whose })).body.options;
    const options = await challenge(token);
    expect(options.allowCredentials?.map(({ id }) => id)).toEqual([body.id]);
    const prove = (whose: string, credential: unknown) => page.ask<{ code: string } | null>('POST', '/me/proof', { token: whose, body: { credential } });
    const shown = await page.show(options);
    expect((await signIn(shown)).body.code).toBe('passkey.invalid');
    expect((await prove(token, await page.show(await challenge(token)))).status).toBe(204);
    expect((await prove(stranger.token, await page.show(await challenge(token)))).body?.code).toBe('proof.wrong');
    expect((await prove(stranger.token, await page.show(await challenge(stranger.token)))).body?.code).toBe('proof.wrong');
  });

  it('opens the console without a password', async () => {
    await emptyDevice();
    const { email, password } = site.logins.moderator;
    const { body } = await page.ask<SessionAnswer>('POST', '/auth/login', { body: { email, password } });
    await add(body.accessToken, 'Telephone');
    await page.page.goto(`${site.url}/console`);
    await page.page.getByRole('button', { name: 'Use a passkey instead' }).click();
    await page.page.getByText('Live', { exact: true }).waitFor();
    await page.page.getByRole('button', { name: 'Log out' }).click();
    // The password alone is not enough any more, and the passkey makes up for it.
    await page.page.getByLabel('E-mail address').fill(email);
    await page.page.getByLabel('Password').fill(password);
    await page.page.getByRole('button', { name: 'Log in' }).click();
    await page.page.getByRole('heading', { name: 'Now the second proof' }).waitFor();
    await page.page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.page.getByText('Live', { exact: true }).waitFor();
  });

  it('signs in inside a frame on a publisher’s page, and nowhere else', async () => {
    await emptyDevice();
    const { token } = await register();
    await add(token, 'Telephone');
    const { accessToken } = await ask<SessionAnswer>(`${site.url}/api/v1/auth/login`, 'POST', site.logins.admin, { 'x-belowline': '1' });
    const headers = { authorization: `Bearer ${accessToken}` };
    const joined = await ask<SiteView>(`${site.url}/api/v1/sites`, 'POST', { name: 'Another paper', origins: [] }, headers);
    paper = await Paper.open(site.url, joined.publicKey, '127.0.0.1');
    const belong = (origins: string[]) => ask(`${site.url}/api/v1/sites/${joined.id}`, 'PATCH', { origins }, headers);
    const { url } = paper;
    await belong([url]);
    const discussion = page.page.frameLocator('[data-belowline-thread] iframe');
    const usePasskey = async () => {
      await page.page.goto(`${url}/story`);
      await discussion.locator('.who-bar').getByRole('button', { name: 'Log in' }).click();
      return discussion.getByRole('button', { name: 'Use a passkey' });
    };
    await (await usePasskey()).click();
    await nameIn(discussion).filter({ hasText: `Key holder ${made}` }).waitFor();
    // The page stops belonging to a site while it is open: from there a passkey says nothing any more.
    const button = await usePasskey();
    await belong([]);
    const answered = page.page.waitForResponse((answer) => answer.url().endsWith('/auth/passkey'));
    await button.click();
    expect(await (await answered).json()).toMatchObject({ code: 'passkey.invalid' });
    await discussion.getByRole('alert').waitFor();
  });
});
