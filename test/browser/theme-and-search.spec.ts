import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser, openContext } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { eventually, PATIENCE_MS } from './support/eventually.js';
import { faults } from './support/faults.js';
import { Person } from './support/people.js';
import { Publisher, strictPolicy } from './support/publisher.js';

const PLACE = '<div data-belowline-thread></div>';
const TRICK = 'It ends here </script><script>alert(1)</script> or does it?';

let site: Everything;
let browser: Browser;
let paper: Publisher;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  paper = await (await Publisher.open(site.url)).join(site);
  paper.policy = strictPolicy(site.url);
  const [one, two] = [await paper.article('/one', 'The first story'), await paper.article('/two', 'The second story')];
  const [writer, answerer] = [await Person.register(site.url, 'Jules Okonedo'), await Person.register(site.url, 'Harriet Pell')];
  const { id } = await writer.post(one, TRICK);
  await answerer.post(one, 'It does not.', id);
  await writer.post(two, 'Something else.');
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([paper?.close(), site?.stop()]);
});
beforeEach(async () => {
  context = await openContext(browser);
  context.setDefaultTimeout(PATIENCE_MS);
  page = await context.newPage();
  await page.addInitScript(`window.refused = []; document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => refused.push(violatedDirective + ' ' + blockedURI))`);
});
afterEach(async () => {
  expect(await page.evaluate('refused')).toEqual([]);
  await context.close();
});

const discussion = () => page.frameLocator('[data-belowline-thread] iframe');
const frame = () => page.frames().find((each) => each.url().startsWith(`${site.url}/frame`));
const there = () => discussion().locator('article .body').first().waitFor();
const worn = () => frame()?.evaluate(`(() => {
  const root = document.documentElement, style = getComputedStyle(root);
  return { theme: root.dataset.theme, density: root.dataset.density, accent: style.getPropertyValue('--bl-accent'), font: style.getPropertyValue('--bl-serif').split(',')[0] };
})()`);

const looks = (expected: Record<string, string>) => eventually(async () => expect(await worn()).toEqual(expected));

describe('a theme', () => {
  it('comes from attributes of the element, else of the script, else from custom properties, else from the site', async () => {
    await paper.set({ theme: { accent: '#006644', density: 'compact', font: 'Site Font' } });
    paper.files.set('/own.css', { type: 'text/css', text: ':root { --belowline-font: "Page Font", serif; --belowline-accent: rebeccapurple }' });
    const head = `<link rel="stylesheet" href="/own.css"><script async src="${site.url}/embed.js" data-site="${paper.siteKey}" data-accent="#00c"></script>`;
    await page.goto(paper.page('/one', '<div data-belowline-thread data-theme="dark" data-density="comfortable"></div>', head));
    await there();
    // This blue cannot be read in the dark: it is lighter, and still blue.
    await looks({ theme: 'dark', density: 'comfortable', accent: '#7d7de5', font: "'Page Font'" });
    await page.goto(paper.page('/one', PLACE, `<link rel="stylesheet" href="/own.css">${paper.snippet}`));
    await there();
    await looks({ theme: 'light', density: 'compact', accent: '#663399', font: "'Page Font'" });
    await page.goto(paper.page('/one', PLACE));
    await there();
    await looks({ theme: 'light', density: 'compact', accent: '#006644', font: "'Site Font'" });
    await paper.set({ theme: {} });
  });

  it('is there when the first picture is drawn', async () => {
    // A style sheet that holds back the first picture until it is there: no picture of the frame is without it.
    await page.goto(paper.page('/one', '<div data-belowline-thread data-accent="#0b5fff"></div>'));
    await there();
    // The entry about the first picture is written some time after what is in it can be found in the document.
    const drawn = frame()?.evaluate(`new Promise((resolve) => {
      new PerformanceObserver((list) => list.getEntriesByName('first-contentful-paint').forEach(({ startTime }) => {
        const [sheet] = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/frame/theme.css'));
        resolve([sheet.renderBlockingStatus, startTime >= sheet.responseEnd]);
      })).observe({ type: 'paint', buffered: true });
    })`);
    expect(await drawn).toEqual(['blocking', true]);
  });

  it.each([
    ['light', 'comfortable', 375],
    ['dark', 'compact', 375],
    ['light', 'compact', 1280],
    ['dark', 'comfortable', 1280],
  ])('can be read by everybody: a yellow accent in %s, %s, %i pixels wide', async (theme, density, width) => {
    await page.setViewportSize({ width, height: 900 });
    paper.files.set('/ground.css', { type: 'text/css', text: `body { margin: 0 1rem; background: ${theme === 'dark' ? '#111; color: #eee' : '#fff'} }` });
    await page.goto(paper.page('/one', `<div data-belowline-thread data-accent="gold" data-density="${density}"></div>`, `<link rel="stylesheet" href="/ground.css">${paper.snippet}`));
    await there();
    await eventually(async () => expect(await worn()).toMatchObject({ theme }));
    // The checker sees the frame alone, without the page that shines through it.
    await frame()?.evaluate(`document.documentElement.style.background = '${theme === 'dark' ? '#111' : '#fff'}'`);
    const seen = frame();
    expect(seen && (await faults(seen))).toEqual([]);
  });
});

const told = async (): Promise<Record<string, unknown>[]> =>
  (await page.locator('script[type="application/ld+json"][data-belowline]').allTextContents()).map((text) => JSON.parse(text) as Record<string, unknown>);

describe('what search engines are told', () => {
  it('is nothing unless it is asked for', async () => {
    await page.goto(paper.page('/one', PLACE));
    await there();
    await eventually(async () => expect(await page.evaluate(`performance.getEntriesByType('resource').some(({ name }) => name.includes('embed.js'))`)).toBe(true));
    expect([await told(), await page.evaluate(`performance.getEntriesByType('resource').filter(({ name }) => name.includes('json-ld')).length`)]).toEqual([[], 0]);
  });

  it('is the article with its replies, before anybody scrolls, and safe to write down', async () => {
    paper.files.set('/far.css', { type: 'text/css', text: '#far { height: 9000px }' });
    await page.goto(paper.page('/one', '<p id="far"></p><div data-belowline-thread data-json-ld></div>', `<link rel="stylesheet" href="/far.css">${paper.snippet}`));
    await eventually(async () => expect(await told()).toHaveLength(1));
    expect(await told()).toMatchObject([{ '@type': 'NewsArticle', '@id': `${paper.url}/one`, headline: 'The first story', commentCount: 2, comment: [{ text: TRICK, comment: [{ text: 'It does not.' }] }] }]);
    // As a renderer of search engines would hand it on.
    const written = await page.content();
    const again = await context.newPage();
    await again.setContent(written.replace(/<script async[^>]*><\/script>/, ''));
    expect(JSON.parse((await again.locator('script[data-belowline]').textContent()) ?? '')).toMatchObject({ commentCount: 2 });
    expect(frame()).toBeUndefined();
  });

  it('adds to the page’s own article where there is one, and goes along with the article', async () => {
    const own = JSON.stringify({ '@context': 'https://schema.org', '@graph': [{ '@type': 'Organization', '@id': '#us' }, { '@type': ['ReportageNewsArticle'], '@id': `${paper.url}/one#article`, url: `${paper.url}/one`, headline: 'Ours' }] });
    paper.policy = '';
    await page.goto(paper.page('/one', `<div data-belowline-thread data-json-ld></div><script type="application/ld+json">{ broken</script>`, `<script type="application/ld+json">${own}</script>${paper.snippet}`));
    paper.policy = strictPolicy(site.url);
    await eventually(async () => expect(await told()).toHaveLength(1));
    const [first] = await told();
    expect(first).toMatchObject({ '@type': ['ReportageNewsArticle'], '@id': `${paper.url}/one#article`, commentCount: 2 });
    expect(first).not.toHaveProperty('headline');
    await page.evaluate(`document.querySelector('[data-belowline-thread]').dataset.url = '/two'`);
    await eventually(async () => expect((await told()).map(({ commentCount }) => commentCount)).toEqual([1]));
    await page.evaluate(`document.querySelector('[data-belowline-thread]').remove()`);
    await eventually(async () => expect(await told()).toEqual([]));
  });

  it('can be a setting of the site', async () => {
    await paper.set({ jsonLd: true });
    await page.goto(paper.page('/two', PLACE));
    await eventually(async () => expect((await told()).map(({ headline }) => headline)).toEqual(['The second story']));
    await paper.set({ jsonLd: false });
  });
});
