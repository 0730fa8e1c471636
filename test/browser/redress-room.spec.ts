import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page as Listed } from '#contract/primitives';
import type { NoticeCase } from '#contract/redress';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { eventually } from './support/eventually.js';
import { faults } from './support/faults.js';
import { Moderator } from './support/moderator.js';
import { ask, mainThread, Person } from './support/people.js';

/** Where pictures of the screens go, for whoever wants to look at them. */
const PICTURES = process.env['PICTURES'];
const SENTENCES = ['The bridge at the end of the road is older than the road.', 'Nobody asked the people of the valley.', 'A river does not sign treaties, and keeps them all.', 'My grandfather built half of it.', 'The other half was built by mine.', 'The ferry was slower, and nobody missed it.'];

describe('the room of appeals and notices', () => {
  let site: Everything;
  let browser: Browser;
  let chief: Person;
  let thread: string;
  let author: Person;
  let one: Moderator;
  let other: Moderator;
  let nameOfOther: string;
  let written = 0;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startEverything(), openBrowser()]);
    chief = await Person.logIn(site.url, site.logins.admin);
    thread = await mainThread(site.url);
    author = await Person.register(site.url, 'Laila Noor');
    [one, other] = [await Moderator.open(browser, site.url, site.logins.moderator), await Moderator.open(browser, site.url, site.logins.admin)];
    nameOfOther = await other.page.locator('.who bdi').innerText();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  const text = () => `${SENTENCES[written % SENTENCES.length]} Thought of on day ${(written += 1)}.`;
  const post = (parentId?: string) => author.post(thread, text(), parentId);
  const noticeOf = async (why: string, replyId?: string): Promise<string> => {
    const id = replyId ?? (await post()).id;
    await ask(`${site.url}/api/v1/notices`, 'POST', { url: `${site.url}/r/${id}`, explanation: why });
    return id;
  };
  /** An appeal against a rejection, so that whoever is a moderator only may decide on it. */
  const appealAgainst = async (why: string, replyId?: string): Promise<string> => {
    const id = replyId ?? (await post()).id;
    await chief.decide(id, 'reject', 1);
    const [{ id: decisionId }] = (await author.act<{ items: [{ id: string }] }>('GET', '/me/statements?limit=1')).items;
    await author.act('POST', '/me/appeals', { decisionId, text: why });
    return id;
  };
  const list = (page: Page) => page.getByRole('list', { name: 'Appeals and notices in this list' });
  const row = (page: Page, words: string) => list(page).getByRole('button').filter({ hasText: words });
  const openHere = (page: Page, words: string) => page.locator('.case-words', { hasText: words }).waitFor();
  const goTo = async (page: Page, place = '') => {
    await page.goto(`${site.url}/console#/redress${place}`);
    await page.getByRole('navigation', { name: 'Waiting or decided' }).waitFor();
  };
  const focused = (page: Page) => page.evaluate<string>('document.activeElement.className + " " + document.activeElement.textContent');
  /** Begins a decision and writes what goes with it, where there is a place to write. */
  const write = async (page: Page, key: 'a' | 'r', words: string) => {
    await page.keyboard.press(key);
    await page.locator('.decide textarea:focus').waitFor();
    await page.keyboard.type(words);
  };
  /** A dialog takes every key until it has gone, which is a moment after it was told to go. */
  const leaveDialog = async (page: Page) => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const shoot = async (page: Page, name: string) => {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/redress-room-${name}.png` });
  };

  it('is worked wholly by keyboard: gone through, read in its conversation, decided, and the focus goes on with it', async () => {
    const { page } = one;
    const above = await post();
    const removed = await post(above.id);
    const below = await author.post(thread, 'An answer to what was removed, from before that.', removed.id);
    await appealAgainst('It is a quotation.', removed.id);
    const illegal = await noticeOf('It calls for violence.');
    await noticeOf('It is a lie about me.');
    await goTo(page);
    await row(page, 'It is a quotation.').waitFor();
    await row(page, 'It is a lie about me.').waitFor();
    await page.locator('body').press('Tab');
    await row(page, 'It is a quotation.').focus();
    await openHere(page, 'It is a quotation.');
    // What it answers stands above, and what was answered below.
    await page.locator('.above', { hasText: above.body ?? 'nothing' }).waitFor();
    await page.locator('.case-reply', { hasText: removed.body ?? 'nothing' }).waitFor();
    await page.locator('.answers', { hasText: below.body ?? 'nothing' }).waitFor();
    await shoot(page, 'appeal');
    await page.keyboard.press('j');
    await openHere(page, 'It calls for violence.');
    await eventually(async () => expect(await focused(page)).toContain('It calls for violence.'));
    await eventually(async () => expect((await chief.act<Listed<NoticeCase>>('GET', '/moderation/notices')).items.find(({ explanation }) => explanation === 'It calls for violence.')?.state).toBe('reviewing'));
    await page.keyboard.press('k');
    await openHere(page, 'It is a quotation.');
    await page.keyboard.press('a');
    await page.getByLabel('What the reader is told (optional)').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.decide button:focus').waitFor();
    await write(page, 'a', 'You were right.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Decided. Whom it concerns is told.').waitFor();
    await openHere(page, 'It calls for violence.');
    await eventually(async () => expect(await focused(page)).toContain('It calls for violence.'));
    expect((await ask<{ status: string }>(`${site.url}/api/v1/replies/${removed.id}`)).status).toBe('published');
    // A notice is never decided without a word to whoever gave it.
    await page.keyboard.press('r');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Please write why first').waitFor();
    await page.keyboard.type('It does.');
    await page.keyboard.press('Control+Enter');
    await openHere(page, 'It is a lie about me.');
    await eventually(async () => expect((await fetch(`${site.url}/api/v1/replies/${illegal}`)).status).toBe(404));
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Next appeal or notice').waitFor();
    await shoot(page, 'keys');
    await leaveDialog(page);
    await page.keyboard.press('p');
    await page.getByRole('dialog', { name: 'About Laila Noor' }).getByText('Member since').waitFor();
    await leaveDialog(page);
    await write(page, 'a', 'It is an opinion.');
    await page.keyboard.press('Control+Enter');
    const rest = page.getByRole('heading', { name: 'Nothing is waiting' });
    await rest.and(page.locator(':focus')).waitFor();
    await shoot(page, 'rest');
    await page.keyboard.press('2');
    await row(page, 'It is a lie about me.').click();
    await page.getByText('it stays.', { exact: false }).last().waitFor();
    await page.locator('.decide', { hasText: 'It is an opinion.' }).waitFor();
    await page.keyboard.press('1');
    await rest.waitFor();
  });

  it('shows a decision about a reader, and a whole discussion; what was written is there on coming back into the room', async () => {
    const { page } = one;
    const reader = await Person.register(site.url, 'Omid Karimi');
    const [{ id: siteId }] = (await chief.act<{ items: [{ id: string }] }>('GET', '/sites')).items;
    await chief.act('POST', `/moderation/users/${reader.id}/sanctions`, { kind: 'suspend', reason: 'abuse', note: 'Three times in a week.', siteId, until: new Date(Date.now() + 86_400_000).toISOString() });
    const [{ id: sanctionId }] = (await reader.act<{ items: [{ id: string }] }>('GET', '/me/statements')).items;
    await reader.act('POST', '/me/appeals', { sanctionId, text: 'It was somebody of my name.' });
    await ask(`${site.url}/api/v1/notices`, 'POST', { url: `${site.url}/t/${thread}`, explanation: 'All of it is a crime.', law: 'Criminal Code, § 126', name: 'A. Neighbour' });
    await goTo(page);
    await row(page, 'It was somebody of my name.').click();
    await page.locator('.why', { hasText: 'Suspended: Abuse of another person.' }).getByText('Three times in a week.').waitFor();
    await page.getByText(/On The Meridian\. Until \d+ \w+ 20\d\d at \d\d:\d\d\./).waitFor();
    await shoot(page, 'sanction');
    expect(await faults(page)).toEqual([]);
    await row(page, 'All of it is a crime.').click();
    await page.getByText('It is about the whole discussion.').waitFor();
    await page.getByText('From A. Neighbour').waitFor();
    await page.getByText('Law: Criminal Code, § 126').waitFor();
    await write(page, 'a', 'It is a quarrel');
    await page.keyboard.press('Escape');
    await page.keyboard.press('o');
    await page.waitForURL(new RegExp(`#/threads/${thread}`));
    await page.goBack();
    await openHere(page, 'All of it is a crime.');
    await write(page, 'a', ', and no crime.');
    await page.keyboard.press('Control+Enter');
    await openHere(page, 'It was somebody of my name.');
    await page.keyboard.press('a');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();
    await reader.post(thread, 'I may write again.');
    await page.keyboard.press('2');
    await row(page, 'All of it is a crime.').click();
    await page.locator('.decide', { hasText: 'It is a quarrel, and no crime.' }).waitFor();
  });

  it('tells whoever comes second what was decided meanwhile, and keeps the focus', async () => {
    await appealAgainst('The first of two.');
    await noticeOf('The second of two.');
    await noticeOf('The third of two.');
    for (const { page } of [one, other]) await goTo(page);
    const { page } = one;
    await row(page, 'The second of two.').click();
    await write(page, 'r', 'While I write');
    // Decided by the other, and told live.
    await row(other.page, 'The second of two.').click();
    await write(other.page, 'a', 'It may stand.');
    await other.page.keyboard.press('Control+Enter');
    await other.page.getByText('Decided. Whom it concerns is told.').waitFor();
    await page.getByRole('alert').getByText(`${nameOfOther} decided this while you had it open: it stays.`).waitFor();
    await page.getByRole('button', { name: 'Go on to the next' }).and(page.locator(':focus')).waitFor();
    await shoot(page, 'too-late');
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await openHere(page, 'The third of two.');
    await row(page, 'The second of two.').waitFor({ state: 'detached' });
    // Decided at the same moment, before anything was told: the answer says so.
    await page.route(/\/moderation\/(appeals|notices|redress)\?/, (route) => route.abort());
    await write(page, 'a', 'It may stand.');
    const third = (await chief.act<Listed<NoticeCase>>('GET', '/moderation/notices')).items.find(({ explanation }) => explanation === 'The third of two.');
    await chief.act('POST', `/moderation/notices/${third?.id}/decisions`, { decision: 'dismiss', reason: 'It may.' });
    await page.keyboard.press('Control+Enter');
    await page.getByText(`${nameOfOther} decided this while you had it open: it stays.`).waitFor();
    await page.unroute(/\/moderation\/(appeals|notices|redress)\?/);
    await page.reload();
    await row(page, 'The first of two.').click();
    await page.keyboard.press('r');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Nothing is waiting' }).waitFor();
  });

  it('takes a key that comes between the closing of a dialog and its going', async () => {
    await noticeOf('One more, for the keys.');
    const { page } = one;
    await goTo(page);
    await row(page, 'One more, for the keys.').click();
    await openHere(page, 'One more, for the keys.');
    for (const [key, name] of [['p', 'About Laila Noor'], ['?', 'Keys']] as const) {
      await page.keyboard.press(key);
      await page.getByRole('dialog', { name }).waitFor();
      // In one breath: the page is told of the closing only with its next picture.
      const written = await page.evaluate(`(async () => {
        const press = async (key, code) => {
          document.dispatchEvent(new KeyboardEvent('keydown', { key, code }));
          for (let turn = 0; turn < 10; turn += 1) await null;
          return document.querySelectorAll('.decide textarea').length;
        };
        document.querySelector('dialog[open]').close();
        return [await press('a', 'KeyA'), await press('Escape', 'Escape'), await press('a', 'KeyA')];
      })()`);
      expect(written).toEqual([1, 0, 1]);
      await page.locator('.decide textarea:focus').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.decide textarea').waitFor({ state: 'detached' });
    }
  });
});
