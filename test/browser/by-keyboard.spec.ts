import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { ArticleReader, nameIn } from './support/article.js';
import { eventually } from './support/eventually.js';
import { mainThread, Person } from './support/people.js';

/** More than there are things to come by between any two on the page. */
const MOST_TABS = 150;

const SAID = 'Something to be answered, and later reported.';
const WRITTEN = 'Written without a mouse.';
const ANSWER = 'Answered without a mouse.';

let site: Everything;
let browser: Browser;
let reader: ArticleReader;

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  const author = await Person.register(site.url, 'Karim Noori');
  await author.post(await mainThread(site.url), SAID);
  reader = await ArticleReader.open(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const hasFocus = (element: Locator): Promise<boolean> => element.evaluate((each) => each === each.ownerDocument.activeElement);

/** Goes on with the tab key until something has the focus, which then has to be seen. */
async function tabTo(element: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    await reader.page.keyboard.press(key);
    if ((await element.count()) > 0 && (await hasFocus(element.first()))) return;
  }
  throw new Error(`${key} never leads to ${String(element)}.`);
}

const press = (key: string) => reader.page.keyboard.press(key);
const type = (text: string) => reader.page.keyboard.type(text);
const focused = async (element: Locator) => eventually(async () => expect(await hasFocus(element)).toBe(true));

describe('somebody with a keyboard and nothing else', () => {
  it('registers', async () => {
    const { discussion } = reader;
    await tabTo(discussion.locator('.who-bar').getByRole('button', { name: 'Register' }));
    await press('Enter');
    await focused(discussion.getByLabel('E-mail address'));
    await type('nadia.rahimi@example.org');
    await tabTo(discussion.getByLabel('Password'));
    await type('a meadow of quiet violets');
    await tabTo(discussion.getByLabel('Your name'));
    await type('Nadia Rahimi');
    await press('Enter');
    await nameIn(discussion).waitFor();
  });

  it('posts, and is led to what was posted', async () => {
    const { discussion } = reader;
    await tabTo(discussion.getByLabel('Your reply'));
    await type(WRITTEN);
    await tabTo(discussion.getByRole('button', { name: 'Post reply' }));
    await press('Enter');
    await reader.reply(WRITTEN).waitFor();
    await focused(reader.reply(WRITTEN));
  });

  it('is told of the keys, and goes through replies with them', async () => {
    const { discussion } = reader;
    await tabTo(discussion.getByRole('button', { name: 'Read with the keyboard' }), 'Shift+Tab');
    await press('Enter');
    await discussion.getByText('While a reply has the focus').waitFor();
    await focused(discussion.getByRole('button', { name: 'Go to the first reply' }));
    await press('Enter');
    const replies = discussion.locator('section .replies article[data-reply]');
    await focused(replies.nth(0));
    await press('ArrowDown');
    await focused(replies.nth(1));
    await press('End');
    await focused(replies.last());
    await press('Home');
    await focused(replies.nth(0));

    // Into the answers of the first reply that has some, and out again.
    const parent = discussion.locator('section .replies > li.reply', { has: discussion.locator('.answers article') }).first();
    const [above, below] = [parent.locator('> article'), parent.locator('.answers article').first()];
    while (!(await hasFocus(above))) await press('ArrowDown');
    await press('ArrowRight');
    await focused(below);
    await press('ArrowLeft');
    await focused(above);
  });

  it('answers, edits, reports and withdraws', async () => {
    const { discussion } = reader;
    await press('Home');
    while (!(await hasFocus(reader.reply(SAID)))) await press('ArrowDown');
    await press('Enter');
    await focused(reader.reply(SAID).getByRole('textbox'));
    await type(ANSWER);
    await tabTo(discussion.getByRole('button', { name: 'Post answer' }));
    await press('Enter');
    await focused(reader.reply(ANSWER));

    await tabTo(reader.reply(ANSWER).getByRole('button', { name: 'Edit', exact: true }));
    await press('Enter');
    await focused(discussion.getByLabel('Change your reply'));
    await press('End');
    await type(' Twice.');
    await tabTo(discussion.getByRole('button', { name: 'Save changes' }));
    await press('Enter');
    await reader.reply(`${ANSWER} Twice.`).waitFor();
    await focused(reader.reply(`${ANSWER} Twice.`));

    await tabTo(reader.reply(SAID).getByRole('button', { name: 'Report', exact: true }), 'Shift+Tab');
    await press('Enter');
    await focused(reader.reply(SAID).getByRole('radio').first());
    await press('ArrowDown');
    await tabTo(reader.reply(SAID).getByRole('button', { name: 'Send report' }));
    await press('Enter');
    await reader.reply(SAID).getByText('Thank you. A moderator will look at it.').waitFor();
    await focused(reader.reply(SAID).getByRole('button', { name: 'Close' }));
    await press('Enter');
    await focused(reader.reply(SAID));

    await tabTo(reader.reply(`${ANSWER} Twice.`).getByRole('button', { name: 'Withdraw', exact: true }));
    await press('Enter');
    await tabTo(reader.reply(`${ANSWER} Twice.`).getByRole('button', { name: 'Yes, withdraw it' }), 'Shift+Tab');
    await press('Enter');
    await reader.reply(`${ANSWER} Twice.`).waitFor({ state: 'detached' });
  });
});
