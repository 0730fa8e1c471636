import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { foundPaper, threadUnder } from './support/elsewhere.js';
import { ReaderElsewhere } from './support/reader-elsewhere.js';
import { eventually } from './support/eventually.js';
import { faults } from './support/faults.js';
import type { Paper } from './support/paper.js';
import { Person } from './support/people.js';

let site: Everything;
let browser: Browser;
let paper: Paper;
let reader: ReaderElsewhere;
let loud: Person;
let thread: string;

const FOLDED = 'A reader you muted wrote this.';
const folds = (of: ReaderElsewhere) => of.discussion.getByText(FOLDED);

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  ({ paper } = await foundPaper(site));
  reader = await ReaderElsewhere.open(browser, `${paper.url}/story`);
  thread = await threadUnder(site, `${paper.url}/story`);
  loud = await Person.register(site.url, 'Loud Reader');
  await loud.post(thread, 'Something loud.');
  await reader.register('Quiet Reader');
  // It may be there already: registering fetches the discussion once more.
  const show = reader.discussion.getByRole('button', { name: /^Show \d+ new repl/ });
  await show.or(reader.reply('Something loud.')).first().waitFor();
  if ((await show.count()) > 0) await show.click();
  await reader.reply('Something loud.').waitFor();
});
afterAll(async () => {
  await browser?.close();
  await paper?.close();
  await site?.stop();
});

describe('a reader', () => {
  it('is shown on pressing their name: since when, how much, and what they wrote', async () => {
    await reader.reply('Something loud.').getByRole('link', { name: 'Loud Reader' }).click();
    const panel = reader.discussion.getByRole('region', { name: /^About .*Loud Reader/ });
    await panel.getByText('1 reply').waitFor();
    expect(await panel.getByText(/^Here since /).count()).toBe(1);
    expect(await panel.locator('.history .body').innerText()).toBe('Something loud.');
    await panel.locator('.panel-title:focus').waitFor();
    await reader.picture('profile-panel');
    expect(await reader.faults()).toEqual([]);
    await panel.getByRole('button', { name: 'Close' }).click();
  });

  it('has a page that can be read without scripts, in three languages, and that search engines leave alone', async () => {
    const href = await reader.reply('Something loud.').getByRole('link', { name: 'Loud Reader' }).getAttribute('href');
    const context = await openContext(browser, { javaScriptEnabled: false, viewport: { width: 375, height: 740 } });
    const page = await context.newPage();
    const answer = await page.goto(String(href));
    expect([answer?.status(), answer?.headers()['x-robots-tag']]).toEqual([200, 'noindex']);
    expect(await page.locator('h1').innerText()).toBe('Loud Reader');
    await page.getByText('Something loud.').waitFor();
    const folder = process.env['PICTURES'];
    for (const [lang, direction] of [['fr', 'ltr'], ['ar', 'rtl']] as const) {
      await page.goto(`${href}?lang=${lang}&theme=dark`);
      expect(await page.locator('html').getAttribute('dir')).toBe(direction);
      if (folder) await page.screenshot({ path: `${folder}/profile-page-${lang}.png` });
    }
    await context.close();
    const checked = await (await openContext(browser, { viewport: { width: 375, height: 740 } })).newPage();
    for (const look of ['lang=en&theme=light', 'lang=ar&theme=dark']) {
      await checked.goto(`${href}?${look}`);
      expect(await faults(checked)).toEqual([]);
    }
    expect((await checked.goto(`${site.url}/u/01990000-0000-7000-8000-000000000099`))?.status()).toBe(404);
    await checked.context().close();
  });

  it('is muted from below a reply: folded there, live, and in every other tab; and heard again', async () => {
    const tab = await ReaderElsewhere.in(reader.context, `${paper.url}/story`);
    await tab.name.waitFor();
    await reader.press('Something loud.', 'Mute');
    await folds(reader).waitFor();
    await folds(tab).waitFor();
    await reader.picture('muted');
    expect(await reader.faults()).toEqual([]);
    await reader.reply('Something loud.').waitFor({ state: 'detached' });
    await loud.post(thread, 'Something louder.');
    await reader.discussion.getByRole('button', { name: /^Show \d+ new repl/ }).click();
    await eventually(async () => expect(await folds(reader).count()).toBe(2));

    await reader.goTo(`${paper.url}/another-story`);
    await loud.post(await threadUnder(site, `${paper.url}/another-story`), 'Loud there too.');
    await folds(reader).waitFor();
    await reader.goTo(`${paper.url}/story`);
    await eventually(async () => expect(await folds(reader).count()).toBe(2));
    await reader.button('Show').first().click();
    await reader.reply('Something louder.').waitFor();
    await eventually(async () => expect(await folds(reader).count()).toBe(1));
    await reader.button('Unmute').first().click();
    await reader.reply('Something loud.').waitFor();
    await eventually(async () => expect(await folds(tab).count()).toBe(0));
    await tab.page.close();
  });

  it('sees of their own replies what was removed, and why', async () => {
    await reader.post('Quite beside the point.');
    const id = await reader.reply('Quite beside the point.').getAttribute('data-reply');
    const moderator = await Person.logIn(site.url, site.logins.moderator);
    await moderator.decide(String(id), 'reject', 1);
    await reader.reply('Quite beside the point.').waitFor({ state: 'detached' });
    await reader.button('My replies').click();
    const panel = reader.discussion.getByRole('region', { name: /^About .*Quiet Reader/ });
    await panel.getByText('A moderator removed it. Only you can see it.').waitFor();
    await panel.getByText('Why: it insults or threatens somebody.').waitFor();
    await reader.picture('my-replies');
    expect(await reader.faults()).toEqual([]);
    await panel.getByRole('button', { name: 'Close' }).click();
  });
});
