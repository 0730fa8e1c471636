import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { ReplyView } from '#contract/replies';
import { openBrowser } from '../support/browser.js';
import { freePort, interrupt, startEverything, type Everything } from '../support/everything.js';
import { foundPaper, threadUnder } from './support/elsewhere.js';
import { ReaderElsewhere } from './support/reader-elsewhere.js';
import { eventually } from './support/eventually.js';
import type { Paper } from './support/paper.js';
import { ask } from './support/people.js';

let site: Everything;
let port: string;
let browser: Browser;
let paper: Paper;
let reader: ReaderElsewhere;
let thread: string;

const posted = async () => (await ask<{ items: ReplyView[] }>(`${site.url}/api/v1/threads/${thread}/replies`)).items.map(({ body }) => body);
const waiting = () => reader.discussion.locator('.waiting article');

/** Stops the whole installation as Ctrl-C does, and starts it again where it was. */
async function stop(): Promise<void> {
  await interrupt(site.process);
}
async function startAgain(): Promise<void> {
  const { url } = site;
  site = { ...(await startEverything({ PORT: port }, site.folder)), url };
}

beforeAll(async () => {
  port = String(await freePort());
  [site, browser] = await Promise.all([startEverything({ PORT: port }), openBrowser()]);
  site = { ...site, url: `http://localhost:${port}` };
  ({ paper } = await foundPaper(site));
  reader = await ReaderElsewhere.open(browser, `${paper.url}/story`);
  thread = await threadUnder(site, `${paper.url}/story`);
  await reader.register('Omid Sharifi');
});
afterAll(async () => {
  await browser?.close();
  await paper?.close();
  await site?.stop();
});

describe('a reply that is written during an outage', () => {
  it('waits in its place while the reader is offline, and is posted when the connection is back', async () => {
    await reader.field.fill('Written on a train, in a tunnel.');
    await reader.context.setOffline(true);
    await reader.button('Post reply').click();
    await waiting().getByText('Waiting to be sent').waitFor();
    expect(await waiting().locator('.body').innerText()).toContain('in a tunnel.');
    await reader.picture('outbox-waiting');
    expect(await reader.faults()).toEqual([]);
    await eventually(async () => expect(await reader.field.inputValue()).toBe(''));
    await reader.context.setOffline(false);
    await eventually(async () => expect(await waiting().count()).toBe(0));
    await reader.reply('Written on a train').waitFor();
    expect(await posted()).toEqual(['Written on a train, in a tunnel.']);
  });

  it('can be changed and taken back while it waits', async () => {
    await reader.context.setOffline(true);
    for (const text of ['To be changed.', 'To be taken back.']) {
      await reader.field.fill(text);
      await reader.button('Post reply').click();
      await waiting().getByText(text).waitFor();
    }
    await waiting().filter({ hasText: 'To be taken back.' }).getByRole('button', { name: 'Take back' }).click();
    await waiting().filter({ hasText: 'To be changed.' }).getByRole('button', { name: 'Edit' }).click();
    await reader.discussion.getByLabel('Change your reply').fill('Changed in time.');
    await reader.button('Save changes').click();
    await waiting().getByText('Changed in time.').waitFor();
    await reader.context.setOffline(false);
    await reader.reply('Changed in time.').waitFor();
    await eventually(async () => expect(await waiting().count()).toBe(0));
    expect(await posted()).toEqual(['Changed in time.', 'Written on a train, in a tunnel.']);
  });

  it('outlives a server that stops and starts, and a reload of the page', async () => {
    await reader.field.fill('While the server was away.');
    await stop();
    await reader.button('Post reply').click();
    await waiting().getByText('While the server was away.').waitFor();
    await startAgain();
    await reader.goTo(`${paper.url}/story`);
    await reader.reply('While the server was away.').waitFor();
    await eventually(async () => expect(await waiting().count()).toBe(0));
    expect((await posted()).filter((body) => body === 'While the server was away.')).toHaveLength(1);
  });

  it('is one reply though the answer to the first try was lost', async () => {
    let tries = 0;
    await reader.context.route('**/api/v1/threads/*/replies', async (route) => {
      tries += 1;
      if (tries > 1) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await reader.field.fill('Its answer never came.');
    await reader.button('Post reply').click();
    await eventually(() => Promise.resolve(expect(tries).toBeGreaterThan(1)));
    await eventually(async () => expect(await waiting().count()).toBe(0));
    await reader.reply('Its answer never came.').waitFor();
    expect((await posted()).filter((body) => body === 'Its answer never came.')).toHaveLength(1);
  });

  it('waits as well when the server says that it cannot at the moment', async () => {
    let refused = 0;
    await reader.context.route('**/api/v1/threads/*/replies', async (route) => {
      refused += 1;
      if (refused > 2) return route.continue();
      await route.fulfill({ status: 503, headers: { 'retry-after': '1' }, contentType: 'application/problem+json', body: JSON.stringify({ status: 503, code: 'service.unavailable', detail: 'No.' }) });
    });
    await reader.field.fill('During a short outage.');
    await reader.button('Post reply').click();
    await waiting().getByText('During a short outage.').waitFor();
    await eventually(async () => expect(await waiting().count()).toBe(0));
    await reader.reply('During a short outage.').waitFor();
    expect((await posted()).filter((body) => body === 'During a short outage.')).toHaveLength(1);
  });
});
