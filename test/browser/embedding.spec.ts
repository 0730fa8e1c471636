import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { fillInAccount, nameIn } from './support/article.js';
import { eventually, PATIENCE_MS } from './support/eventually.js';
import { Person } from './support/people.js';
import { Publisher, strictPolicy } from './support/publisher.js';

const PLACE = '<div data-belowline-thread></div>';

let site: Everything;
let browser: Browser;
let paper: Publisher;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  paper = await (await Publisher.open(site.url)).join(site);
  paper.policy = strictPolicy(site.url);
  const thread = await paper.article('/story', 'A story');
  const writer = await Person.register(site.url, 'Wren Castellan');
  await writer.post(thread, 'The first word on it.');
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([paper?.close(), site?.stop()]);
});
beforeEach(async () => {
  context = await openContext(browser);
  context.setDefaultTimeout(PATIENCE_MS);
  page = await context.newPage();
  // What a page of a strict policy must not be made to do, and what it is told.
  await page.addInitScript(`
    window.refused = [];
    window.heard = [];
    document.addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective + ' ' + event.blockedURI));
    for (const name of ['ready', 'count', 'height', 'posted'])
      document.addEventListener('belowline:' + name, (event) => heard.push([name, event.detail, event.target.id]));
    addEventListener('message', ({ data, origin }) => heard.push(['message', JSON.stringify(data), origin]));
  `);
});
afterEach(() => context.close());

const heard = (): Promise<[string, unknown, string][]> => page.evaluate('heard');
const frames = (): Frame[] => page.frames().filter((frame) => frame.url().startsWith(`${site.url}/frame`));
const firstWord = () => page.frameLocator('[data-belowline-thread] iframe').getByText('The first word on it.').waitFor();

describe('on a page of another origin, under a strict policy', () => {
  it.each([
    ['async, before there is a body', (src: string) => [`<script async src="${src}" data-site="${paper.siteKey}"></script>`, '']],
    ['deferred', (src: string) => [`<script defer src="${src}" data-site="${paper.siteKey}"></script>`, '']],
    ['waited for, in the head', (src: string) => [`<script src="${src}" data-site="${paper.siteKey}"></script>`, '']],
    ['as a module', (src: string) => [`<script type="module" src="${src}" data-site="${paper.siteKey}"></script>`, '']],
    ['at the end', (src: string) => ['', `<script src="${src}" data-site="${paper.siteKey}"></script>`]],
    ['twice', (src: string) => [`<script async src="${src}" data-site="${paper.siteKey}"></script>`, `<script src="${src}?again" data-site="${paper.siteKey}"></script>`]],
    ['by another script', (src: string) => [`<script src="${paper.script('/bring.js', `const s = document.createElement('script'); s.src = '${src}'; s.dataset.site = '${paper.siteKey}'; document.head.append(s);`)}"></script>`, '']],
  ])('the script works %s', async (_, parts) => {
    const [head, end] = parts(`${site.url}/embed.js`);
    await page.goto(paper.page('/story', `<h1>A story</h1><p><span data-belowline-count>no</span> replies</p>${PLACE}${end}`, head));
    await firstWord();
    await eventually(async () => expect(await page.locator('[data-belowline-count]').innerText()).toBe('1'));
    expect(await page.locator('iframe').count()).toBe(1);
    expect(await page.evaluate('refused')).toEqual([]);
  });

  it('is loaded when it comes near, into a place that was kept for it: the page does not move', async () => {
    paper.files.set('/far.css', { type: 'text/css', text: '#far { height: 4000px }' });
    await page.goto(paper.page('/story', `<p id="far"></p>${PLACE}<footer>The end</footer>`, `<link rel="stylesheet" href="/far.css">${paper.snippet}`));
    await page.evaluate(`new PerformanceObserver((list) => list.getEntries().forEach((entry) => { if (!entry.hadRecentInput) window.shifted = (window.shifted ?? 0) + entry.value; })).observe({ type: 'layout-shift', buffered: true })`);
    await eventually(async () => expect(await page.evaluate('Array.isArray(window.Belowline) || !window.Belowline')).toBe(false));
    expect([frames().length, (await page.locator('[data-belowline-thread]').boundingBox())?.height]).toEqual([0, 900]);
    await page.evaluate('scrollTo(0, 2600)');
    await firstWord();
    await eventually(async () => expect((await heard()).map(([name]) => name)).toContain('height'));
    expect(await page.evaluate('window.shifted ?? 0')).toBeLessThanOrEqual(0.02);
    expect(await page.evaluate('refused')).toEqual([]);
  });

  it('has several discussions, each of which speaks for itself', async () => {
    const other = await paper.article('/other', 'Another story');
    const writer = await Person.register(site.url, 'Tobias Ferndale');
    for (const word of ['One.', 'Two of them.', 'Three in all.']) await writer.post(other, word);
    await page.goto(paper.page('/story', `<div id="a" data-belowline-thread></div><div id="b" data-belowline-thread data-url="/other"></div>`));
    await eventually(async () => {
      const counts = (await heard()).filter(([name]) => name === 'count');
      expect(new Map(counts.map(([, count, place]) => [place, count]))).toEqual(new Map([['a', 1], ['b', 3]]));
    });
  });

  it('tells what happens, and nothing of who', async () => {
    await page.goto(paper.page('/talk', `<div id="here" data-belowline-thread data-token="aaa.eyJzdWIiOiI0MiJ9.ccc"></div>`));
    const discussion = page.frameLocator('#here iframe');
    await discussion.locator('.who-bar').getByRole('button', { name: 'Register' }).click();
    await fillInAccount(discussion, 'Amara Lindqvist');
    await nameIn(discussion).waitFor();
    await discussion.getByLabel('Your reply').fill('Said in public, told in private.');
    await discussion.getByRole('button', { name: 'Post reply' }).click();
    await eventually(async () => expect((await heard()).filter(([name, detail]) => name === 'posted' && detail === 'published')).toHaveLength(1));
    await eventually(async () => expect((await heard()).filter(([name, detail]) => name === 'count' && detail === 1)).not.toHaveLength(0));
    const all = await heard();
    expect(all.filter(([name, , place]) => name === 'ready' && place === 'here')).toHaveLength(1);
    expect(all.filter(([name]) => name === 'message').length).toBeGreaterThan(3);
    // Tokens of ours begin as every JSON Web Token does; the publisher's has `aaa` for a head.
    expect(JSON.stringify(all)).not.toMatch(/eyJ|aaa\.|Amara|Said in public|@example/);
    // The publisher's own is out of the frame's address as soon as it was read.
    await eventually(async () => expect(await frames()[0]?.evaluate('location.hash')).toBe(`#host=${encodeURIComponent(paper.url)}`));
  });
});

describe('messages', () => {
  it('of a stranger’s frame beside it move nothing, neither in the page nor in the discussion', async () => {
    const stranger = await Publisher.open(site.url, '127.0.0.1');
    stranger.script('/shout.js', `
      const lies = [
        { belowline: 1, type: 'height', height: 7, shift: 900 }, { belowline: 1, type: 'count', count: 666 }, { belowline: 1, type: 'scroll-to', top: 9000 },
        { belowline: 1, type: 'theme', theme: 'dark', accent: '#00ff00' }, { belowline: 1, type: 'posted', status: 'published' },
      ];
      addEventListener('message', ({ source }) => {
        const others = [...Array(parent.length).keys()].map((at) => parent[at]).filter((each) => each !== window);
        for (const lie of lies) for (const each of [parent, ...others]) each.postMessage(lie, '*');
        source.postMessage('shouted', '*');
      });`);
    const shouting = stranger.page('/shout', '', '<script src="/shout.js"></script>');
    paper.policy = '';
    await page.goto(paper.page('/story', `${PLACE}<iframe id="stranger" src="${shouting}"></iframe><div style="height: 20000px"></div>`));
    await firstWord();
    await eventually(async () => expect((await heard()).map(([name]) => name)).toContain('height'));
    const before = (await page.locator('[data-belowline-thread] iframe').boundingBox())?.height;
    await page.evaluate(`document.getElementById('stranger').contentWindow.postMessage('now', '*')`);
    await eventually(async () => expect((await heard()).filter(([, data]) => data === '"shouted"')).toHaveLength(1));
    // Something true after the lies, on the same ways: what was said before it has been heard.
    await page.evaluate(`document.querySelector('[data-belowline-thread]').dataset.density = 'compact'`);
    await eventually(async () => expect(await frames()[0]?.evaluate('document.documentElement.dataset.density')).toBe('compact'));
    const told = (await heard()).filter(([name, detail]) => detail === 666 || detail === 7 || name === 'posted');
    expect([told, await page.evaluate('scrollY')]).toEqual([[], 0]);
    expect((await page.locator('[data-belowline-thread] iframe').boundingBox())?.height).toBeGreaterThan((before ?? 0) / 2);
    expect(await frames()[0]?.evaluate('[document.documentElement.dataset.theme, document.querySelector("link[data-look]")]')).toEqual(['light', null]);
    paper.policy = strictPolicy(site.url);
    await stranger.close();
  });

  it('go to no page of a stranger: the discussion is not shown there, nor in a page of its own that a stranger shows', async () => {
    const stranger = await Publisher.open(site.url, '127.0.0.1');
    const inside = paper.page('/inside', PLACE);
    const lure = `${site.url}/frame?site=${paper.siteKey}&url=${encodeURIComponent(`${paper.url}/story`)}#host=${stranger.url}`;
    const refusals: string[] = [];
    page.on('console', (message) => {
      if (/frame-ancestors/.test(message.text())) refusals.push(message.text());
    });
    await page.goto(stranger.page('/lure', `<iframe src="${lure}"></iframe>`, ''));
    await eventually(() => Promise.resolve(expect(refusals).toHaveLength(1)));
    await page.goto(stranger.page('/wrapped', `<iframe width="800" height="900" src="${inside}"></iframe>`, ''));
    await eventually(() => Promise.resolve(expect(refusals).toHaveLength(2)));
    expect((await heard()).filter(([name]) => name === 'message')).toEqual([]);
    expect(frames().filter((frame) => !frame.url().startsWith('chrome-error:'))).toHaveLength(0);
    await stranger.close();
  });
});
