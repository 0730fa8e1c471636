import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { ArticleReader, countIn } from './support/article.js';
import { eventually } from './support/eventually.js';
import { mainThread, Person } from './support/people.js';

const NEWS = 'Something new, written while somebody else was reading further down.';

let site: Everything;
let browser: Browser;
let reader: ArticleReader;
let author: Person;
let thread: string;
/** The reply that somebody is just reading, in the middle of the discussion. */
let read: Locator;

const top = async (element: Locator): Promise<number> => (await element.boundingBox())?.y ?? Number.NaN;
const bar = () => reader.discussion.getByRole('button', { name: /^Show \d+ new repl/ });

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  [thread, author, reader] = await Promise.all([mainThread(site.url), Person.register(site.url, 'Karim Noori'), ArticleReader.open(browser, site.url)]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** Brings a reply to the middle of the window, as somebody does who scrolls to it, and waits until the page has told the frame. */
async function readAt(place: number): Promise<Locator> {
  const shown = reader.discussion.locator('section .replies > .reply > article').nth(place);
  // By its id: the fifth is another one as soon as one above it goes.
  const element = reader.discussion.locator(`section [data-reply="${await shown.getAttribute('data-reply')}"]`);
  await reader.page.mouse.move(400, 400);
  await eventually(async () => {
    // What was above it may have moved it meanwhile: then it is scrolled to again.
    const off = (await top(element)) - 300;
    if (Math.abs(off) >= 2) await reader.page.mouse.wheel(0, off);
    expect(Math.abs((await top(element)) - 300)).toBeLessThan(2);
  });
  return element;
}

describe('the place of somebody who reads', () => {
  it('is kept when a reply arrives above it', async () => {
    read = await readAt(4);
    const [before, replies] = [await top(read), await countIn(reader.discussion)];
    await author.post(thread, NEWS);
    await bar().waitFor();
    await eventually(async () => expect(await countIn(reader.discussion)).toBe(replies + 1));
    await eventually(async () => expect(Math.abs((await top(read)) - before)).toBeLessThan(1));
    expect(await reader.reply(NEWS).count()).toBe(0);
  });

  it('is kept when something above it grows, and when it goes', async () => {
    const growing = await author.post(thread, 'Short.');
    await eventually(async () => expect(await bar().innerText()).toBe('Show 2 new replies'));
    await reader.page.mouse.wheel(0, -10_000);
    await reader.showNew();
    await reader.reply('Short.').waitFor();
    read = await readAt(4);
    const before = await top(read);

    await author.edit(growing.id, Array.from({ length: 12 }, (_, line) => `Paragraph ${line + 1}, which makes it longer.`).join('\n\n'));
    await reader.reply('Paragraph 12').waitFor();
    await eventually(async () => expect(Math.abs((await top(read)) - before)).toBeLessThan(2));

    const moderator = await Person.logIn(site.url, site.logins.moderator);
    await moderator.decide(growing.id, 'reject', 2);
    await reader.reply('Paragraph 12').waitFor({ state: 'detached' });
    await eventually(async () => expect(Math.abs((await top(read)) - before)).toBeLessThan(2));
  });

  it('is left when the reader asks for it: the bar inserts the reply and brings it into view', async () => {
    read = await readAt(5);
    const text = 'The newest of all, which the bar brings.';
    await author.post(thread, text);
    await bar().waitFor();
    await eventually(async () => {
      const box = await bar().boundingBox();
      expect(box && box.y >= 0 && box.y + box.height <= 900).toBe(true);
    });
    await bar().click();
    const arrived = reader.reply(text);
    await arrived.waitFor();
    await eventually(async () => {
      const { y, height } = (await arrived.boundingBox()) ?? { y: -1, height: 0 };
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + height).toBeLessThanOrEqual(900);
    });
    await bar().waitFor({ state: 'detached' });
  });

  it('has one scrollbar, the page’s: the frame is as tall as what is in it', async () => {
    const frame = reader.page.frames().find((each) => each.url().includes('/frame?'));
    await eventually(async () => {
      expect(await frame?.evaluate('document.documentElement.scrollHeight - innerHeight')).toBe(0);
      expect(await frame?.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    });
  });
});
