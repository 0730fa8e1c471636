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

describe('reacting, in a frame on a page of another origin', () => {
  it('is a like that others see at once, and that can be taken back', async () => {
    const thread = await elsewhere.story('/likes');
    await author.post(thread, 'Something that is worth a like.');
    const [one, other] = [await elsewhere.open('/likes'), await elsewhere.open('/likes')];
    await one.register('Leila Rahimi');
    const like = one.button(/^Like/, one.reply('worth a like'));
    const seen = other.button(/^Like/, other.reply('worth a like'));
    await like.click();
    await eventually(async () => expect(await like.getAttribute('aria-pressed')).toBe('true'));
    await like.filter({ hasText: '1' }).waitFor();
    await other.button('Like (1 like)', other.reply('worth a like')).waitFor();
    expect(await seen.getAttribute('aria-pressed')).toBe('false');
    await like.click();
    await eventually(async () => expect(await like.getAttribute('aria-pressed')).toBe('false'));
    await eventually(async () => expect(await other.button('Like (1 like)').count()).toBe(0));
    await one.context.close();
    await other.context.close();
  });

  it('is meant, for somebody who logs in on the way: the like is given as soon as they have', async () => {
    const thread = await elsewhere.story('/way-in');
    const reply = await author.post(thread, 'Liked by somebody new here.');
    const reader = await elsewhere.open('/way-in');
    await reader.button(/^Like/, reader.reply('somebody new')).click();
    await reader.discussion.getByText('Log in or register, and your like counts at once.').waitFor();
    await reader.reply('somebody new').getByRole('button', { name: 'Register' }).first().click();
    await fillInAccount(reader.discussion, 'Nadia Haidari');
    await nameIn(reader.discussion).waitFor();
    await eventually(async () => expect(await reader.button('Like (1 like)').getAttribute('aria-pressed')).toBe('true'));
    await reader.discussion.locator('form.account').waitFor({ state: 'detached' });
    // Shown at once, and told to the server a moment later.
    await eventually(async () => expect((await author.act<{ likeCount: number }>('GET', `/replies/${reply.id}`)).likeCount).toBe(1));
    await reader.context.close();
  });

  it('is never on one’s own reply: there it is only a number', async () => {
    const thread = await elsewhere.story('/own');
    const reader = await elsewhere.open('/own');
    await reader.register('Farid Own');
    await reader.discussion.getByLabel('Your reply').fill('Written by me, in the frame.');
    await reader.button('Post reply').click();
    const own = reader.reply('Written by me, in the frame.');
    await own.waitFor();
    await eventually(async () => expect(await own.getByRole('button', { name: /^Like/ }).count()).toBe(0));
    await author.like((await own.getAttribute('data-reply')) ?? '');
    await own.getByText('1 like', { exact: true }).waitFor();
    expect(thread).toBeTruthy();
    await reader.context.close();
  });

  it('is a link that is copied, or shown where a browser does not let it be copied', async () => {
    const thread = await elsewhere.story('/share');
    const reply = await author.post(thread, 'Something to pass on.');
    const reader = await elsewhere.open('/share');
    await reader.button('Share', reader.reply('pass on')).click();
    const shown = reader.discussion.getByLabel('Link to this reply');
    await eventually(async () => expect((await shown.count()) + (await reader.button('Link copied').count())).toBe(1));
    if ((await shown.count()) === 1) {
      expect(await shown.inputValue()).toBe(reply.url);
      await reader.discussion.locator('input[readonly]:focus').waitFor();
      await reader.button('Close', reader.reply('pass on')).click();
    }
    await reader.context.close();

    const own = await elsewhere.open('/share', { permissions: ['clipboard-read', 'clipboard-write'] });
    await own.page.goto(reply.url);
    await own.page.locator(`html.ready [data-reply="${reply.id}"]`).first().getByRole('button', { name: 'Share' }).click();
    await own.page.getByRole('button', { name: 'Link copied' }).first().waitFor();
    expect(await own.page.evaluate('navigator.clipboard.readText()')).toBe(reply.url);
    await own.context.close();
  });

  it('works by keyboard, without losing the place', async () => {
    const thread = await elsewhere.story('/keys');
    await author.post(thread, 'Liked with the space bar.');
    const reader = await elsewhere.open('/keys');
    await reader.register('Keya Board');
    const like = reader.button(/^Like/, reader.reply('space bar'));
    await like.focus();
    await reader.page.keyboard.press('Space');
    await eventually(async () => expect(await like.getAttribute('aria-pressed')).toBe('true'));
    await reader.discussion.locator('button.like:focus').waitFor();
    await reader.context.close();
  });
});
