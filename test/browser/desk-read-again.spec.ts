import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { eventually } from './support/eventually.js';
import { holdFirst } from './support/hold-first.js';
import { Moderator } from './support/moderator.js';
import { mainThread, Person } from './support/people.js';
import { turnAway } from './support/turn-away.js';

let site: Everything;
let browser: Browser;
let moderator: Moderator;
let author: Person;
let other: Person;
let thread: string;

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  [author, thread] = [await Person.register(site.url, 'Zahra Ahmadi'), await mainThread(site.url)];
  other = await Person.register(site.url, 'Karim Noori');
  moderator = await Moderator.open(browser, site.url, site.logins.moderator);
});
beforeEach(() => moderator.page.unrouteAll());
afterAll(async () => {
  // Fails when the pages threw anything.
  await browser?.close();
  await site?.stop();
});

const again = () => moderator.page.getByRole('button', { name: 'Try again', exact: true });
/** A reply that waits for a moderator to look at it. */
async function reported(text: string): Promise<string> {
  const { id } = await author.post(thread, text);
  await other.report(id, 'Please look at it.');
  return id;
}
const go = (place: string) => moderator.page.evaluate(`location.hash = '${place}'`);

describe('what a moderator is not answered for a moment', () => {
  it.each([
    ['the log', '#/log', /\/moderation\/log\?/, '.log > li'],
    ['the threads', '#/threads', /\/moderation\/threads\?/, 'table.busy'],
    ['the picture of the day', '#/today', /\/moderation\/picture\?/, '.day-numbers'],
    ['the report', '#/report', /\/moderation\/transparency\?/, '.report'],
    ['the word lists', '#/words', /\/moderation\/words(\?|$)/, 'form.words'],
    ['a reader', '#/people/', /\/moderation\/users\/[0-9a-f-]+$/, '.reader-facts'],
    ['a thread', '#/threads/', /\/api\/v1\/threads\/[0-9a-f-]+$/, '.thread-state'],
  ])('can be asked for again: %s', async (name, place, address, shown) => {
    const away = await turnAway(moderator.page, address);
    await go(name === 'a reader' ? place + author.id : name === 'a thread' ? place + thread : place);
    await again().first().waitFor();
    expect(await moderator.page.locator(shown).count()).toBe(0);
    away.over();
    await again().first().click();
    await moderator.page.locator(shown).first().waitFor();
    await again().first().waitFor({ state: 'detached' });
  });

  it('is looked up again by itself where nobody would see that it is missing', async () => {
    const away = await turnAway(moderator.page, /\/replies\/[0-9a-f-]+\/answers$/, 2);
    const id = await reported('What is answered to this?');
    await other.post(thread, 'This is answered to it.', id);
    await go('#/queue/reported');
    await moderator.row('What is answered to this?').click();
    await moderator.open.getByText('This is answered to it.').waitFor();
    expect(away.times()).toBe(2);
  });

  it('is no reason to be shown the door', async () => {
    const away = await turnAway(moderator.page, '**/auth/refresh', 2);
    await moderator.page.reload();
    await moderator.page.getByText('Live', { exact: true }).waitFor();
    expect(away.times()).toBe(2);
  });
});

describe('a decision that is made while another is on its way', () => {
  it('is made as well', async () => {
    for (const text of ['The first to be kept.', 'The second to be kept.']) await reported(text);
    await go('#/queue/reported');
    await moderator.row('The first to be kept.').click();
    const first = await holdFirst(moderator.page, '**/decisions');
    await moderator.page.keyboard.press('a');
    await first.asked;
    await moderator.row('The second to be kept.').click();
    await moderator.open.getByText('The second to be kept.').first().waitFor();
    await moderator.page.keyboard.press('a');
    first.letGo();
    await eventually(async () => expect(await moderator.row('to be kept.').count()).toBe(0));
  });
});
