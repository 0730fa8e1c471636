import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { ArticleReader } from './support/article.js';
import { eventually } from './support/eventually.js';
import { faults } from './support/faults.js';
import { inEveryLook } from './support/in-every-look.js';
import { Moderator } from './support/moderator.js';
import { mainThread } from './support/people.js';

/** Where pictures of the screens go, for whoever wants to look at them. */
const PICTURES = process.env['PICTURES'];
const picture = async (of: Page, name: string) => {
  if (PICTURES) await of.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
};

describe('a reader in the shadow', () => {
  let site: Everything;
  let browser: Browser;
  let admin: Moderator;
  let page: Page;
  let another: ArticleReader;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startEverything(), openBrowser()]);
    admin = await Moderator.open(browser, site.url, site.logins.admin);
    ({ page } = admin);
    another = await ArticleReader.open(browser, site.url);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  const choose = async (mode: string) => {
    await page.getByRole('link', { name: 'Sites', exact: true }).click();
    await page.locator('.sites-list a').first().click();
    await page.getByLabel('Shadows').selectOption(mode);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('status').filter({ hasText: 'Saved. It holds from now on.' }).waitFor();
  };
  const find = async (name: string) => {
    await page.locator('a[href="#/people"]').click();
    await page.getByLabel('Name or id').fill(name);
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('link', { name }).click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
  };
  const choice = (name: string) => page.getByRole('combobox', { name, exact: true });
  const will = () => page.getByRole('group', { name: 'What the reader will be told' });
  const open = async (name: string): Promise<ArticleReader> => {
    const reader = await ArticleReader.open(browser, site.url);
    await reader.register(name);
    return reader;
  };
  /** What is posted now is seen by the other reader; so is everything that came before it and is for everybody. */
  const onlyThisIsSeen = async (seen: string, unseen: string) => {
    await another.showNew();
    await another.reply(seen).waitFor();
    expect(await another.reply(unseen).count()).toBe(0);
  };

  it('cannot be put there where the site has no shadows', async () => {
    const reader = await open('Nora Lit');
    await find('Nora Lit');
    const offered = await choice('What').locator('option').allTextContents();
    expect([offered.includes('Suspend'), offered.includes('Shadow')]).toEqual([true, false]);
    await reader.context.close();
  });

  it('reads that only they and the moderators see it, and nobody else does; it waits in no queue', async () => {
    await choose('told');
    const [reader, lit] = [await open('Olga Told'), await open('Peter Lit')];
    await find('Olga Told');
    await choice('What').selectOption('shadow');
    await will().getByText('only you and the moderators see what you write').waitFor();
    await inEveryLook(page, 'shadow-told-console');
    await page.getByRole('button', { name: 'Decide', exact: true }).click();
    await page.getByText('Shadowed. The reader is told.').waitFor();
    await reader.post('Seen by me alone, and I know it.');
    const note = reader.reply('Seen by me alone').locator('.held-note');
    expect(await note.innerText()).toBe('Only you and the moderators see what you write here.');
    await picture(reader.page, 'shadow-told-wide');
    await lit.post('Seen by everybody.');
    await onlyThisIsSeen('Seen by everybody.', 'Seen by me alone');
    const own = reader.page;
    await own.setViewportSize({ width: 375, height: 800 });
    await own.goto(`${site.url}/t/${await mainThread(site.url)}?lang=fa&theme=dark`);
    await own.locator('.held-note').first().scrollIntoViewIfNeeded();
    if (PICTURES) await own.screenshot({ path: `${PICTURES}/shadow-told-fa-phone-dark.png` });
    expect(await faults(own)).toEqual([]);
    await Promise.all([reader, lit].map(({ context }) => context.close()));
  });

  it('sees their reply as ever where the site does not tell, also after they came back; when it ends it waits for the moderators', async () => {
    await choose('untold');
    const [reader, lit] = [await open('Quentin Untold'), await open('Rita Lit')];
    await find('Quentin Untold');
    await choice('What').selectOption('shadow');
    await will().getByText('to them what they write looks published').waitFor();
    expect(await choice('Why').locator('option').allTextContents()).toEqual([expect.stringMatching(/spam/i)]);
    await inEveryLook(page, 'shadow-untold-console');
    await page.getByRole('button', { name: 'Decide', exact: true }).click();
    await page.getByText('Shadowed. The reader is not told while it holds.').waitFor();
    await page.getByText('not told', { exact: true }).waitFor();
    await inEveryLook(page, 'shadow-untold-decided');
    await reader.post('Cheap pills, says nobody to nobody.');
    const pills = reader.reply('Cheap pills');
    const looksPublished = async () => expect([await pills.count(), await pills.locator('.held-note').count(), await pills.getAttribute('class')]).toEqual([1, 0, 'published']);
    await looksPublished();
    await reader.reload();
    await pills.waitFor();
    await looksPublished();
    await picture(reader.page, 'shadow-untold-wide');
    for (const order of ['Oldest', 'Newest']) {
      const link = reader.discussion.locator('.sort').getByRole('link', { name: order });
      await link.click();
      await eventually(async () => expect(await link.getAttribute('aria-current')).toBe('true'));
      await pills.waitFor();
      await looksPublished();
    }
    await lit.post('Seen by everybody again.');
    await onlyThisIsSeen('Seen by everybody again.', 'Cheap pills');
    await page.getByRole('button', { name: 'End it: Shadowed' }).click();
    await page.getByText('Ended.', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Queue' }).click();
    await admin.row('Cheap pills').waitFor();
    await reader.reload();
    await eventually(async () => expect(await pills.locator('.held-note').count()).toBe(1));
    await Promise.all([reader, lit].map(({ context }) => context.close()));
  });
});
