import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { ArticleReader, countIn } from './support/article.js';
import { eventually } from './support/eventually.js';
import { Line } from './support/line.js';
import { mainThread, Person } from './support/people.js';

let site: Everything;
let line: Line;
let browser: Browser;
let reader: ArticleReader;
let author: Person;
let moderator: Person;
let thread: string;

/** Takes the network away, as the browser sees it too; wires that are open already included. */
async function cutOff(): Promise<void> {
  await reader.context.setOffline(true);
  line.cut();
}

async function reconnect(): Promise<void> {
  line.mend();
  await reader.context.setOffline(false);
}

/** Every reply that is shown, in its order, with its text. */
async function shownTo({ discussion }: ArticleReader): Promise<string[]> {
  const articles = await discussion.locator('section article[data-reply]').all();
  return Promise.all(articles.map(async (article) => `${await article.getAttribute('data-reply')} ${await article.locator('.body, .gone').first().innerText()}`));
}

/** Asks for everything that waits to be asked for, and for every page after it. What is pressed may just be going away. */
async function showAll({ discussion }: ArticleReader): Promise<void> {
  for (const asks of [discussion.getByRole('button', { name: /new (replies|reply|answers|answer)$/ }), discussion.locator('a.more-link')]) {
    await eventually(async () => {
      while ((await asks.count()) > 0) await asks.first().click({ timeout: 1_000 });
    });
  }
}

beforeAll(async () => {
  line = await Line.open();
  // The site knows itself by the address at the near end of the line.
  [site, browser] = await Promise.all([startEverything({ PUBLIC_URL: line.url }), openBrowser()]);
  line.target = Number(new URL(site.url).port);
  thread = await mainThread(site.url, line.url);
  [author, moderator, reader] = await Promise.all([
    Person.register(site.url, 'Karim Noori'),
    Person.logIn(site.url, site.logins.moderator),
    ArticleReader.open(browser, line.url),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await line?.close();
  await site?.stop();
});

describe('a reader whose network was cut', () => {
  it('misses nothing and sees nothing twice', async () => {
    const before = await countIn(reader.discussion);
    const [kept, changed, rejected, returning] = await Promise.all(['Kept as it is.', 'Changed later.', 'Rejected later.', 'Gone and back.'].map((text) => author.post(thread, text)));
    if (!kept || !changed || !rejected || !returning) throw new Error('Four were posted.');
    await eventually(async () => expect(await countIn(reader.discussion)).toBe(before + 4));
    await showAll(reader);
    await reader.reply('Gone and back.').waitFor();

    await cutOff();
    await reader.discussion.locator('.line-note', { hasText: 'You seem to be offline.' }).waitFor();
    for (let place = 1; place <= 30; place += 1) await author.post(thread, `Written while the line was down, number ${place}.`);
    await author.post(thread, 'An answer that nobody offline could see.', kept.id);
    await author.edit(changed.id, 'Changed while the line was down.');
    await moderator.decide(rejected.id, 'reject', 1);
    await moderator.decide(returning.id, 'reject', 1);
    await moderator.decide(returning.id, 'restore', 1);
    const fleeting = await author.post(thread, 'Came and went unseen.');
    await moderator.decide(fleeting.id, 'reject', 1);
    expect(await countIn(reader.discussion)).toBe(before + 4);
    expect(await reader.reply('Rejected later.').count()).toBe(1);

    await reconnect();
    await reader.discussion.locator('.line-note', { hasText: 'You seem to be offline.' }).waitFor({ state: 'detached' });
    await reader.reply('Changed while the line was down.').waitFor();
    await reader.reply('Rejected later.').waitFor({ state: 'detached' });
    await eventually(async () => expect(await countIn(reader.discussion)).toBe(before + 4 - 1 + 31));
    await showAll(reader);

    const fresh = await ArticleReader.open(browser, line.url);
    await eventually(async () => {
      const [here, there] = await Promise.all([shownTo(reader), shownTo(fresh)]);
      expect(new Set(here).size).toBe(here.length);
      // A new page shows as many as a page holds; the reader who stayed has these, in this order, and more.
      expect(here.slice(0, there.length)).toEqual(there);
    });
    for (let place = 1; place <= 30; place += 1) expect(await reader.reply(`number ${place}.`).count()).toBe(1);
    expect(await reader.reply('An answer that nobody offline could see.').count()).toBe(1);
    expect(await reader.reply('Gone and back.').count()).toBe(1);
    expect(await reader.reply('Came and went unseen.').count()).toBe(0);
    expect(await countIn(fresh.discussion)).toBe(await countIn(reader.discussion));
  });

  it('hears live again, from the next reply on', async () => {
    await author.post(thread, 'The first one after the line came back.');
    await reader.showNew();
    await reader.reply('The first one after the line came back.').waitFor();
    expect(await reader.reply('The first one after the line came back.').count()).toBe(1);
  });

  it('reads first what was pinned meanwhile, and no more what is pinned no longer', async () => {
    const { discussion } = reader;
    const pinned = discussion.getByRole('region', { name: 'Pinned by the newsroom' });
    const pin = (pinnedReplyId: string | null) => moderator.act('PATCH', `/threads/${thread}`, { pinnedReplyId });
    await cutOff();
    const unseen = await author.post(thread, 'Posted and pinned while the line was down.');
    await pin(unseen.id);
    await reconnect();
    await pinned.getByText('Posted and pinned while the line was down.').waitFor();
    await cutOff();
    await discussion.locator('.line-note', { hasText: 'You seem to be offline.' }).waitFor();
    await pin(null);
    await reconnect();
    await pinned.waitFor({ state: 'detached' });
  });

  it('keeps what was written when it could not be sent, and sends it once', async () => {
    await reader.register('Nadia Rahimi');
    await cutOff();
    const text = 'Written on a train, in a tunnel.';
    await reader.discussion.getByLabel('Your reply').fill(text);
    await reader.discussion.getByRole('button', { name: 'Post reply' }).click();
    const waiting = reader.discussion.locator('.waiting', { hasText: text });
    await waiting.waitFor();
    await reconnect();
    await waiting.waitFor({ state: 'detached' });
    await reader.reply(text).waitFor();
    const fresh = await ArticleReader.open(browser, line.url);
    await fresh.reply(text).waitFor();
    expect(await fresh.reply(text).count()).toBe(1);
    expect(await reader.reply(text).count()).toBe(1);
  });
});
