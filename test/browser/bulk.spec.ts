import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { QueueAnswer } from '#contract/moderation';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { eventually } from './support/eventually.js';
import { faults } from './support/faults.js';
import { Moderator } from './support/moderator.js';
import { mainThread, Person } from './support/people.js';

const subjects = ['the bridge', 'the river', 'a treaty', 'the harvest', 'an engine', 'the orchard'];
const looks = [['light', 1280], ['dark', 1280], ['light', 375], ['dark', 375]] as const;

describe('deciding on several replies at once', () => {
  let site: Everything;
  let browser: Browser;
  let moderator: Moderator;
  let chief: Person;
  let spammer: Person;
  let thread: string;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startEverything(), openBrowser()]);
    chief = await Person.logIn(site.url, site.logins.admin);
    thread = await mainThread(site.url);
    await chief.act('PATCH', `/threads/${thread}`, { moderation: 'pre' });
    for (const { reply } of (await held()).items) await chief.decide(reply.id, 'approve', reply.revision);
    const authors = await Promise.all(['Ada Amin', 'Bilal Baig', 'Cyra Cole'].map((name) => Person.register(site.url, name)));
    for (const [n, subject] of subjects.entries()) await authors[n % 3]?.post(thread, `What was said of ${subject} is not what happened in ${1990 + n * 3}.`);
    spammer = await Person.register(site.url, 'Sunny Sales');
    for (const ware of ['carpets from the old town', 'lamps that never go out', 'tickets to everywhere']) await spammer.post(thread, `Buy ${ware} today.`);
    moderator = await Moderator.open(browser, site.url, site.logins.moderator);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  const held = () => chief.act<QueueAnswer>('GET', `/moderation/queue?kind=held&threadId=${thread}&limit=100`);
  const heldCount = async () => (await held()).items.length;
  const dialog = () => moderator.page.getByRole('dialog');
  /** Whatever axe finds, and whether it fits: in both colours, wide and narrow. */
  async function withoutFaults(): Promise<void> {
    const { page } = moderator;
    for (const [colorScheme, width] of looks) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      expect(await faults(page)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 800 });
  }

  it('chooses by keyboard, shows what it touches, does it, and undoes it', async () => {
    const { page } = moderator;
    await page.goto(`${site.url}/console#/queue/held?thread=${thread}`);
    // Until then the queue of before is there.
    await page.locator('.one-thread').waitFor();
    await moderator.row('the bridge').click();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('2 replies chosen').waitFor();
    await page.getByRole('checkbox', { name: 'Choose the reply by Cyra Cole' }).first().check();
    await page.getByText('3 replies chosen').waitFor();
    await withoutFaults();
    await page.locator('.chosen-bar').getByRole('button', { name: 'Reject…' }).click();
    await dialog().getByLabel('Reason').selectOption({ label: 'Off the subject' });
    await dialog().getByLabel('A note for their authors').fill('This was about something else.');
    await withoutFaults();
    await dialog().getByRole('button', { name: 'Look at it first' }).click();
    await dialog().getByText('3 replies (3 held) in 1 discussion, by 3 authors.').waitFor();
    await eventually(async () => expect(await dialog().getByRole('listitem').count()).toBe(3));
    await withoutFaults();
    // A colleague is quicker with one of them.
    const bridge = (await held()).items.find(({ reply }) => reply.body?.includes('the bridge'))?.reply;
    await chief.decide(bridge?.id ?? '', 'approve', 1);
    await dialog().getByRole('button', { name: 'Reject 3 replies' }).click();
    await dialog().getByText('2 replies rejected.').waitFor();
    await dialog().getByText('1 decided on by somebody else since you looked').waitFor();
    await withoutFaults();
    expect(await heldCount()).toBe(6);
    await dialog().getByRole('button', { name: 'Undo all 2' }).click();
    await dialog().getByText('2 replies are as before.').waitFor();
    expect(await heldCount()).toBe(8);
    await dialog().getByRole('button', { name: 'Close' }).click();
    await dialog().waitFor({ state: 'detached' });
    await moderator.row('the river').waitFor();
    await page.getByText('replies chosen').waitFor({ state: 'detached' });
  });

  it('removes the last replies of a reader from their page, and puts them back', async () => {
    const { page } = moderator;
    const before = await heldCount();
    await page.goto(`${site.url}/console#/people/${spammer.id}`);
    await page.getByRole('heading', { name: 'Remove the last replies' }).waitFor();
    await page.getByLabel('How many').fill('2');
    await withoutFaults();
    await page.getByRole('button', { name: 'Remove…' }).click();
    await dialog().getByRole('button', { name: 'Look at it first' }).click();
    await dialog().getByText('2 replies (2 held) in 1 discussion, by 1 author.').waitFor();
    await dialog().getByText('tickets to everywhere').waitFor();
    await dialog().getByRole('button', { name: 'Reject 2 replies' }).click();
    await dialog().getByText('2 replies rejected.').waitFor();
    expect(await heldCount()).toBe(before - 2);
    await dialog().getByRole('button', { name: 'Undo all 2' }).click();
    await dialog().getByText('2 replies are as before.').waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await eventually(async () => expect(await heldCount()).toBe(before));
  });
});
