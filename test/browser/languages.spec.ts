import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { directionOf, languages, languageTags, type Language } from '#contract/languages';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { PATIENCE_MS } from './support/eventually.js';
import { faults } from './support/faults.js';
import { mainThread, Person } from './support/people.js';

/** Where somebody wants to look at the screens, each is kept as a picture in this folder. */
const pictures = process.env['SCREENS'];

const FOLDERS = ['apps/widget/src/frame/texts', 'apps/widget/src/frame/plain/texts', 'apps/widget/src/frame/account/texts', 'apps/account/src/texts'];

/** Every plain text of one language: those with nothing filled in, as a reader sees them. */
function plainTexts(language: Language): Set<string> {
  const texts = FOLDERS.flatMap((folder) => {
    const all = JSON.parse(readFileSync(resolve(folder, `${language}.json`), 'utf8')) as Record<string, string | Record<string, string>>;
    return Object.values(all).flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry)));
  });
  return new Set(texts.filter((text) => !text.includes('{')));
}

const english = plainTexts('en');

/** What a page shows and says, and whether it fits its window; replies and names are in their writers' languages. */
interface Screen {
  texts: string[];
  times: string[];
  lang: string;
  dir: string;
  isTooWide: boolean;
}

async function look(page: Page): Promise<Screen> {
  return page.evaluate<Screen>(`(() => {
    const written = '.body, .name, bdi, h1 a, option, script, style, noscript';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(written)) texts.push(walker.currentNode.data.trim());
    const labels = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) => ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name)));
    return {
      texts: [...texts, ...labels].filter(Boolean),
      times: [...document.querySelectorAll('time')].map((time) => time.textContent),
      lang: document.documentElement.lang,
      dir: document.documentElement.dir,
      isTooWide: document.documentElement.scrollWidth > innerWidth,
    };
  })()`);
}

let site: Everything;
let browser: Browser;
let thread: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  thread = await mainThread(site.url);
  const reader = await Person.register(site.url, 'Lina Aziz');
  const reply = await reader.post(thread, 'A word from somebody who came in just now.');
  await reader.post(thread, 'And an answer to it.', reply.id);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe.each(languageTags)('in %s', (language) => {
  // What another language happens to call the same is not left in English.
  const own = plainTexts(language);
  const isLeft = (text: string): boolean => language !== 'en' && english.has(text) && !own.has(text);

  it('every screen is in its language and without fault, narrow and wide', async () => {
    const context = await openContext(browser, { locale: language });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();

    const see = async (screen: string) => {
      for (const width of [1280, 375]) {
        await page.setViewportSize({ width, height: 900 });
        if (pictures !== undefined) await picture(page, `${language}-${width}-${screen}`);
        const { texts, times, ...found } = await look(page);
        expect([screen, width, texts.filter(isLeft), found]).toEqual([screen, width, [], { lang: language, dir: directionOf(language), isTooWide: false }]);
        if (directionOf(language) === 'rtl') expect([screen, times.filter((time) => /[A-Za-z]/.test(time))]).toEqual([screen, []]);
      }
      expect([screen, await faults(page)]).toEqual([screen, []]);
    };

    await page.goto(`${site.url}/t/${thread}?lang=${language}`);
    await page.locator('html.ready time[title]').first().waitFor();
    await see('discussion');
    await page.locator('.who-bar button').first().click();
    await page.locator('form.account .forgotten').waitFor();
    await see('log-in');
    await page.goto(`${site.url}/account?lang=${language}`);
    await page.locator('form.account .turn button').click();
    await see('register');
    await seeAccount(page, see, language);
    await context.close();
  });
});

/** Keeps what a screen looks like. */
async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures ?? '', { recursive: true });
  await page.screenshot({ path: join(pictures ?? '', `${name}.png`), fullPage: true });
}

/** Makes an account where the form for it stands open, and goes through its parts. */
async function seeAccount(page: Page, see: (screen: string) => Promise<void>, who: string): Promise<void> {
  await page.locator('input[name=email]').fill(`reader.${who}@example.org`);
  await page.locator('input[name=password]').fill('a meadow of quiet violets');
  await page.locator('input[name=name]').fill(`Reader ${who}`);
  await page.locator('form.account .primary').click();
  const section = page.locator('.parts > section:not([hidden])');
  await section.locator('select').last().waitFor();
  const offered = await page.locator('select[name=locale] option:not([value=""])').allInnerTexts();
  expect(offered).toEqual(Object.values(languages));
  await see('profile');
  await page.locator('a[href="#security"]').click();
  await section.locator('.block').nth(3).waitFor();
  await see('security');
  await page.locator('a[href="#sessions"]').click();
  await section.locator('.list li').waitFor();
  await see('sessions');
  await page.locator('a[href="#data"]').click();
  await section.locator('.block').last().waitFor();
  await see('data');
}
