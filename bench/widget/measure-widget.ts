import type { Browser, Frame, Page } from 'playwright-core';
import { median, show } from '../report/numbers.js';
import type { Report } from '../report/report.js';
import { plantReplies, plantSite, settle } from '../stage/plant.js';
import { registerReaders } from '../stage/readers.js';
import type { Running, Stage } from '../stage/stage.js';
import { openHostPages, type HostPages } from './host-page.js';
import { observed, type Observed } from './observed.js';
import { openPhoneBrowser, openPhonePage } from './phone.js';
import type { Talk, Talked } from './talkers.js';

const REPLIES = 10_000;
const LOADS = 5;
const TALK = { rate: 50, seconds: 30, talkers: 20 };

/** Targets of the issue that this answers, and of the web: Core Web Vitals call an interaction good up to 200 ms and a shift up to 0.1. */
const LIMITS = { firstReplyMs: 1_500, layoutShift: 0.02, interactionMs: 200 };

const SITE_KEY = 'site_bench';
const FIRST_REPLY = 'section > .replies > .reply:first-child > article';

interface Scene {
  api: Running;
  pages: HostPages;
  browser: Browser;
  threadId: string;
}

async function plant(stage: Stage, origin: string): Promise<string> {
  return stage.query(async (client) => {
    const planted = await plantSite(client);
    await client.query('INSERT INTO site_origins (origin, site_id) VALUES ($1, $2)', [origin, planted.siteId]);
    const { rows } = await client.query<{ id: string }>(
      `WITH made AS (INSERT INTO articles (id, site_id, url, headline) VALUES (uuidv7(), $1, $2, 'A story') RETURNING id, site_id)
       INSERT INTO threads (id, article_id, site_id, is_main) SELECT uuidv7(), id, site_id, true FROM made RETURNING id`,
      [planted.siteId, `${origin}/story`],
    );
    const threadId = rows[0]?.id ?? '';
    await plantReplies(client, planted, threadId, REPLIES);
    await settle(client);
    return threadId;
  });
}

const frameIn = async (page: Page): Promise<Frame> => {
  const element = await page.locator('#discussion iframe').elementHandle();
  return (await element?.contentFrame()) ?? page.mainFrame();
};

/** Reads down to where the article ends as a thumb would, and stops there. */
async function readDown(page: Page): Promise<void> {
  const height = await page.evaluate<number>('document.querySelector("#end").getBoundingClientRect().top - 200');
  for (let passed = 0; passed < height; passed += 400) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(60);
  }
}

interface Loaded {
  page: Page;
  host: Observed;
  frame: Observed | null;
}

/** Opens a page, reads down, and waits until its discussion, where it has one, has been taken over by its script. */
async function load({ browser, pages }: Scene, path: '/story' | '/plain'): Promise<Loaded> {
  const page = await openPhonePage(browser);
  await page.goto(pages.origin + path);
  await readDown(page);
  if (path === '/plain') return { page, host: await observed(page), frame: null };
  const frame = await frameIn(page);
  await frame.locator('html.ready').waitFor();
  await page.waitForTimeout(1_000);
  return { page, host: await observed(page), frame: await observed(frame) };
}

/** Somebody who reads and writes while the thread is hot: every press and key is measured by the browser. */
async function keepBusy(frame: Frame, until: number): Promise<void> {
  await frame.locator('.reply').first().scrollIntoViewIfNeeded();
  while (Date.now() < until) {
    const answer = frame.getByRole('button', { name: 'Answer', exact: true }).nth(1);
    await answer.click();
    await frame.getByRole('textbox').last().pressSequentially('Well said', { delay: 40 });
    await frame.getByRole('button', { name: 'Cancel' }).last().click();
    const waiting = frame.getByRole('button', { name: /^Show [\d,]+ new repl/ });
    if (!(await waiting.isVisible())) continue;
    const first = await frame.locator(FIRST_REPLY).getAttribute('data-reply');
    await waiting.click();
    await frame.locator(`${FIRST_REPLY}:not([data-reply="${first}"])`).waitFor();
  }
}

async function pressOnPlainPage(page: Page): Promise<void> {
  await page.locator('#more').click();
  await page.locator('#note').pressSequentially('Well said', { delay: 40 });
}

/** The slowest, as Interaction to Next Paint is defined for fewer than fifty interactions; the browser tells none below 16 ms. */
const slowest = ({ interactions }: Observed): number => Math.max(16, ...interactions.map(({ duration }) => duration));

async function measureLoads(scene: Scene, say: (message: string) => void) {
  say(`Opening each page ${LOADS} times …`);
  const loads: { story: Loaded; plain: Loaded }[] = [];
  for (let turn = 0; turn < LOADS; turn += 1) {
    const plain = await load(scene, '/plain');
    await plain.page.context().close();
    const story = await load(scene, '/story');
    await story.page.context().close();
    loads.push({ story, plain });
  }
  return loads;
}

async function measureHotThread(stage: Stage, scene: Scene, say: (message: string) => void) {
  say(`Reading and writing for ${TALK.seconds} s while ${TALK.rate} replies a second come in …`);
  const readers = await registerReaders(scene.api.port, TALK.talkers);
  const { page } = await load(scene, '/story');
  const frame = await frameIn(page);
  const talkers = stage.startHelper('widget/talkers.js');
  const job: Talk = { port: scene.api.port, threadId: scene.threadId, tokens: readers.map(({ token }) => token), ...TALK };
  const [talked] = await Promise.all([talkers.ask<Talked>(job), keepBusy(frame, Date.now() + TALK.seconds * 1_000)]);
  if (talked.failed.length > 0) throw new Error(`Posting failed: ${talked.failed.join('\n')}`);
  const [inFrame, onHost] = [await observed(frame), await observed(page)];
  await page.context().close();
  const plain = await load(scene, '/plain');
  await pressOnPlainPage(plain.page);
  const onPlain = await observed(plain.page);
  await plain.page.context().close();
  return { talked, inFrame, onHost, onPlain };
}

/** How a discussion of 10,000 replies treats a middling phone on a slow line, beside the same page without it. */
export async function measureWidget(stage: Stage, say: (message: string) => void): Promise<Report> {
  let platform = '';
  const pages = await openHostPages(() => platform, SITE_KEY);
  const browser = await openPhoneBrowser();
  try {
    const threadId = await plant(stage, pages.origin);
    const api = await stage.startApi();
    platform = `http://localhost:${api.port}`;
    const scene: Scene = { api, pages, browser, threadId };
    const loads = await measureLoads(scene, say);
    const hot = await measureHotThread(stage, scene, say);
    return report(loads, hot);
  } finally {
    await browser.close();
    await pages.stop();
  }
}

function report(loads: { story: Loaded; plain: Loaded }[], hot: Awaited<ReturnType<typeof measureHotThread>>): Report {
  const each = (of: (load: { story: Loaded; plain: Loaded }) => number): number[] => loads.map(of);
  const firstReply = each(({ story }) => story.frame?.firstReply ?? Number.NaN);
  const shifts = each(({ story }) => story.host.layoutShift);
  const rate = hot.talked.posted / hot.talked.seconds;
  const row = (label: string, widget: number[], plain: number[], limit: string, places = 0): string[] => [
    label, show(median(widget), places), show(Math.max(...widget), places), plain.length > 0 ? show(Math.max(...plain), places) : '–', limit,
  ];
  return {
    title: `A discussion of ${show(REPLIES, 0)} replies on a phone: processor 4 × slower, “slow 4G”`,
    columns: ['', 'median', 'worst', 'without widget', 'limit'],
    rows: [
      row('ms, frame asked for to first reply painted', firstReply, [], String(LIMITS.firstReplyMs)),
      row('layout shift of the page, opening', shifts, each(({ plain }) => plain.host.layoutShift), String(LIMITS.layoutShift), 3),
      row('ms, first paint of the page', each(({ story }) => story.host.firstPaint ?? Number.NaN), each(({ plain }) => plain.host.firstPaint ?? Number.NaN), '–'),
      row(`ms, interaction to next paint at ${show(rate, 0)} replies a second`, [slowest(hot.inFrame)], [slowest(hot.onPlain)], String(LIMITS.interactionMs)),
      row('layout shift of the page, hot thread', [hot.onHost.layoutShift], [hot.onPlain.layoutShift], String(LIMITS.layoutShift), 3),
      row(`ms blocked in ${TALK.seconds} s of a hot thread`, [hot.inFrame.blocked], [hot.onPlain.blocked], '–'),
    ],
    notes: [
      'All from the browser’s own performance entries: element timing, layout-shift, paint, event, longtask. Page and frame share one process and one slowed processor.',
      `${hot.inFrame.interactions.length} interactions of 16 ms or more were told; interactions are measured in steps of 8 ms.`,
    ],
    figures: { loads: loads.map(({ story, plain }) => ({ host: story.host, frame: story.frame, plain: plain.host })), hot, limits: LIMITS },
  };
}
