import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { QueueAnswer } from '#contract/moderation';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { eventually } from './support/eventually.js';
import { faults } from './support/faults.js';
import { Moderator } from './support/moderator.js';
import { ask, mainThread, Person } from './support/people.js';

const PICTURES = process.env['PICTURES'];

describe('two moderators at once', () => {
  let site: Everything;
  let browser: Browser;
  let one: Moderator;
  let other: Moderator;
  let chief: Person;
  let thread: string;
  let names: { one: string; other: string };
  let written = 0;
  const author: Person[] = [];

  beforeAll(async () => {
    [site, browser] = await Promise.all([startEverything(), openBrowser()]);
    chief = await Person.logIn(site.url, site.logins.admin);
    thread = await mainThread(site.url);
    author.push(await Person.register(site.url, 'Laila Noor'));
    await chief.act('PATCH', `/threads/${thread}`, { moderation: 'pre' });
    [one, other] = [await Moderator.open(browser, site.url, site.logins.moderator), await Moderator.open(browser, site.url, site.logins.admin)];
    const nameOf = (moderator: Moderator) => moderator.page.locator('.who bdi').innerText();
    names = { one: await nameOf(one), other: await nameOf(other) };
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  const texts = ['The bridge at the end of the road is older than the road.', 'Nobody asked the people of the valley.', 'A river does not sign treaties, and keeps them all.', 'My grandfather built half of that bridge.', 'The other half was built by mine.'];
  /** A reply that waits, of a text that is like no other. */
  const hold = async (): Promise<string> => {
    const text = `${texts[written % texts.length]} Thought of on day ${(written += 1)}.`;
    await author[0]?.post(thread, text);
    return text;
  };
  const both = () => [one, other];
  const openHere = async (moderator: Moderator, text: string) => {
    await moderator.row(text).click();
    await moderator.open.locator('.reply-text.large', { hasText: text }).waitFor();
  };
  const queue = () => chief.act<QueueAnswer>('GET', `/moderation/queue?kind=held&threadId=${thread}&limit=100`);
  const take = async (moderator: Moderator, name: string) => {
    if (PICTURES === undefined) return;
    for (const scheme of ['light', 'dark'] as const) {
      await moderator.page.emulateMedia({ colorScheme: scheme });
      await moderator.page.screenshot({ path: `${PICTURES}/${name}-${scheme}.png` });
    }
    await moderator.page.emulateMedia({ colorScheme: 'light' });
  };

  it('see each other come, and are given different replies', async () => {
    await Promise.all([one.page.getByText(`Here too: ${names.other}`).waitFor(), other.page.getByText(`Here too: ${names.one}`).waitFor()]);
    await hold();
    await hold();
    for (const moderator of both()) await moderator.tab('Held').click();
    await eventually(async () => {
      const [mine, theirs] = await Promise.all(both().map(({ open }) => open.locator('.reply-text.large').innerText()));
      expect(mine).not.toBe(theirs);
    });
  });

  it('are told live who is reviewing what, may take it over, and may decide all the same', async () => {
    const text = await hold();
    await other.row(text).waitFor();
    await one.row(text).waitFor();
    // Told, and not found by looking again: what is looked for has no answer meanwhile.
    const { promise: mayLook, resolve: lookAgain } = Promise.withResolvers<void>();
    await other.page.route(/\/moderation\/queue\?/, async (route) => {
      await mayLook;
      await route.continue();
    });
    await openHere(one, text);
    await other.row(text).getByText(`${names.one} is reviewing`).waitFor();
    lookAgain();
    await openHere(other, text);
    await other.open.getByText(`${names.one} is reviewing this.`).waitFor();
    await take(other, 'reviewing');
    await other.page.keyboard.press('t');
    await one.open.getByText(`${names.other} is reviewing this.`).waitFor();
    await one.page.keyboard.press('a');
    await one.row(text).waitFor({ state: 'detached' });
    await other.page.getByText('Somebody else has dealt with this reply while you had it open.').waitFor();
    await other.page.getByRole('button', { name: 'Go on to the next' }).click();
  });

  it('are told of a conflict: the loser sees what the reply is now', async () => {
    const text = await hold();
    for (const moderator of both()) await moderator.row(text).waitFor();
    await openHere(other, text);
    await openHere(one, text);
    // What one does not hear of is what it is about to be told.
    await one.context.setOffline(false);
    const found = (await queue()).items.find(({ reply }) => reply.body === text)?.reply;
    await Promise.all([chief.decide(found?.id ?? '', 'reject', 1), one.page.keyboard.press('a')]);
    await eventually(async () => {
      const [told, gone] = [await one.page.getByText(/That no longer fits|While you had this open, it was rejected/).count(), await one.row(text).count()];
      expect(told > 0 || gone === 0).toBe(true);
    });
    for (const moderator of both()) await moderator.page.reload();
    for (const moderator of both()) await moderator.page.getByText('Live', { exact: true }).waitFor();
  });

  it('undo what they have just decided by a key: the reply is back where it was, open', async () => {
    const text = await hold();
    await one.row(text).waitFor();
    await openHere(one, text);
    await one.page.keyboard.press('r');
    await one.page.keyboard.press('3');
    await one.page.keyboard.press('Enter');
    await one.row(text).waitFor({ state: 'detached' });
    await one.page.getByText('Rejected the reply by Laila Noor.').waitFor();
    await take(one, 'undo');
    await one.page.keyboard.press('u');
    await one.page.getByText('Undone: the reply by Laila Noor is as it was.').waitFor();
    await one.row(text).waitFor();
    await one.open.locator('.reply-text.large', { hasText: text }).waitFor();
    expect((await queue()).items.map(({ reply }) => reply.body)).toContain(text);
    await one.page.keyboard.press('a');
    await one.row(text).waitFor({ state: 'detached' });
    await one.page.locator('.done button').waitFor();
    // After ten seconds the way back is gone.
    await one.page.locator('.done button').waitFor({ state: 'detached' });
  });

  it('hand over by key, with a word; it is among the other’s own', async () => {
    const text = await hold();
    await one.row(text).waitFor();
    await openHere(one, text);
    await one.page.keyboard.press('h');
    await one.page.getByLabel('To whom').selectOption({ label: names.other });
    await one.page.getByLabel('What should they know?').fill('You know that bridge.');
    await take(one, 'handover');
    await one.page.keyboard.press('Enter');
    await one.page.getByText('Handed over the reply by Laila Noor.').waitFor();
    await other.page.keyboard.press('5');
    await other.row(text).getByText(`${names.one} handed this over to you.`).waitFor();
    await openHere(other, text);
    await other.open.getByText('You know that bridge.').waitFor();
    await other.page.keyboard.press('1');
  });

  it('ask for a second opinion, and two must agree', async () => {
    const text = await hold();
    await one.row(text).waitFor();
    await openHere(one, text);
    await one.page.keyboard.press('s');
    await one.page.getByLabel('What you would do').selectOption({ label: 'Reject it: Private information' });
    await one.page.getByRole('button', { name: /^Ask/ }).click();
    await one.page.getByText('Asked for a second opinion on the reply by Laila Noor.').waitFor();
    await other.row(text).waitFor();
    await openHere(other, text);
    await other.open.getByText(`${names.one} would reject it (private information).`).waitFor();
    await take(other, 'opinion');
    await other.page.keyboard.press('a');
    await other.page.getByText('Your opinion on the reply by Laila Noor is noted.').waitFor();
    await openHere(other, text);
    await other.page.keyboard.press('r');
    await other.page.keyboard.press('6');
    await other.page.keyboard.press('Enter');
    await other.row(text).waitFor({ state: 'detached' });
  });

  it('note and name a colleague; look at the author, and come back by Escape', async () => {
    const text = await hold();
    await one.row(text).waitFor();
    await openHere(one, text);
    await one.page.keyboard.press('n');
    await one.open.locator('textarea:focus').waitFor();
    await one.page.keyboard.type(`@${names.other} is that the same bridge?`);
    await one.page.keyboard.press('Control+Enter');
    await one.open.locator('.note-body', { hasText: 'is that the same bridge?' }).waitFor();
    await one.page.keyboard.press('Escape');
    await one.page.keyboard.press('p');
    await one.page.getByRole('dialog', { name: 'About Laila Noor' }).getByText('Apologies').or(one.page.getByText('Member since')).waitFor();
    await take(one, 'author');
    expect(await faults(one.page)).toEqual([]);
    await one.page.keyboard.press('Escape');
    await one.page.getByRole('dialog').waitFor({ state: 'detached' });
    await other.page.keyboard.press('5');
    await other.row(text).getByText(`${names.one} named you in a note.`).waitFor();
    await take(other, 'mine');
    await other.page.keyboard.press('1');
  });

  it('narrow the queue down, keep that by a name, and share it', async () => {
    await one.page.getByRole('button', { name: 'Narrow down' }).click();
    await one.page.getByLabel('Waiting for at least').selectOption({ label: 'an hour' });
    await take(one, 'narrow');
    expect(await faults(one.page)).toEqual([]);
    await one.page.getByRole('button', { name: 'Show', exact: true }).click();
    await one.page.waitForURL(/#.*older=60/);
    await one.page.getByRole('button', { name: 'Narrowed down' }).click();
    await one.page.getByLabel('Keep this as').fill('Waited an hour');
    await one.page.getByLabel('Share it with the team').check();
    await one.page.getByRole('button', { name: 'Keep', exact: true }).click();
    await one.page.getByRole('button', { name: 'Waited an hour', exact: true }).waitFor();
    await one.page.getByRole('button', { name: 'Show everything' }).click();
    await other.page.getByRole('button', { name: 'Narrow down' }).click();
    await other.page.getByRole('button', { name: 'Waited an hour', exact: true }).click();
    await other.page.waitForURL(/#.*older=60/);
  });

  it.each([['light', 1280], ['dark', 1280], ['light', 375], ['dark', 375]] as const)('show no fault that axe finds, and fit their window: %s, %i pixels', async (colorScheme, width) => {
    const text = await hold();
    await one.page.emulateMedia({ colorScheme });
    await one.page.setViewportSize({ width, height: 800 });
    await one.page.goto(`${site.url}/console#/queue/held`);
    const back = one.page.getByRole('button', { name: 'Back to the list' });
    // On a phone either the list is seen or what was open last.
    await back.or(one.row(text)).filter({ visible: true }).first().waitFor();
    if (await back.isVisible()) await back.click();
    await one.row(text).waitFor();
    if (PICTURES !== undefined) await one.page.screenshot({ path: `${PICTURES}/list-${colorScheme}-${width}.png` });
    expect(await faults(one.page)).toEqual([]);
    await openHere(one, text);
    expect(await faults(one.page)).toEqual([]);
    if (PICTURES !== undefined) await one.page.screenshot({ path: `${PICTURES}/open-${colorScheme}-${width}.png` });
    if (width < 1280) await back.click();
  });

  it('leave, and are gone from who is here', async () => {
    await one.page.setViewportSize({ width: 1280, height: 800 });
    await other.context.close();
    await one.page.getByText(`Here too: ${names.other}`).waitFor({ state: 'detached' });
    expect((await ask<{ status: string }>(`${site.url}/health/live`)).status).toBe('live');
  });
});
