import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Frame } from 'playwright-core';
import type { ReplyView } from '#contract/replies';
import type { ThreadView } from '#contract/threads';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { ArticleReader, countIn } from './support/article.js';
import { eventually } from './support/eventually.js';
import { ask, mainThread, Person } from './support/people.js';

/** The same presses in every run; other numbers try other ways through the page. */
const SEEDS = [1, 2];
const PRESSES = 100;

let site: Everything;
let browser: Browser;
let thread: string;
let authors: Person[];
let moderator: Person;

const frameOf = ({ page }: ArticleReader): Frame => page.frames().find((frame) => frame.url().includes('/frame?')) ?? page.mainFrame();

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  thread = await mainThread(site.url);
  [moderator, ...authors] = await Promise.all([
    Person.logIn(site.url, site.logins.moderator),
    Person.register(site.url, 'Karim Noori'),
    Person.register(site.url, 'Leila Azimi'),
  ]);
});
afterAll(async () => {
  // Fails when the pages threw anything.
  await browser?.close();
  await site?.stop();
});

/** Of the browser's own objects, what is needed to press things. */
interface Pressable {
  value?: string;
  dispatchEvent: (event: object) => void;
  focus: () => void;
  click: () => void;
}
interface PageWindow {
  document: { querySelectorAll: (selector: string) => Iterable<Pressable> };
  Event: new (name: string, options?: object) => object;
  requestAnimationFrame: (painted: () => void) => void;
}

/** Of a reply's text in the page, what it says and where it stands. */
interface ShownBody {
  innerHTML: string;
  parentElement: { getAttribute: (name: string) => string | null };
}

/** Presses one thing after another, whatever is there, the next as soon as the page has been painted. Runs in the page. */
async function pressAnything([seed, presses]: readonly [number, number]): Promise<void> {
  const page = globalThis as unknown as PageWindow;
  let state = seed;
  /** mulberry32: small, and the same in every run. */
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  for (let press = 0; press < presses; press += 1) {
    const all = [...page.document.querySelectorAll('main > :not(.head) :is(button, .more-link, .sort a, input[type=radio], textarea)')];
    const target = all[Math.floor(random() * all.length)];
    target?.dispatchEvent(new page.Event('pointerenter'));
    target?.focus();
    if (target && 'defaultValue' in target && 'rows' in target) {
      target.value = `Typed at press ${press}.`;
      target.dispatchEvent(new page.Event('input', { bubbles: true }));
    } else target?.click();
    await new Promise<void>((painted) => page.requestAnimationFrame(painted));
  }
}

/** People who post, answer, edit and are moderated, as long as somebody presses things. */
async function keepTalking(pressing: Promise<unknown>): Promise<void> {
  let done = false;
  void pressing.finally(() => (done = true));
  const published: ReplyView[] = [];
  for (let turn = 0; !done; turn += 1) {
    const author = authors[turn % authors.length] ?? moderator;
    const reply = await author.post(thread, `Turn ${turn} of a talk that goes on.`, turn % 3 === 1 ? published.at(-1)?.id : undefined);
    const edited = turn % 4 === 2;
    if (edited) await author.edit(reply.id, `Turn ${turn}, said better.`);
    if (turn % 5 === 3) await moderator.decide(reply.id, 'reject', edited ? 2 : 1);
    if (turn % 10 === 8) await moderator.decide(reply.id, 'restore', edited ? 2 : 1);
    if (turn % 5 !== 3 || turn % 10 === 8) published.push(reply);
  }
}

/** Which replies are shown with another text than they have. What was pressed last may still be on its way, so all are looked at in one moment. */
async function shownUntrue({ discussion }: ArticleReader): Promise<string[]> {
  const bodies = discussion.locator('main section article[data-reply] > .body');
  const shown = await bodies.evaluateAll((all: ShownBody[]) => all.map(({ innerHTML, parentElement }) => ({ id: parentElement.getAttribute('data-reply') ?? '', innerHTML })));
  const texts = await Promise.all(shown.map(async ({ id }) => (await ask<ReplyView>(`${site.url}/api/v1/replies/${id}`)).html));
  return shown.filter(({ innerHTML }, place) => innerHTML !== texts[place]).map(({ id }) => id);
}

describe('a page on which anything is pressed while others talk', () => {
  it.each(SEEDS)('shows what there is in the end, and still reacts (seed %i)', async (seed) => {
    const reader = await ArticleReader.open(browser, site.url);
    await reader.register(`Reader ${'AB'[seed - 1]}zadi`);
    const pressing = frameOf(reader).evaluate(pressAnything, [seed, PRESSES] as const);
    await Promise.all([pressing, keepTalking(pressing)]);

    // Asked for with each look: what was pressed last may still be on its way.
    await eventually(async () => {
      const shown = await countIn(reader.discussion);
      expect((await ask<ThreadView>(`${site.url}/api/v1/threads/${thread}`)).replyCount).toBe(shown);
    });
    await eventually(async () => expect(await shownUntrue(reader)).toEqual([]));
    // Everybody who talked may have been muted by then: the last word is somebody's whom the page has not seen.
    const stranger = await Person.register(site.url, `Stranger ${'AB'[seed - 1]}zadi`);
    const { id } = await stranger.post(thread, 'Good evening to everybody.');
    await reader.discussion.getByRole('link', { name: 'Oldest' }).click();
    await reader.discussion.getByRole('link', { name: 'Newest' }).click();
    const said = reader.discussion.locator(`section [data-reply="${id}"]`);
    await said.waitFor();
    await eventually(async () => expect(await shownUntrue(reader)).toEqual([]));

    await said.getByRole('button', { name: 'Report', exact: true }).click();
    await said.getByText('What is wrong with this reply?').waitFor();
    await reader.context.close();
  });
});

describe('a panel whose part has come already', () => {
  it('opens at once, as often as it is pressed', async () => {
    const reader = await ArticleReader.open(browser, site.url);
    await reader.register('Omid Sadat');
    const text = 'Something to be reported, perhaps.';
    await moderator.post(thread, text);
    await reader.showNew();
    const report = reader.reply(text).getByRole('button', { name: 'Report', exact: true });
    // Resting on it fetches what it will open.
    const fetched = reader.page.waitForResponse((response) => response.url().includes('report-form'));
    await report.hover();
    await (await fetched).finished();
    for (let turn = 0; turn < 3; turn += 1) {
      await report.click();
      await reader.reply(text).getByText('What is wrong with this reply?').waitFor();
      await reader.press(text, 'Cancel');
      await reader.reply(text).getByText('What is wrong with this reply?').waitFor({ state: 'detached' });
    }
    await reader.context.close();
  });
});
