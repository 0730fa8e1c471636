import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { startEverything, type Everything } from '../support/everything.js';
import { fillInAccount } from './support/article.js';
import { foundPaper, threadUnder } from './support/elsewhere.js';
import { loginOf, ReaderElsewhere } from './support/reader-elsewhere.js';
import { eventually } from './support/eventually.js';
import type { Paper } from './support/paper.js';
import { Person } from './support/people.js';

let site: Everything;
let browser: Browser;
let paper: Paper;
let reader: ReaderElsewhere;
let other: Person;
let thread: string;

const address = () => `${paper.url}/story`;
const value = (of: ReaderElsewhere) => of.field.inputValue();

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  ({ paper } = await foundPaper(site));
  reader = await ReaderElsewhere.open(browser, address());
  thread = await threadUnder(site, address());
  await reader.register('Nadia Karimi');
  other = await Person.register(site.url, 'Zahra Ahmadi');
});
afterAll(async () => {
  await browser?.close();
  await paper?.close();
  await site?.stop();
});

describe('writing in a frame on a page of another origin', () => {
  it('marks text by buttons and by keys, and shows it as the server will', async () => {
    await reader.field.fill('strong words');
    // What marks text comes a moment after the log-in.
    await reader.button('Bold').waitFor();
    await reader.field.press('Control+a');
    await reader.field.press('Control+b');
    expect(await value(reader)).toBe('**strong words**');
    await reader.field.press('Control+z');
    expect(await value(reader)).toBe('strong words');
    await reader.field.press('Control+a');
    await reader.button('Italic').click();
    await reader.field.press('End');
    await reader.field.press('Enter');
    await reader.button('Quotation').click();
    await reader.field.pressSequentially('said she');
    expect(await value(reader)).toBe('*strong words*\n> said she');
    await reader.button('Preview').click();
    const preview = reader.discussion.locator('.preview .body');
    await preview.locator('blockquote', { hasText: 'said she' }).waitFor();
    expect(await preview.locator('em').innerText()).toBe('strong words');
    await reader.picture('writing-preview');
    expect(await reader.faults()).toEqual([]);
    await reader.field.fill('');
    await reader.button('Preview').click();
  });

  it('moves along the toolbar by arrows, with one stop for the Tab key', async () => {
    await reader.field.focus();
    await reader.field.press('Tab');
    const focused = () => reader.discussion.locator('.tool:focus').getAttribute('aria-label');
    // Where it was used last.
    await reader.discussion.locator('.tool:focus', { hasText: 'Preview' }).waitFor();
    await reader.page.keyboard.press('ArrowRight');
    await eventually(async () => expect(await focused()).toBe('Bold'));
    await reader.page.keyboard.press('ArrowRight');
    await eventually(async () => expect(await focused()).toBe('Italic'));
    await reader.page.keyboard.press('End');
    await reader.page.keyboard.press('ArrowLeft');
    await eventually(async () => expect(await focused()).toBe('Code'));
    await reader.page.keyboard.press('Tab');
    await reader.discussion.locator('.primary:focus', { hasText: 'Post reply' }).waitFor();
  });

  it('counts what is left as the server does: an emoji is one', async () => {
    await reader.field.fill('😀'.repeat(4_600));
    await reader.discussion.getByText('400 characters left').waitFor();
    await reader.field.fill('😀'.repeat(5_001));
    await reader.button('Post reply').click();
    await reader.discussion.getByText('1 character too many').first().waitFor();
    await reader.field.fill('');
  });

  it('asks back when it looks like shouting, and takes it at the second press', async () => {
    await reader.field.fill('THIS IS WHAT I THINK OF IT!');
    await reader.button('Post reply').click();
    await reader.discussion.getByText('This looks like shouting.').waitFor();
    expect(await reader.discussion.locator('.composer [role="alert"] p').allInnerTexts()).toEqual(['This looks like shouting.', 'Post anyway?']);
    await reader.picture('writing-hint');
    expect(await reader.faults()).toEqual([]);
    expect(await reader.reply('THIS IS WHAT').count()).toBe(0);
    await reader.button('Post anyway').click();
    await reader.reply('THIS IS WHAT I THINK OF IT!').waitFor();
  });

  it('completes a name from a list that is worked by keys, and links it', async () => {
    await other.post(thread, 'A word from somebody who can be mentioned.');
    await reader.field.fill('');
    await reader.field.pressSequentially('I agree with @zah');
    const option = reader.discussion.getByRole('option', { name: /Zahra Ahmadi/ });
    await option.waitFor();
    expect(await option.getAttribute('aria-selected')).toBe('true');
    expect(await reader.field.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
    await reader.picture('writing-mention');
    expect(await reader.faults()).toEqual([]);
    await reader.field.press('Enter');
    await eventually(async () => expect(await value(reader)).toBe('I agree with @Zahra Ahmadi '));
    await reader.field.pressSequentially('on this.');
    await reader.button('Post reply').click();
    const mention = reader.reply('I agree with').locator('a.mention');
    await mention.waitFor();
    expect(await mention.innerText()).toBe('@Zahra Ahmadi');
    expect(await mention.getAttribute('href')).toMatch(/^\/u\/[0-9a-f-]{36}$/);
  });

  it('answers with a quotation: of what is marked, or of the whole', async () => {
    await other.post(thread, 'First this sentence.\n\nThen that one.');
    await reader.discussion.getByRole('button', { name: /^Show \d+ new repl/ }).click();
    const reply = reader.reply('First this sentence.');
    await reply.locator('.body p').first().selectText();
    await reader.press('First this sentence.', 'Answer');
    const answer = reply.getByRole('textbox');
    await eventually(async () => expect(await answer.inputValue()).toBe('> First this sentence.\n\n'));
    await reader.press('First this sentence.', 'Cancel');
    await reader.reply('Then that one.').getByRole('button', { name: 'Answer', exact: true }).click();
    await answer.fill('');
    await reader.press('First this sentence.', 'Quote the reply');
    await answer.press('Control+End');
    await answer.pressSequentially('Indeed.');
    expect(await answer.inputValue()).toBe('> First this sentence.\n> \n> Then that one.\n\nIndeed.');
    await reader.press('First this sentence.', 'Post answer');
    await reader.reply('Indeed.').waitFor();
    await reader.picture('writing-quote');
    expect(await reader.faults()).toEqual([]);
  });

  it('finds a draft on another device; of two, the newer one is shown and the other offered', async () => {
    const saved = reader.page.waitForResponse((response) => response.url().includes('/draft') && response.request().method() === 'PUT');
    await reader.field.fill('Begun at the desk');
    await saved;
    const phone = await ReaderElsewhere.open(browser, address(), { viewport: { width: 375, height: 740 } });
    const { email, password } = loginOf('Nadia Karimi');
    await phone.logIn(email, password);
    await eventually(async () => expect(await value(phone)).toBe('Begun at the desk'));
    const again = phone.page.waitForResponse((response) => response.url().includes('/draft') && response.request().method() === 'PUT');
    await phone.field.fill('Begun at the desk, continued on the way');
    await again;

    await reader.field.fill('Begun at the desk, and changed there too');
    await reader.page.reload();
    await eventually(async () => expect(await value(reader)).toBe('Begun at the desk, and changed there too'));
    const offered = reader.discussion.locator('.other-draft');
    await offered.getByText('continued on the way').waitFor();
    await reader.picture('writing-other-draft');
    expect(await reader.faults()).toEqual([]);
    await offered.getByRole('button', { name: 'Take this one' }).click();
    await eventually(async () => expect(await value(reader)).toBe('Begun at the desk, continued on the way'));
    await offered.getByText('and changed there too').waitFor();
    await offered.getByRole('button', { name: 'Discard it' }).click();
    await reader.button('Post reply').click();
    await reader.reply('continued on the way').waitFor();
    await phone.page.reload();
    await phone.name.waitFor();
    await eventually(async () => expect(await value(phone)).toBe(''));
    await phone.field.focus();
    await phone.button('Bold').waitFor();
    await phone.picture('writing-phone');
    expect(await phone.faults()).toEqual([]);
    await phone.context.close();
  });

  it('shows what an edit changed, and that it came after an answer', async () => {
    const mine = await other.post(thread, 'The talks begin today.');
    await reader.discussion.getByRole('button', { name: /^Show \d+ new repl/ }).click();
    await reader.press('The talks begin today.', 'Answer');
    await reader.reply('The talks begin today.').getByRole('textbox').fill('Good.');
    await reader.press('The talks begin today.', 'Post answer');
    await reader.reply('Good.').waitFor();
    await other.edit(mine.id, 'The talks begin tomorrow, I hear.');
    const reply = reader.reply('The talks begin tomorrow');
    await reply.getByRole('button', { name: 'edited after it was answered' }).click();
    const history = reply.locator('.revisions');
    await history.locator('ins', { hasText: 'tomorrow' }).waitFor();
    expect(await history.locator('del').first().innerText()).toBe('today');
    await reader.picture('writing-history');
    expect(await reader.faults()).toEqual([]);
  });

  it('tells an author that their reply was answered, before they change it', async () => {
    await reader.press('I agree with', 'Edit');
    expect(await reader.discussion.getByText('Somebody has answered this already.').count()).toBe(0);
    const edited = reader.discussion.getByLabel('Change your reply');
    expect(await edited.inputValue()).toBe('I agree with @Zahra Ahmadi on this.');
    await reader.discussion.locator('.composer', { has: edited }).getByRole('button', { name: 'Cancel' }).click();
  });

  it('keeps what one reader wrote from the next one in the same browser, and takes what was written before logging in along', async () => {
    const { email, password } = loginOf('Alice Amiri');
    const shared = await ReaderElsewhere.open(browser, address());
    const logOut = async () => {
      await shared.button('Log out').click();
      await shared.name.waitFor({ state: 'detached' });
      await eventually(async () => expect(await value(shared)).toBe(''));
    };
    await shared.register('Alice Amiri');
    await shared.field.fill('Only Alice has thought this');
    await logOut();
    await shared.register('Basir Omid');
    expect(await value(shared)).toBe('');
    // Saved whenever there is a pause: who types slowly saves some beginnings of it, too.
    const saved: { body: string }[] = [];
    shared.page.on('request', (request) => {
      if (request.url().includes('/draft') && request.method() === 'PUT') saved.push(request.postDataJSON() as { body: string });
    });
    await shared.field.pressSequentially('A thought of his own');
    await eventually(() => Promise.resolve(expect(saved.at(-1)).toEqual({ body: 'A thought of his own' })));
    expect(saved.filter(({ body }) => !'A thought of his own'.startsWith(body))).toEqual([]);
    await logOut();
    await shared.logIn(email, password);
    await eventually(async () => expect(await value(shared)).toBe('Only Alice has thought this'));
    await logOut();

    await shared.field.fill('Written first, logged in afterwards');
    await shared.button('Post reply').click();
    await fillInAccount(shared.discussion, 'Carim Sadat');
    await shared.reply('Written first, logged in afterwards').waitFor();
    await shared.context.close();
  });
});
