import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { QueueAnswer } from '#contract/moderation';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { eventually } from './support/eventually.js';
import { Moderator } from './support/moderator.js';
import { mainThread, Person } from './support/people.js';

const REPLIES = 200;

/** What makes no two texts nearly the same. */
const words = ['bridge', 'river', 'valley', 'treaty', 'winter', 'harvest', 'border', 'engine', 'letter', 'orchard', 'signal', 'market', 'teacher', 'tunnel', 'morning', 'lantern', 'granite', 'village', 'meadow', 'harbour'];
const textOf = (n: number): string => `${n}: ${Array.from({ length: 6 }, (_, place) => words[(n * 7 + place * (n % 11 + 1)) % words.length]).join(' ')} ${n * n}.`;

describe('a queue of two hundred', () => {
  let site: Everything;
  let browser: Browser;
  let moderator: Moderator;
  let chief: Person;
  let thread: string;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startEverything(), openBrowser()]);
    chief = await Person.logIn(site.url, site.logins.admin);
    thread = await mainThread(site.url);
    await chief.act('PATCH', `/threads/${thread}`, { moderation: 'pre' });
    // What the demonstration holds is somebody else's work.
    for (const { reply } of (await chief.act<QueueAnswer>('GET', `/moderation/queue?kind=held&threadId=${thread}&limit=100`)).items) await chief.decide(reply.id, 'approve', reply.revision);
    const authors = await Promise.all(['Ada Amin', 'Bilal Baig', 'Cyra Cole', 'Dara Dean'].map((name) => Person.register(site.url, name)));
    for (let n = 0; n < REPLIES; n += authors.length) await Promise.all(authors.map((author, place) => author.post(thread, textOf(n + place))));
    moderator = await Moderator.open(browser, site.url, site.logins.moderator);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  it('is worked through by keyboard alone, without a reload', async () => {
    const { page } = moderator;
    const { keyboard } = page;
    await page.goto(`${site.url}/console#/queue/held?thread=${thread}`);
    // Until then the queue of before is there.
    await page.locator('.one-thread').waitFor();
    await moderator.open.waitFor();
    await page.evaluate('window.stillHere = true');
    const openText = () => moderator.open.locator('.reply-text.large').innerText();
    for (let n = 0; n < REPLIES; n += 1) {
      const text = await openText();
      if (n % 4 === 3) for (const key of ['r', '3', 'Enter']) await keyboard.press(key);
      else await keyboard.press('a');
      if (n < REPLIES - 1) await eventually(async () => expect(await openText()).not.toBe(text));
    }
    await page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();
    expect(await page.evaluate('window.stillHere')).toBe(true);
    await eventually(async () => {
      const left = await chief.act<QueueAnswer>('GET', `/moderation/queue?kind=held&threadId=${thread}`);
      expect(left.items).toEqual([]);
    });
    const log = await chief.act<{ items: { action: string }[] }>('GET', '/moderation/log?limit=100&action=reply.reject');
    expect(log.items.length).toBeGreaterThanOrEqual(REPLIES / 4);
  }, 300_000);
});
