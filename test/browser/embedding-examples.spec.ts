import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser, openContext } from '../support/browser.js';
import { documented } from '../support/documented.js';
import { startEverything, type Everything } from '../support/everything.js';
import { eventually, PATIENCE_MS } from './support/eventually.js';
import { Person } from './support/people.js';
import { Publisher } from './support/publisher.js';

const STORY = '/world/a-story';
const ANOTHER = '/world/another-story';

let site: Everything;
let browser: Browser;
let paper: Publisher;
let context: BrowserContext;
let page: Page;

/** An example with the addresses of this run where the document has its own. */
const here = (example: string): string =>
  example
    .replaceAll('https://talk.example.org', site.url)
    .replaceAll('https://www.example.org', paper.url)
    .replaceAll(encodeURIComponent('https://www.example.org'), encodeURIComponent(paper.url))
    .replaceAll('SITE_KEY', paper.siteKey);
const example = (name: string): string => here(documented(name));

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  paper = await (await Publisher.open(site.url)).join(site);
  const writer = await Person.register(site.url, 'Wren Castellan');
  await writer.post(await paper.article(STORY, 'A story'), 'Said of a story.');
  const another = await paper.article(ANOTHER, 'Another story');
  await writer.post(another, 'Said of another story.');
  await writer.post(another, 'And said again.');
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([paper?.close(), site?.stop()]);
});
beforeEach(async () => {
  context = await openContext(browser);
  context.setDefaultTimeout(PATIENCE_MS);
  page = await context.newPage();
  paper.policy = '';
});
afterEach(() => context.close());

const shows = (word: string) => page.frameLocator('iframe').getByText(word).waitFor();
const inFrame = (script: string) => page.frames().find((frame) => frame.url().startsWith(`${site.url}/frame`))?.evaluate(script);

describe('the examples of docs/embedding.md, run as they stand', () => {
  it('the snippet, in a page that allows no more than the document says', async () => {
    paper.policy = `default-src 'none'; ${example('policy').trim()}`;
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text());
    });
    await page.goto(paper.page(STORY, example('plain') + example('numbers'), ''));
    await shows('Said of a story.');
    await eventually(async () => expect(await page.locator('[data-belowline-count]').innerText()).toBe('1'));
    // The page's own icon is the test's, and not in the policy of the document.
    expect(refused.filter((text) => !text.includes('data:,'))).toEqual([]);
  });

  it('the snippet for a page without scripts', async () => {
    const quiet = await openContext(browser, { javaScriptEnabled: false });
    const plain = await quiet.newPage();
    await plain.goto(paper.page(STORY, example('plain') + example('noscript'), ''));
    await plain.getByRole('link', { name: 'Read the replies' }).click();
    await plain.getByText('Said of a story.').waitFor();
    await quiet.close();
  });

  it('the theme', async () => {
    await page.goto(paper.page(STORY, example('theme')));
    await shows('Said of a story.');
    await eventually(async () =>
      expect(await inFrame(`[document.documentElement.dataset.theme, document.documentElement.dataset.density, document.querySelector('link[data-look]').getAttribute('href')]`)).toEqual(['dark', 'compact', `/frame/theme.css?${new URLSearchParams({ accent: '#663399', font: 'Gill Sans, Trebuchet MS, sans-serif' }).toString()}`]),
    );
  });

  it('calls and events, whether the script has come before or comes after', async () => {
    paper.script('/calls.js', example('calls'));
    const body = '<b id="replies"></b><button id="night">Night</button><button id="next">Next</button><button id="away">Away</button><div id="discussion"></div>';
    for (const scripts of [`<script src="/calls.js"></script>${paper.snippet}`, `${paper.snippet.replace('async', '')}<script src="/calls.js"></script>`]) {
      await page.goto(paper.page(STORY, body + scripts, ''));
      await shows('Said of a story.');
      await page.getByText('1 replies', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Night' }).click();
      await eventually(async () => expect(await inFrame('document.documentElement.dataset.theme')).toBe('dark'));
      await page.getByRole('button', { name: 'Next' }).click();
      await shows('Said of another story.');
      await page.getByText('2 replies', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Away' }).click();
      await page.locator('iframe').waitFor({ state: 'detached' });
    }
  });

  it('search engines', async () => {
    await page.goto(paper.page(STORY, example('json-ld'), ''));
    await page.locator('script[type="application/ld+json"]').waitFor({ state: 'attached' });
    expect(JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '')).toMatchObject({ '@type': 'NewsArticle', commentCount: 1 });
  });

  it('WordPress: the plugin is PHP, prints what the document says, and that works', async () => {
    const plugin = documented('wordpress');
    const { Engine } = createRequire(import.meta.url)('php-parser') as { Engine: new (options: object) => { parseCode: (code: string, name: string) => { kind: string; errors: unknown[] } } };
    const program = new Engine({ parser: { version: '8.4', suppressErrors: false } }).parseCode(plugin, 'belowline.php');
    expect([program.kind, program.errors]).toEqual(['program', []]);
    const printed = documented('wordpress-page');
    for (const part of ['/embed.js', ' async data-site="', '<div data-belowline-thread data-url="', '"></div>']) {
      expect(plugin.replaceAll('\\"', '"')).toContain(part);
      expect(printed).toContain(part);
    }
    await page.goto(paper.page(STORY, here(printed), ''));
    await shows('Said of a story.');
  });
});

/** A project as a publisher would have it, with the package as it would be installed. */
function makeProject(): string {
  mkdirSync('dist', { recursive: true });
  const folder = mkdtempSync(resolve('dist', 'example-'));
  const write = (name: string, text: string) => writeFileSync(`${folder}/${name}`, text);
  write('discussion.tsx', example('react'));
  write('readme.ts', `${here(/```ts\n([\s\S]*?)```/.exec(readFileSync('dist/npm/README.md', 'utf8'))?.[1] ?? '')}\nexport {};\n`);
  write('main.tsx', `
    import { StrictMode, useState } from 'react';
    import { createRoot } from 'react-dom/client';
    import { Discussion } from './discussion';
    function Paper() {
      const [path, setPath] = useState<string | null>('${STORY}');
      const [dark, setDark] = useState(false);
      return <>
        <button onClick={() => setPath('${ANOTHER}')}>Next</button><button onClick={() => setDark(true)}>Night</button><button onClick={() => setPath(null)}>Away</button>
        {path !== null && <Discussion url={path} dark={dark} />}
      </>;
    }
    createRoot(document.getElementById('app')!).render(<StrictMode><Paper /></StrictMode>);`);
  const paths = { '@belowline/embed': ['../npm/load-belowline.d.ts'] };
  write('tsconfig.json', JSON.stringify({ compilerOptions: { strict: true, exactOptionalPropertyTypes: true, noEmit: true, jsx: 'react-jsx', target: 'es2022', lib: ['es2022', 'dom'], module: 'esnext', moduleResolution: 'bundler', types: [], paths }, include: ['*.ts', '*.tsx'] }));
  write('vite.config.mjs', `export default { root: ${JSON.stringify(folder)}, logLevel: 'error', define: { 'process.env.NODE_ENV': '"development"' }, resolve: { alias: { '@belowline/embed': ${JSON.stringify(resolve('dist/npm'))} } }, oxc: { jsx: { runtime: 'automatic' } }, build: { emptyOutDir: false, outDir: ${JSON.stringify(folder)}, lib: { entry: 'main.tsx', formats: ['iife'], name: 'paper', fileName: () => 'main.js' } } };`);
  return folder;
}

describe('the package', () => {
  let folder: string;
  beforeAll(() => {
    folder = makeProject();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has the version of the platform, and every file that it names', () => {
    const [ours, whole] = ['dist/npm/package.json', 'package.json'].map((name) => JSON.parse(readFileSync(name, 'utf8')) as { version: string; exports: { '.': Record<string, string> } });
    expect(ours?.version).toBe(whole?.version);
    for (const file of Object.values(ours?.exports['.'] ?? {})) expect(readFileSync(`dist/npm/${file}`, 'utf8')).not.toBe('');
  });

  it('types the React component and the example of its Readme, and finds what is wrong', () => {
    const check = () => execFileSync('node_modules/.bin/tsc', ['-p', folder], { encoding: 'utf8', stdio: 'pipe' });
    expect(check()).toBe('');
    writeFileSync(`${folder}/wrong.ts`, `import { loadBelowline } from '@belowline/embed';
      const discussion = (await loadBelowline({ origin: '', site: '' })).mount(document.body, { density: 'airy' });
      discussion.element.addEventListener('belowline:count', ({ detail }) => detail.name);`);
    expect(check).toThrow(/status|failed/i);
    rmSync(`${folder}/wrong.ts`);
  });

  it('works in a React application: the component comes, changes its article and its colours, and goes', async () => {
    execFileSync('node_modules/.bin/vite', ['build', '--config', `${folder}/vite.config.mjs`], { stdio: 'pipe' });
    paper.script('/main.js', readFileSync(`${folder}/main.js`, 'utf8'));
    await page.goto(paper.page('/application', '<div id="app"></div><script src="/main.js"></script>', ''));
    await shows('Said of a story.');
    await page.getByRole('heading', { name: '1 replies' }).waitFor();
    expect(await page.locator('iframe').count()).toBe(1);
    await page.getByRole('button', { name: 'Next' }).click();
    await shows('Said of another story.');
    await page.getByRole('heading', { name: '2 replies' }).waitFor();
    await page.getByRole('button', { name: 'Night' }).click();
    await eventually(async () => expect(await inFrame('document.documentElement.dataset.theme')).toBe('dark'));
    await page.getByRole('button', { name: 'Away' }).click();
    await page.locator('iframe').waitFor({ state: 'detached' });
    expect(await page.locator('script[data-site]').count()).toBe(1);
  });
});
