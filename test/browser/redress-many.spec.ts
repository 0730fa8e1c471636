import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { eventually, PATIENCE_MS } from './support/eventually.js';
import { faults } from './support/faults.js';
import { holdFirst } from './support/hold-first.js';
import { logInAtConsole, Moderator } from './support/moderator.js';
import { ask, mainThread, Person } from './support/people.js';

/** Where pictures of the screens go, for whoever wants to look at them. */
const PICTURES = process.env['PICTURES'];

describe('more than a hundred appeals and notices', () => {
  let site: Everything;
  let browser: Browser;
  let chief: Person;
  let author: Person;
  let thread: string;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startEverything(), openBrowser()]);
    [chief, author, thread] = [await Person.logIn(site.url, site.logins.admin), await Person.register(site.url, 'Laila Noor'), await mainThread(site.url)];
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  const list = (page: Page) => page.getByRole('list', { name: 'Appeals and notices in this list' });
  const row = (page: Page, words: string) => list(page).getByRole('button').filter({ hasText: words });
  const openHere = (page: Page, words: string) => page.locator('.case-words', { hasText: words }).waitFor();
  const shoot = async (page: Page, name: string) => {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/redress-room-${name}.png` });
  };

  it('are read page by page, in order, with a true count of what waits, and the place is kept', async () => {
    const reply = await author.post(thread, 'The bridge at the end of the road is older than the road.');
    for (let n = 1; n <= 112; n += 1) await ask(`${site.url}/api/v1/notices`, 'POST', { url: reply.url, explanation: `Notice number ${n}.` });
    const removed = await author.post(thread, 'A river does not sign treaties, and keeps them all.');
    await chief.decide(removed.id, 'reject', 1);
    const [{ id: decisionId }] = (await author.act<{ items: [{ id: string }] }>('GET', '/me/statements?limit=1')).items;
    await author.act('POST', '/me/appeals', { decisionId, text: 'The last of all.' });
    const { page } = await Moderator.open(browser, site.url, site.logins.moderator);
    await page.goto(`${site.url}/console#/redress`);
    const tab = page.getByRole('navigation', { name: 'Waiting or decided' }).getByRole('link', { name: 'Waiting' });
    await eventually(async () => expect(await tab.innerText()).toMatch(/113/));
    await page.getByRole('link', { name: 'Appeals and notices 113' }).waitFor();
    const rows = list(page).getByRole('button');
    for (let shown = 30; shown < 113; shown += 30) {
      await eventually(async () => expect(await rows.count()).toBe(shown));
      await page.getByRole('button', { name: 'Load more' }).click();
    }
    await eventually(async () => expect(await rows.count()).toBe(113));
    expect(await page.getByRole('button', { name: 'Load more' }).count()).toBe(0);
    const said = await rows.allInnerTexts();
    expect([said[0], said[111], said[112]].map((each) => /Notice number \d+|The last of all/.exec(each ?? '')?.[0])).toEqual(['Notice number 1', 'Notice number 112', 'The last of all']);
    await row(page, 'Notice number 112.').click();
    await page.keyboard.press('a');
    await page.locator('.decide textarea:focus').waitFor();
    await page.keyboard.type('It may stand.');
    await page.keyboard.press('Control+Enter');
    await openHere(page, 'The last of all.');
    await eventually(async () => expect(await tab.innerText()).toMatch(/112/));
    // What is told live asks for as much as was read, and the place is kept.
    await ask(`${site.url}/api/v1/notices`, 'POST', { url: `${site.url}/t/${thread}`, explanation: 'One more.' });
    await eventually(async () => expect(await tab.innerText()).toMatch(/113/));
    await row(page, 'One more.').waitFor();
    await eventually(async () => expect(await rows.count()).toBe(113));
    await openHere(page, 'The last of all.');
  }, 240_000);

  it('give the next page also to whoever asks for it while they are read again', async () => {
    const { page } = await Moderator.open(browser, site.url, site.logins.moderator);
    await page.goto(`${site.url}/console#/redress`);
    const rows = list(page).getByRole('button');
    await eventually(async () => expect(await rows.count()).toBe(30));
    const again = await holdFirst(page, '**/api/v1/moderation/notices?*');
    await ask(`${site.url}/api/v1/notices`, 'POST', { url: `${site.url}/t/${thread}`, explanation: 'While they are read.' });
    await again.asked;
    const more = page.getByRole('button', { name: 'Load more' });
    await more.press('Enter');
    expect([await more.getAttribute('aria-disabled'), await rows.count()]).toEqual(['true', 30]);
    again.letGo();
    await eventually(async () => expect(await rows.count()).toBe(60));
    // Whoever works with the keyboard has not lost their place.
    expect(await more.evaluate((button) => button.matches(':focus'))).toBe(true);
  });

  it.each([['light', 1280], ['dark', 1280], ['light', 375], ['dark', 375]] as const)('have no fault that axe finds, and fit their window: %s, %i pixels', async (colorScheme, width) => {
    const context = await openContext(browser, { colorScheme, viewport: { width, height: 900 } });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.goto(`${site.url}/console#/redress`);
    await logInAtConsole(page, site.logins.moderator);
    await row(page, 'Notice number 1.').waitFor();
    expect(await faults(page)).toEqual([]);
    await shoot(page, `list-${colorScheme}-${width}`);
    await row(page, 'Notice number 2.').click();
    await page.locator('.case-reply').waitFor();
    expect(await faults(page)).toEqual([]);
    await shoot(page, `open-${colorScheme}-${width}`);
    await page.getByRole('button', { name: 'Remove it as illegal…' }).click();
    await page.getByLabel('Why (whoever gave the notice is told)').waitFor();
    expect(await faults(page)).toEqual([]);
    await shoot(page, `deciding-${colorScheme}-${width}`);
    await page.keyboard.press('Escape');
    if (width < 1280) await page.getByRole('button', { name: 'Back to the list' }).click();
    await row(page, 'Notice number 3.').waitFor();
    await context.close();
  });
});
