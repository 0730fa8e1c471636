import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { ArticleReader, nameIn } from './support/article.js';
import { logInAtConsole } from './support/moderator.js';
import { mainThread } from './support/people.js';

let site: Everything;
let browser: Browser;
let context: BrowserContext;
let first: ArticleReader;
/** The same discussion at an address of its own, in another tab. */
let thread: Page;
/** A second discussion on the first tab's page. */
let second: FrameLocator;

const discussions = (): (FrameLocator | Page)[] => [first.discussion, second, thread];
const everywhere = (look: (discussion: FrameLocator | Page) => Promise<unknown>) => Promise.all(discussions().map(look));
const invitation = (discussion: FrameLocator | Page) => discussion.locator('.who-bar').getByRole('button', { name: 'Log in' });

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  context = await openContext(browser);
  first = await ArticleReader.in(context, site.url);
  thread = await context.newPage();
  await thread.goto(`${site.url}/t/${await mainThread(site.url)}`);
  // The page changes without being loaded again, as many do; the loader finds the new place by itself.
  await first.page.evaluate(`{
    const place = document.createElement('div');
    place.id = 'second';
    place.dataset.belowlineThread = '';
    place.dataset.url = '/demo/travel/slow-trains';
    document.querySelector('#discussion').before(place);
  }`);
  second = first.page.frameLocator('#second iframe');
  await first.page.locator('#second').scrollIntoViewIfNeeded();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('one log-in in one browser', () => {
  it('begins with nobody, everywhere', async () => {
    await everywhere((discussion) => invitation(discussion).waitFor());
  });

  it('reaches every frame and every tab, none of them reloaded', async () => {
    await thread.evaluate('window.stillHere = true');
    await first.register('Nadia Rahimi');
    await everywhere((discussion) => discussion.locator('.who-bar .name', { hasText: 'Nadia Rahimi' }).waitFor());
    expect(await thread.evaluate('window.stillHere')).toBe(true);
  });

  it('can be used everywhere: what the second frame posts is one’s own', async () => {
    await second.getByLabel('Your reply').fill('The dining car alone is worth the four changes.');
    await second.getByRole('button', { name: 'Post reply' }).click();
    const own = second.locator('article[data-reply]', { hasText: 'The dining car alone' });
    await own.getByRole('button', { name: 'Withdraw' }).waitFor();
    expect(await own.locator('.name').innerText()).toBe('Nadia Rahimi');
  });

  it('ends in every frame and every tab', async () => {
    await second.getByRole('button', { name: 'Log out' }).click();
    await everywhere((discussion) => invitation(discussion).waitFor());
    await thread.reload();
    await invitation(thread).waitFor();
    expect(await nameIn(thread).count()).toBe(0);
  });

  it('is not the console’s: moderators log in there once more, and reading pages do not follow', async () => {
    await first.register('Parwin Ahmadi');
    const everybodyIs = (name: string) => everywhere((discussion) => discussion.locator('.who-bar .name', { hasText: name }).waitFor());
    await everybodyIs('Parwin Ahmadi');
    const [console, beside] = [await context.newPage(), await context.newPage()];
    await Promise.all([console, beside].map((page) => page.goto(`${site.url}/console`)));
    await logInAtConsole(console, site.logins.moderator);
    await beside.getByText('Live', { exact: true }).waitFor();
    await thread.reload();
    await everybodyIs('Parwin Ahmadi');
    await first.discussion.getByRole('button', { name: 'Log out' }).click();
    await everywhere((discussion) => invitation(discussion).waitFor());
    await console.reload();
    await console.getByText('Live', { exact: true }).waitFor();
    await console.getByRole('button', { name: 'Log out' }).click();
    await beside.getByRole('heading', { name: 'Log in to moderate' }).waitFor();
  });

  it('is nobody’s in another browser', async () => {
    await first.register('Omar Haddad');
    const stranger = await ArticleReader.open(browser, site.url);
    await invitation(stranger.discussion).waitFor();
    expect(await nameIn(stranger.discussion).count()).toBe(0);
  });
});
