import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { BusyThreadView } from '#contract/overview';
import type { Page } from '#contract/primitives';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { ArticleReader, heardLive, replyIn } from './support/article.js';
import { faults } from './support/faults.js';
import { Moderator } from './support/moderator.js';
import { mainThread, Person } from './support/people.js';

const looks = [['light', 1280], ['dark', 375]] as const;

describe('answers that a moderator closes', () => {
  let site: Everything;
  let browser: Browser;
  let moderator: Moderator;
  let reader: ArticleReader;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startEverything(), openBrowser()]);
    reader = await ArticleReader.open(browser, site.url);
    await reader.register('Parwin Sharifi');
    await reader.post('The bridge was closed first.');
    moderator = await Moderator.open(browser, site.url, site.logins.moderator);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  it('are closed in the console, are told to who reads, and cost nobody their text', async () => {
    const { page } = moderator;
    const { discussion } = reader;
    const top = reader.reply('The bridge was closed first.').first();
    await reader.answer('The bridge was closed first.', 'And the road after it.');
    await reader.press('And the road after it.', 'Answer');
    const text = 'Which road do you mean?';
    const box = reader.reply('And the road after it.').getByRole('textbox');
    await box.fill(text);
    await (await Person.register(site.url, 'Rona Karim')).report((await top.getAttribute('data-reply')) ?? '', 'It goes round in circles.');
    await page.goto(`${site.url}/console#/queue/reported`);
    await moderator.row('The bridge was closed first.').click();
    await moderator.open.getByRole('button', { name: 'Close the answers' }).click();
    await moderator.open.getByText('Nobody can answer it, or what is below it.').waitFor();
    await top.getByText('No more answers').waitFor();
    expect(await box.inputValue()).toBe(text);
    await reader.reply('And the road after it.').getByRole('button', { name: 'Post answer' }).click();
    await discussion.getByText('A moderator has closed the answers here. Your text is still there.').waitFor();
    expect(await box.inputValue()).toBe(text);
    for (const [colorScheme, width] of looks) {
      for (const each of [page, reader.page]) {
        await each.emulateMedia({ colorScheme });
        await each.setViewportSize({ width, height: 800 });
        expect(await faults(each)).toEqual([]);
      }
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await moderator.open.getByRole('button', { name: 'Open the answers' }).click();
    await discussion.getByText('No more answers').waitFor({ state: 'detached' });
    await reader.reply('And the road after it.').getByRole('button', { name: 'Post answer' }).click();
    await reader.reply(text).waitFor();
  });

  it('go along when their reply is moved to another article’s discussion', async () => {
    const { page } = moderator;
    await moderator.open.getByRole('button', { name: 'Move to another discussion…' }).click();
    const address = moderator.open.getByLabel('The address of the article');
    await address.fill('nowhere');
    await moderator.open.getByRole('button', { name: 'Move it' }).click();
    await moderator.open.getByText('This is no address of an article or a discussion.').waitFor();
    for (const [colorScheme, width] of looks) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      expect(await faults(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    const chief = await Person.logIn(site.url, site.logins.admin);
    // What is in the middle is removed: a place-holder goes along, and whoever reads there sees it come.
    await chief.decide((await reader.reply('And the road after it.').getAttribute('data-reply')) ?? '', 'reject', 1);
    const removed = 'A moderator removed this reply.';
    await reader.discussion.getByText(removed).waitFor();
    const here = await mainThread(site.url);
    const other = (await chief.act<Page<BusyThreadView>>('GET', '/moderation/threads?limit=50')).items.find(({ thread }) => thread.id !== here && thread.status === 'open')?.thread.id ?? '';
    const there = await reader.context.newPage();
    const joined = heardLive(there);
    await there.goto(`${site.url}/t/${other}`);
    await joined;
    await address.fill(`${site.url}/t/${other}`);
    await moderator.open.getByRole('button', { name: 'Move it' }).click();
    await moderator.open.getByText('Moved, with everything below it.').waitFor();
    await reader.reply('The bridge was closed first.').waitFor({ state: 'detached' });
    await reader.discussion.getByText(removed).waitFor({ state: 'detached' });
    const arrived = replyIn(there, 'The bridge was closed first.').first();
    const shows = there.getByRole('button', { name: /^Show \d+ new repl/ });
    await shows.or(arrived).first().waitFor();
    if (await shows.isVisible()) await shows.click();
    await arrived.getByRole('button', { name: '1 new answer' }).click();
    await there.getByText(removed).waitFor();
    await there.getByRole('button', { name: '1 new answer' }).click();
    await there.getByText('Which road do you mean?').waitFor();
    await there.reload();
    await there.getByText(removed).waitFor();
    await there.getByText('Which road do you mean?').waitFor();
  });
});
