import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { ARTICLE, ArticleReader, countIn, fillInAccount, nameIn } from './support/article.js';
import { eventually } from './support/eventually.js';
import { Moderator } from './support/moderator.js';

const OPINION = 'The river decides more in that valley than any general does.';
const CHANGED = 'The river, and the road beside it, decide more in that valley than any general does.';
const ANSWER = 'And the river has never lost an election.';
const REGRETTED = 'I take back everything I said about the road.';

let site: Everything;
let browser: Browser;
let nadia: ArticleReader;
let omar: ArticleReader;
let before: number;

const readers = (): ArticleReader[] => [nadia, omar];
const everywhere = (look: (reader: ArticleReader) => Promise<void>) => Promise.all(readers().map(look));

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  [nadia, omar] = await Promise.all([ArticleReader.open(browser, site.url), ArticleReader.open(browser, site.url)]);
  before = await countIn(nadia.discussion);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('two readers and a moderator', () => {
  it('find the article with its number of replies on the front page', async () => {
    const page = await nadia.context.newPage();
    await page.goto(site.url);
    const lead = page.locator('.lead');
    await eventually(async () => expect(await lead.locator('.to-thread').innerText()).toBe(`${before} replies`));
    await lead.locator('h2 a').click();
    await page.waitForURL(site.url + ARTICLE);
    await page.close();
  });

  it('register where they are, without leaving or reloading anything', async () => {
    const frame = nadia.page.frames().find((each) => each.url().includes('/frame?'));
    await frame?.evaluate('window.stillHere = true');
    await nadia.register('Nadia Rahimi');
    expect(await nameIn(nadia.discussion).innerText()).toBe('Nadia Rahimi');
    expect(await frame?.evaluate('window.stillHere')).toBe(true);
  });

  it('are logged in after a reload too', async () => {
    await nadia.reload();
    await eventually(async () => expect(await nameIn(nadia.discussion).innerText()).toBe('Nadia Rahimi'));
  });

  it('write first and register on the way: the text is posted at once', async () => {
    const text = 'Written before I had an account.';
    await omar.discussion.getByLabel('Your reply').fill(text);
    await omar.discussion.getByRole('button', { name: 'Post reply' }).click();
    await fillInAccount(omar.discussion, 'Omar Haddad');
    await omar.reply(text).waitFor();
    await nadia.showNew();
    await nadia.reply(text).waitFor();
    await everywhere(async ({ discussion }) => eventually(async () => expect(await countIn(discussion)).toBe(before + 1)));
  });

  it('see each other’s replies and answers arrive', async () => {
    await nadia.post(OPINION);
    await omar.showNew();
    await omar.answer(OPINION, ANSWER);
    await nadia.showNewAnswers(OPINION);
    await nadia.reply(ANSWER).waitFor();
    await everywhere(async (reader) => {
      await eventually(async () => expect(await countIn(reader.discussion)).toBe(before + 3));
      expect(await reader.reply(OPINION).count()).toBe(1);
      expect(await reader.reply(ANSWER).count()).toBe(1);
    });
  });

  it('see a change at once, and can read what was there before', async () => {
    await nadia.press(OPINION, 'Edit');
    await nadia.discussion.getByLabel('Change your reply').fill(CHANGED);
    await nadia.discussion.getByRole('button', { name: 'Save changes' }).click();
    await omar.reply(CHANGED).waitFor();
    await omar.reply(OPINION).waitFor({ state: 'detached' });
    await omar.reply(CHANGED).getByRole('button', { name: /edited/i }).click();
    await omar.reply(CHANGED).locator('.revisions', { hasText: OPINION }).waitFor();
    await omar.press(CHANGED, 'Close');
  });

  it('withdraw, and it is gone for everybody', async () => {
    await omar.post(REGRETTED);
    await nadia.showNew();
    await omar.press(REGRETTED, 'Withdraw');
    await omar.press(REGRETTED, 'Yes, withdraw it');
    await everywhere(async (reader) => {
      await reader.reply(REGRETTED).waitFor({ state: 'detached' });
      await eventually(async () => expect(await countIn(reader.discussion)).toBe(before + 3));
    });
  });

  it('report, the moderator rejects, it leaves every screen; restored, it is back', async () => {
    const moderator = await Moderator.open(browser, site.url, site.logins.moderator);
    await moderator.tab('Reported').click();
    const permalink = (await omar.reply(CHANGED).locator('a.when').getAttribute('href')) ?? '';
    const visitor = await (await openContext(browser)).newPage();
    await visitor.goto(permalink);
    await visitor.locator('.target .body', { hasText: CHANGED }).waitFor();

    await omar.press(CHANGED, 'Report');
    await omar.reply(CHANGED).getByLabel('It spreads something false').check();
    await omar.press(CHANGED, 'Send report');
    await omar.reply(CHANGED).getByText('Thank you. A moderator will look at it.').waitFor();

    // The queue hears of it by itself; the keyboard does the rest.
    await moderator.row(CHANGED).click();
    await moderator.open.getByText(CHANGED).waitFor();
    await moderator.page.keyboard.press('r');
    await moderator.page.keyboard.press('5');
    await moderator.page.keyboard.press('Enter');
    await moderator.row(CHANGED).waitFor({ state: 'detached' });

    await everywhere(async (reader) => {
      await reader.reply(CHANGED).waitFor({ state: 'detached' });
      await reader.discussion.locator('.gone', { hasText: 'A moderator removed this reply.' }).first().waitFor();
      await reader.reply(ANSWER).waitFor();
      await eventually(async () => expect(await countIn(reader.discussion)).toBe(before + 2));
    });
    await visitor.locator('.target .gone').waitFor();
    await visitor.getByText(CHANGED).waitFor({ state: 'detached' });
    const left = await fetch(permalink.replace('/r/', '/api/v1/replies/')).then((answer) => answer.text());
    expect(left).not.toContain('road beside it');

    await moderator.page.keyboard.press('u');
    await everywhere(async (reader) => {
      await reader.reply(CHANGED).waitFor();
      await eventually(async () => expect(await countIn(reader.discussion)).toBe(before + 3));
    });
    await visitor.locator('.target .body', { hasText: CHANGED }).waitFor();
  });

  it('read on a closed thread, and write again once it is open', async () => {
    const moderator = await Moderator.open(browser, site.url, site.logins.moderator);
    await moderator.page.getByRole('link', { name: 'Threads' }).click();
    await moderator.page.getByLabel('Thread, reply or article').fill(site.url + ARTICLE);
    await moderator.page.getByRole('button', { name: 'Find' }).click();
    await moderator.page.getByRole('radio', { name: /^Closed/ }).check();
    await everywhere(async ({ discussion }) => {
      await discussion.getByText('This discussion is closed. It can still be read.').waitFor();
      await discussion.getByLabel('Your reply').waitFor({ state: 'detached' });
    });
    await moderator.page.getByRole('radio', { name: /^Open/ }).check();
    await everywhere(({ discussion }) => discussion.getByLabel('Your reply').waitFor());
  });
});
