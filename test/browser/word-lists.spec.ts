import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { ArticleReader } from './support/article.js';
import { eventually } from './support/eventually.js';
import { faults } from './support/faults.js';
import { Moderator } from './support/moderator.js';

/** Where pictures of the screens go, for whoever wants to look at them. */
const PICTURES = process.env['PICTURES'];

const HELD = 'You are all of you **P.e.a.c.o.c.k.s**, and p3acocks remain: peaaaacock & co.';

describe('word lists, in the console', () => {
  let site: Everything;
  let browser: Browser;
  let moderator: Moderator;
  let page: Page;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startEverything(), openBrowser()]);
    moderator = await Moderator.open(browser, site.url, site.logins.moderator);
    page = moderator.page;
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  const choose = (label: string, option: string) => page.getByLabel(label).selectOption({ label: option });
  const suspect = () => page.getByLabel('Suspect');

  it('are kept for one site and under a language, each by itself', async () => {
    await page.getByRole('link', { name: 'Words' }).click();
    await eventually(async () => expect(await suspect().inputValue()).toContain('traitor'));
    await page.getByLabel('Where they hold').locator('option').nth(1).waitFor({ state: 'attached' });
    const [name] = (await page.getByLabel('Where they hold').locator('option').allInnerTexts()).slice(1);
    await choose('Where they hold', name ?? '');
    await eventually(async () => expect(await suspect().inputValue()).toBe(''));
    await choose('Kept under', 'English');
    await page.waitForURL(/#\/words\?site=.*&language=en$/);
    await page.getByText('Fetching the lists…').waitFor({ state: 'detached' });
    await suspect().fill('peacock\npeacocks');
    // Looking elsewhere loses nothing that was typed.
    await page.getByRole('navigation', { name: 'Lists that hold something' }).getByRole('link', { name: /^Everywhere/ }).click();
    await eventually(async () => expect(await suspect().inputValue()).toContain('traitor'));
    await page.goBack();
    await eventually(async () => expect(await suspect().inputValue()).toBe('peacock\npeacocks'));
    await page.getByText('Not saved yet', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Save the lists' }).click();
    await page.getByText('Saved. The next reply').waitFor();
    await page.getByRole('link', { name: `${name} · English 2 entries` }).waitFor();
    await page.getByRole('link', { name: 'Log', exact: true }).click();
    await page.getByText(`${name} · English`, { exact: true }).waitFor();
    await page.getByText('Suspect words, added: peacock · peacocks').waitFor();
  });

  it('are marked in a reply that they hold, however it is disguised', async () => {
    const reader = await ArticleReader.open(browser, site.url);
    await reader.register('Quentin Plume');
    await reader.discussion.getByLabel('Your reply').fill(HELD);
    // What gives hints comes a moment after the log-in, with the toolbar.
    await reader.discussion.getByRole('toolbar').waitFor();
    await reader.discussion.getByRole('button', { name: 'Post reply' }).click();
    await reader.discussion.getByRole('button', { name: 'Post anyway' }).click();
    await page.getByRole('link', { name: 'Queue' }).click();
    await moderator.row('P.e.a.c.o.c.k.s').click();
    const marks = moderator.open.locator('.reply-text.large mark');
    await eventually(async () => expect(await marks.allInnerTexts()).toEqual(['P.e.a.c.o.c.k.s', 'p3acocks', 'peaaaacock']));
    await moderator.open.getByText('It has words from the suspect list: peacock, peacocks').waitFor();
    await moderator.open.getByText('Marked in the text.').waitFor();
    await reader.context.close();
  });

  it.each([['light', 1280], ['dark', 1280], ['light', 375], ['dark', 375]] as const)('have no fault that axe finds, and fit their window: %s, %i pixels', async (colorScheme, width) => {
    await page.setViewportSize({ width, height: width === 375 ? 780 : 900 });
    await page.emulateMedia({ colorScheme });
    for (const [room, ready] of [['words', 'Save the lists'], ['log', 'Suspect words, added'], ['queue/held', 'Marked in the text.']] as const) {
      await page.goto(`${site.url}/console#/${room}`);
      // On a phone it is still open: the list is behind it.
      if (room === 'queue/held' && width > 375) await moderator.row('P.e.a.c.o.c.k.s').click();
      await page.getByText(ready).first().waitFor();
      if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/words-${room.replace('/', '-')}-${colorScheme}-${width}.png` });
      expect([room, await faults(page)]).toEqual([room, []]);
    }
  });
});
