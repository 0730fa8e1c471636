import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { startBrowsable } from '../support/browsable-app.js';
import { openBrowser, openContext } from '../support/browser.js';
import type { TestApp } from '../support/test-app.js';
import { heardLive } from './support/article.js';
import { eventually, PATIENCE_MS } from './support/eventually.js';

type MadeReply = Awaited<ReturnType<typeof makeReply>>;

let app: TestApp;
let browser: Browser;
let ana: Somebody;
let thread: string;
/** The first of the discussion: further down than a page reaches, and in answer to nobody. */
let oldest: MadeReply;
let newest: MadeReply;
/** Two who read along, each in a browser of their own. */
let readers: Page[];

beforeAll(async () => {
  [app, browser] = await Promise.all([startBrowsable({ STAFF_PROOF: 'off' }), openBrowser()]);
  [ana, thread] = [await makeUser(app, { role: 'moderator' }), (await makeThread(app)).id];
  oldest = await makeReply(app, thread, { body: 'The first of the discussion.' });
  for (let n = 0; n < 22; n += 1) newest = await makeReply(app, thread);
  readers = await Promise.all(['en', 'en'].map((locale) => openPage(`/t/${thread}?lang=${locale}`)));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function openPage(path: string): Promise<Page> {
  const context = await openContext(browser);
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const joined = heardLive(page);
  await page.goto(app.url + path);
  await joined;
  return page;
}

const change = (body: object) => app.ask('patch', `/threads/${thread}`, ana).send(body).expect(200);
const decide = (reply: { id: string }, decision: string) => app.ask('post', `/moderation/replies/${reply.id}/decisions`, ana).send({ decision, revision: 1 }).expect(201);
/** What stands above the list, by its headings; all of it at one moment. */
const above = (page: Page): Promise<Record<string, string[]>> =>
  page.locator('.chosen').evaluateAll((groups) => Object.fromEntries(groups.map((group) => [group.querySelector('h2')?.textContent ?? '', [...group.querySelectorAll('.body')].map((body) => (body.textContent ?? '').trim())])));
/** Everybody sees this, and so does whoever comes only now. */
async function everybodySees(expected: Record<string, string[]>): Promise<void> {
  for (const page of readers) await eventually(async () => expect(await above(page)).toEqual(expected));
  const late = await openPage(`/t/${thread}`);
  expect(await above(late)).toEqual(expected);
  await late.context().close();
}

const [PINNED, CHOSEN] = ['Pinned by the newsroom', 'Chosen by the newsroom'];

describe('what the newsroom pins', () => {
  it('is read first by all who have the discussion open, wherever it stands, and no more when that ends', async () => {
    expect(await Promise.all(readers.map((page) => page.getByText('The first of the discussion.').count()))).toEqual([0, 0]);
    await change({ pinnedReplyId: oldest.id });
    await everybodySees({ [PINNED]: ['The first of the discussion.'] });
    const [text = ''] = newest.body?.split('\n') ?? [];
    await change({ pinnedReplyId: newest.id });
    await everybodySees({ [PINNED]: [text] });
    await decide(newest, 'feature');
    await decide(oldest, 'feature');
    await everybodySees({ [PINNED]: [text], [CHOSEN]: ['The first of the discussion.'] });
    await change({ pinnedReplyId: null });
    await everybodySees({ [CHOSEN]: [text, 'The first of the discussion.'] });
    for (const reply of [newest, oldest]) await decide(reply, 'unfeature');
    await everybodySees({});
  });

  it('is pinned no longer once its author changes it, or it is removed', async () => {
    await change({ pinnedReplyId: oldest.id });
    await everybodySees({ [PINNED]: ['The first of the discussion.'] });
    await app.ask('patch', `/replies/${oldest.id}`, oldest.by).send({ body: 'Not what was pinned.' }).expect(200);
    await everybodySees({});
    await change({ pinnedReplyId: newest.id });
    await eventually(async () => expect(await Promise.all(readers.map((page) => page.locator('.chosen').count()))).toEqual([1, 1]));
    await app.ask('post', `/moderation/replies/${newest.id}/decisions`, ana).send({ decision: 'reject', revision: 1, reason: 'spam' }).expect(201);
    await everybodySees({});
  });

  it('does not move what is being read', async () => {
    const [page] = readers as [Page];
    const read = page.locator('section article[data-reply]').nth(8);
    await read.scrollIntoViewIfNeeded();
    const place = () => read.evaluate((element) => Math.round(element.getBoundingClientRect().top));
    const before = await place();
    await change({ pinnedReplyId: oldest.id });
    await page.locator('.chosen').waitFor();
    await eventually(async () => expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(1));
  });
});

describe('the question of a discussion', () => {
  it('is what the newsroom made of it, for all who have it open', async () => {
    const { articleId } = await app.database.client.thread.findUniqueOrThrow({ where: { id: thread } });
    const { id } = (await app.ask('post', `/articles/${articleId}/threads`, ana).send({ prompt: 'What should happen?' }).expect(201)).body as { id: string };
    const pages = await Promise.all([openPage(`/t/${id}`), openPage(`/t/${id}`)]);
    await app.ask('patch', `/threads/${id}`, ana).send({ prompt: 'What should happen next?' }).expect(200);
    for (const page of pages) {
      await page.locator('.prompt').getByText('What should happen next?').waitFor();
      await page.locator('.threads [aria-current]').getByText('What should happen next?').waitFor();
    }
  });
});
