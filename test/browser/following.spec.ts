import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import type { ArticleView } from '#contract/articles';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { foundPaper } from './support/elsewhere.js';
import { eventually } from './support/eventually.js';
import { faults } from './support/faults.js';
import type { Paper } from './support/paper.js';
import { Person } from './support/people.js';
import { ReaderElsewhere } from './support/reader-elsewhere.js';

let site: Everything;
let browser: Browser;
let paper: Paper;
let ana: Person;
let there: string;
let reader: ReaderElsewhere;
let tab: ReaderElsewhere;
let story: (path: string) => Promise<string>;

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  const founded = await foundPaper(site);
  paper = founded.paper;
  story = async (path) =>
    (await founded.admin.act<ArticleView>('POST', '/articles', { url: paper.url + path, headline: 'A story', siteId: founded.siteId })).mainThreadId;
  ana = await Person.register(site.url, 'Ana Clarke');
  there = await story('/there');
  await ana.post(await story('/here'), 'Something by Ana.');
  reader = await ReaderElsewhere.open(browser, `${paper.url}/here`);
});
afterAll(async () => {
  await browser?.close();
  await paper?.close();
  await site?.stop();
});

const bell = (of: ReaderElsewhere): Locator => of.discussion.locator('button.bell');
const rings = (of: ReaderElsewhere, name: string) => eventually(async () => expect(await bell(of).getAttribute('aria-label')).toBe(name));
const bar = (of: ReaderElsewhere, name: string): Locator => of.discussion.locator('.who-bar').getByRole('button', { name, exact: true });
const panel = (of: ReaderElsewhere, name: string): Locator => of.discussion.getByRole('region', { name, exact: true });
const anasButton = (of: ReaderElsewhere, pressed: boolean) => of.discussion.getByRole('button', { name: /Ana Clarke/, pressed });

/** What axe says of the frame as it stands, and a picture for whoever asked for some. */
async function looked(of: ReaderElsewhere, name: string): Promise<void> {
  const frame = of.page.frames().find((each) => each.url().includes('/frame?'));
  expect([name, frame ? await faults(frame) : ['no frame']]).toEqual([name, []]);
  const folder = process.env['PICTURES'];
  if (folder) await of.page.screenshot({ path: `${folder}/following-${name}.png`, fullPage: true });
}

describe('following somebody', () => {
  it('is done from their profile, and logs in on the way', async () => {
    await reader.reply('Something by Ana.').getByRole('link', { name: 'Ana Clarke' }).click();
    await anasButton(reader, false).click();
    await reader.discussion.getByText('Log in or register, and you follow at once.').waitFor();
    const form = reader.discussion.locator('form.account');
    await form.getByRole('button', { name: 'Register' }).last().click();
    await form.getByLabel('E-mail address').fill('bashir@example.org');
    await form.getByLabel('Password').fill('a meadow of quiet violets');
    await form.getByLabel('Your name').fill('Bashir Amin');
    await form.getByRole('button', { name: 'Register' }).first().click();
    await anasButton(reader, true).waitFor();
    await eventually(async () => expect((await ana.act<{ followerCount: number }>('GET', '/me')).followerCount).toBe(1));
    await looked(reader, 'profile');
    await reader.button('Close').first().click();
  });

  it('rings at once when they reply under another article, and is told in every tab', async () => {
    await rings(reader, 'Notifications');
    tab = await ReaderElsewhere.in(reader.context, `${paper.url}/here`);
    await rings(tab, 'Notifications');
    await ana.post(there, 'Something by Ana, elsewhere.');
    await rings(reader, 'Notifications, 1 new');
    await rings(tab, 'Notifications, 1 new');
  });

  it('is in the feed with its article, and grows live at the top', async () => {
    await bar(reader, 'Following').click();
    const feed = panel(reader, 'From those you follow');
    await feed.getByText('Something by Ana, elsewhere.').waitFor();
    await feed.getByRole('link', { name: /^A story/ }).waitFor();
    await looked(reader, 'feed');
    await ana.post(there, 'And one more by Ana.');
    await feed.getByRole('button', { name: 'Show 1 new' }).click();
    await feed.getByText('And one more by Ana.').waitFor();
    await feed.getByRole('button', { name: 'Discussions' }).click();
    await feed.getByText(/^Nothing here yet/).waitFor();
    await feed.getByRole('button', { name: 'Close' }).click();
  });

  it('is read in one tab, and then quiet in the other, by keyboard alone', async () => {
    await bell(reader).focus();
    await reader.page.keyboard.press('Enter');
    const lines = panel(reader, 'Notifications');
    await lines.getByText('Ana Clarke').first().waitFor();
    await looked(reader, 'bell');
    await rings(reader, 'Notifications');
    await rings(tab, 'Notifications');
    await lines.locator('h2:focus').waitFor();
    await reader.page.keyboard.press('Escape');
    await reader.discussion.locator('button.bell:focus').waitFor();
    await tab.page.close();
  });

  it('is of a discussion too, and of answers', async () => {
    const follow = reader.button('Follow this discussion');
    await follow.click();
    await reader.button('Following this discussion').waitFor();
    await reader.press('Something by Ana.', 'Follow');
    await reader.button('Follow the answers').click();
    await reader.button('Following the answers').waitFor();
    await looked(reader, 'reply');
    await reader.goTo(`${paper.url}/here`);
    await reader.button('Following this discussion').waitFor();
  });

  it('ends with a block, asked once', async () => {
    await reader.reply('Something by Ana.').getByRole('link', { name: 'Ana Clarke' }).click();
    await anasButton(reader, true).waitFor();
    await reader.button(/^Block .*Ana Clarke/).click();
    await looked(reader, 'block');
    await reader.button('Yes, block').click();
    await reader.button(/^Unblock .*Ana Clarke/).waitFor();
    await eventually(async () => expect((await ana.act<{ followerCount: number }>('GET', '/me')).followerCount).toBe(0));
    await reader.context.close();
  });
});

describe('every screen of it', () => {
  it.each([
    ['en', 'light', 375],
    ['fr', 'dark', 1280],
    ['ar', 'dark', 375],
  ] as const)('has no fault that axe finds, and fits its window: %s, %s, %i pixels', async (locale, colorScheme, width) => {
    const path = `/screens-${locale}-${width}`;
    const thread = await story(path);
    const other = await Person.register(site.url, `Nadia ${locale.toUpperCase()}`);
    const first = await other.post(thread, 'Something to be followed.');
    const page = await (await openContext(browser, { viewport: { width, height: 900 }, locale })).newPage();
    await page.goto(`${site.url}/t/${thread}?lang=${locale}&theme=${colorScheme}`);
    await page.locator('html.ready').waitFor();
    await page.locator('.who-bar button').last().click();
    await page.locator('form.account input[name=email]').fill(`screens.${locale}${width}@example.org`);
    await page.locator('form.account input[name=password]').fill('a meadow of quiet violets');
    await page.locator('form.account input[name=name]').fill(`Leila ${locale.toUpperCase()} Rahimi`);
    await page.locator('form.account .primary').click();
    await page.locator('button.bell').waitFor();
    const look = async (name: string) => {
      expect([name, await faults(page)]).toEqual([name, []]);
      const folder = process.env['PICTURES'];
      if (folder) await page.screenshot({ path: `${folder}/screens-${locale}-${width}-${name}.png` });
    };
    await page.locator('button.bell').click();
    await page.locator('.lines .hint').first().waitFor();
    await look('empty-bell');
    await page.locator('[data-panel=feed]').click();
    await page.locator('.feed .hint').first().waitFor();
    await look('empty-feed');
    await page.locator('[data-panel=feed]').click();
    await page.locator('[data-act=follow]').first().click();
    await page.locator('.panel button.follow').first().click();
    await page.locator('button.follow[aria-pressed=true]').waitFor();
    await look('follow');
    await page.locator('.composer textarea').first().fill('Said by oneself.');
    await page.locator('.composer .primary').first().click();
    const own = page.locator('article[data-reply]', { hasText: 'Said by oneself.' });
    await own.waitFor();
    await other.post(thread, 'An answer that rings.', String(await own.getAttribute('data-reply')));
    await other.post(thread, 'Followed, so it rings.', first.id);
    await eventually(async () => expect(await page.locator('.bell-count').count()).toBe(1));
    await page.locator('button.bell').click();
    await page.locator('.bell-line').first().waitFor();
    await look('bell');
    await page.locator('[data-panel=feed]').click();
    await page.locator('.feed .brief').first().waitFor();
    await look('feed');
    await page.context().close();
  });
});
