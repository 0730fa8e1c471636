import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { eventually, PATIENCE_MS } from './support/eventually.js';
import { Person } from './support/people.js';
import { Publisher, strictPolicy } from './support/publisher.js';

let site: Everything;
let browser: Browser;
let paper: Publisher;
let context: BrowserContext;
let page: Page;
/** What each of the articles is answered with. */
const words = { '/one': 'Said of the first.', '/two': 'Said of the second.' };
const replies: string[] = [];

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  paper = await (await Publisher.open(site.url)).join(site);
  paper.policy = strictPolicy(site.url);
  const writer = await Person.register(site.url, 'Perrine Holloway');
  for (const [path, word] of Object.entries(words)) replies.push((await writer.post(await paper.article(path, `The story at ${path}`), word)).id);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([paper?.close(), site?.stop()]);
});
beforeEach(async () => {
  context = await openContext(browser);
  context.setDefaultTimeout(PATIENCE_MS);
  page = await context.newPage();
  await page.goto(paper.page('/one', '<main id="app"></main>'));
  await eventually(async () => expect(await page.evaluate('typeof window.Belowline?.mount')).toBe('function'));
});
afterEach(() => context.close());

const frames = (): Frame[] => page.frames().filter((frame) => frame.url().startsWith(`${site.url}/frame`));
const shows = (word: string) => page.frameLocator('#app iframe').getByText(word).waitFor();
const html = (text: string) => page.evaluate(`document.getElementById('app').innerHTML = ${JSON.stringify(text)}; undefined`);
const inFrame = (script: string) => frames()[0]?.evaluate(script);

describe('in a page that is never loaded again', () => {
  it('discussions come and go with their elements, and what was taken out leaves nothing behind', async () => {
    const client = await context.newCDPSession(page);
    for (const path of ['/one', '/two', '/one'] as const) {
      await html(`<div data-belowline-thread data-url="${path}"></div>`);
      await shows(words[path]);
      await eventually(() => Promise.resolve(expect(frames()).toHaveLength(1)));
    }
    await page.evaluate(`window.left = new WeakRef(document.querySelector('[data-belowline-thread]')); undefined`);
    await html('<p>Somewhere else</p>');
    await eventually(async () => {
      expect(frames()).toHaveLength(0);
      await client.send('HeapProfiler.collectGarbage');
      expect(await page.evaluate('left.deref() === undefined')).toBe(true);
    });
  });

  it('an element that comes back has its discussion again, and one that is moved keeps it', async () => {
    await html('<div id="place" data-belowline-thread data-url="/two"></div><section></section>');
    await shows(words['/two']);
    await page.evaluate(`window.place = document.getElementById('place'); place.remove()`);
    await eventually(() => Promise.resolve(expect(frames()).toHaveLength(0)));
    await page.evaluate(`document.querySelector('#app section').append(place)`);
    await shows(words['/two']);
    await page.evaluate(`document.getElementById('app').prepend(place)`);
    await shows(words['/two']);
    await eventually(() => Promise.resolve(expect(frames()).toHaveLength(1)));
  });

  it('the article changes by an attribute or by a call, without a step in the reader’s history', async () => {
    const before = await page.evaluate('history.length');
    await html('<div data-belowline-thread data-url="/one"></div>');
    await shows(words['/one']);
    await page.evaluate(`document.querySelector('[data-belowline-thread]').dataset.url = '/two'`);
    await shows(words['/two']);
    await page.evaluate(`Belowline.mount(document.querySelector('[data-belowline-thread]')).setArticle({ url: '/one' })`);
    await shows(words['/one']);
    await eventually(async () => expect([frames().length, await page.evaluate('history.length')]).toEqual([1, before]));
  });

  it('is mounted and ended by calls, once however often they come', async () => {
    await html('<div id="place"></div>');
    const same = await page.evaluate(`
      window.place = document.getElementById('place');
      const [first, second] = [Belowline.mount(place, { url: '/two', scheme: 'dark' }), Belowline.mount(place)];
      first === second && first.element === place`);
    expect(same).toBe(true);
    await shows(words['/two']);
    await eventually(async () => expect(await inFrame('document.documentElement.dataset.theme')).toBe('dark'));
    await page.evaluate('Belowline.mount(place).unmount()');
    await eventually(() => Promise.resolve(expect(frames()).toHaveLength(0)));
    expect(await page.evaluate('[place.childElementCount, place.style.minHeight]')).toEqual([0, '']);
    await page.evaluate(`Belowline.mount(place, { url: '/one' }); undefined`);
    await shows(words['/one']);
  });

  it('what was ended by a call stays away, though its element is still there', async () => {
    await html('<div id="place" data-belowline-thread data-url="/one"></div>');
    await shows(words['/one']);
    await page.evaluate(`Belowline.mount(document.getElementById('place')).unmount(); document.getElementById('app').append('more')`);
    await html('<div id="other" data-belowline-thread data-url="/two"></div>');
    await shows(words['/two']);
    expect(frames()).toHaveLength(1);
  });

  it('is dressed anew without being loaded again', async () => {
    await html('<div data-belowline-thread data-url="/one"></div>');
    await shows(words['/one']);
    await inFrame('window.stillHere = true');
    await page.evaluate(`Belowline.mount(document.querySelector('[data-belowline-thread]')).setTheme({ scheme: 'dark', accent: 'hsl(210 100% 40%)', font: '"Gill Sans", serif', density: 'compact' })`);
    const style = `getComputedStyle(document.documentElement)`;
    await eventually(async () => expect(await inFrame(`${style}.getPropertyValue('--bl-serif')`)).toMatch(/^'Gill Sans', /));
    const worn = await inFrame(`[document.documentElement.dataset.theme, document.documentElement.dataset.density, document.querySelector('link[data-look]').getAttribute('href')]`);
    expect(worn).toEqual(['dark', 'compact', '/frame/theme.css?accent=%230066cc&font=Gill+Sans%2C+serif']);
    await page.evaluate(`Belowline.mount(document.querySelector('[data-belowline-thread]')).setTheme({ accent: null, font: null, density: null, scheme: 'auto' })`);
    await eventually(async () => expect(await inFrame(`[document.querySelector('link[data-look]'), document.documentElement.dataset.density, document.documentElement.dataset.theme]`)).toEqual([null, 'comfortable', 'light']));
    expect(await inFrame('stillHere')).toBe(true);
  });

  it('changes its language, and shows one reply first', async () => {
    await html('<div id="space"></div><div id="place" data-belowline-thread data-url="/two"></div>');
    await page.evaluate(`document.getElementById('space').style.height = '3000px'`);
    await page.evaluate(`Belowline.mount(document.getElementById('place')).focusReply(${JSON.stringify(replies[1])})`);
    await page.frameLocator('#app iframe').locator('.focus .target', { hasText: words['/two'] }).waitFor();
    await eventually(async () => expect(await page.evaluate('scrollY')).toBeGreaterThan(0));
    await page.frameLocator('#app iframe').getByRole('link', { name: 'The whole discussion' }).click();
    await page.frameLocator('#app iframe').locator('.focus').waitFor({ state: 'detached' });
    await page.evaluate(`Belowline.mount(document.getElementById('place')).setLanguage('ar')`);
    await eventually(async () => expect(await inFrame('document.documentElement.dir')).toBe('rtl'));
  });

  it('numbers change with what they are asked of, and can be asked for', async () => {
    await html('<b data-belowline-count="/one">?</b>');
    await eventually(async () => expect(await page.locator('b').innerText()).toBe('1'));
    await page.evaluate(`document.querySelector('b').dataset.belowlineCount = '/nowhere'; document.body.append('.')`);
    await eventually(async () => expect(await page.locator('b').innerText()).toBe('0'));
    const urls = [`${paper.url}/one`, `${paper.url}/nowhere`];
    expect(await page.evaluate(`Belowline.count(${JSON.stringify(urls)})`)).toEqual({ [urls[0] ?? '']: 1, [urls[1] ?? '']: 0 });
  });
});
