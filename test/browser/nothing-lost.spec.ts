import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fillInAccount, nameIn } from './support/article.js';
import { Elsewhere } from './support/elsewhere.js';
import { eventually } from './support/eventually.js';
import type { Person } from './support/people.js';

let elsewhere: Elsewhere;
let author: Person;
beforeAll(async () => {
  elsewhere = await Elsewhere.start();
  author = await elsewhere.person('Karim Noori');
});
afterAll(() => elsewhere?.stop());

const SHOUTED = `${'THIS IS WHAT I THINK OF ALL THAT! '.repeat(60)}`.trim();

describe('nobody loses their text or their place', () => {
  it('when friends would say something, of what is posted on the way through registering: they are asked once, and it is posted', async () => {
    await elsewhere.story('/hints');
    const reader = await elsewhere.open('/hints');
    await reader.field.fill(SHOUTED);
    await reader.button('Post reply').click();
    await fillInAccount(reader.discussion, 'Nadia Haidari');
    await nameIn(reader.discussion).waitFor();
    await reader.discussion.locator('.primary:focus', { hasText: 'Post anyway' }).waitFor();
    const said = await reader.discussion.locator('.composer [role="alert"] p').allInnerTexts();
    expect(said.length).toBeGreaterThan(2);
    expect(said.filter((line) => line.includes('Post anyway?'))).toEqual(['Post anyway?']);
    expect(said.at(-1)).toBe('Post anyway?');
    await reader.picture('hints');
    await reader.page.keyboard.press('Enter');
    await reader.reply('THIS IS WHAT I THINK').waitFor();
    await reader.context.close();
  });

  it('when a reply is withdrawn: they go on at what is left of it, at the next one, or at the heading', async () => {
    const thread = await elsewhere.story('/withdrawn');
    await author.post(thread, 'The reply that comes after it.');
    const reader = await elsewhere.open('/withdrawn');
    await reader.register('Farid Own');
    await reader.post('Mine, and answered.');
    await author.post(thread, 'An answer.', (await reader.reply('Mine, and answered.').getAttribute('data-reply')) ?? '');
    await reader.post('Mine, and nothing below it.');
    const withdraw = async (text: string) => {
      const id = (await reader.reply(text).getAttribute('data-reply')) ?? '';
      await reader.press(text, 'Withdraw');
      await reader.press(text, 'Yes, withdraw it');
      return id;
    };
    await withdraw('Mine, and nothing below it.');
    await reader.discussion.locator('article:focus', { hasText: 'Mine, and answered.' }).waitFor();
    const tombstone = await withdraw('Mine, and answered.');
    await reader.discussion.locator(`[data-reply="${tombstone}"]:focus .gone`).waitFor();
    await reader.context.close();

    await elsewhere.story('/alone');
    const alone = await elsewhere.open('/alone');
    await alone.register('Only One');
    await alone.post('Nobody else is here.');
    await alone.press('Nobody else is here.', 'Withdraw');
    await alone.press('Nobody else is here.', 'Yes, withdraw it');
    await alone.discussion.locator('h1:focus').waitFor();
    await alone.context.close();
  });

  it('when the discussion is closed while they write: the text stays to be read and copied, and they are told why', async () => {
    const thread = await elsewhere.story('/closing');
    await author.post(thread, 'What there was to answer.');
    const reader = await elsewhere.open('/closing');
    await reader.register('Half Written');
    await reader.field.fill('Half of what I wanted to');
    await reader.press('What there was to answer.', 'Answer');
    const answer = reader.reply('What there was to answer.').getByRole('textbox');
    await answer.fill('Half an answer');
    await elsewhere.admin.act('PATCH', `/threads/${thread}`, { status: 'closed' });
    await eventually(async () => expect(await reader.discussion.getByText('was closed while you were writing').count()).toBeGreaterThanOrEqual(2));
    for (const [field, text] of [[reader.field, 'Half of what I wanted to'], [answer, 'Half an answer']] as const) {
      expect([await field.inputValue(), await field.isEditable(), await field.getAttribute('aria-describedby')]).toEqual([text, false, expect.any(String)]);
    }
    expect(await reader.discussion.locator('textarea:focus').inputValue()).toBe('Half an answer');
    expect(await reader.button(/^Post/).count()).toBe(0);
    expect(await reader.faults()).toEqual([]);
    await reader.picture('closed-while-writing');
    await elsewhere.admin.act('PATCH', `/threads/${thread}`, { status: 'open' });
    await eventually(async () => expect([await reader.field.isEditable(), await reader.field.inputValue()]).toEqual([true, 'Half of what I wanted to']));
    await reader.context.close();
  });
});
