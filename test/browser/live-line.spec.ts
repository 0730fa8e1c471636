import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Elsewhere } from './support/elsewhere.js';
import { eventually } from './support/eventually.js';
import type { Person } from './support/people.js';
import type { ReaderElsewhere } from './support/reader-elsewhere.js';

let elsewhere: Elsewhere;
let author: Person;
let thread: string;
let readers: ReaderElsewhere[];

beforeAll(async () => {
  elsewhere = await Elsewhere.start();
  author = await elsewhere.person('Karim Noori');
  thread = await elsewhere.story('/live');
  await author.post(thread, 'What everybody came to read.');
  readers = await Promise.all([elsewhere.open('/live'), elsewhere.open('/live')]);
  await readers[0]?.register('Leila Rahimi');
});
afterAll(() => elsewhere?.stop());

/** The same is true before each of the two, one of whom is logged in and one is not; neither loads anything anew. */
const eachSees = (claim: (reader: ReaderElsewhere) => Promise<void>) => Promise.all(readers.map((reader) => eventually(() => claim(reader))));
const eachReads = (...texts: string[]) => eachSees(async (reader) => expect(await reader.listed()).toEqual(texts));
const heading = (reader: ReaderElsewhere) => reader.discussion.locator('h1').innerText();

describe('what happens, before the eyes of two readers in frames on a page of another origin', () => {
  it('is a new reply, which waits until it is asked for and counts at once', async () => {
    await author.post(thread, 'Something new was said.');
    await eachSees(async (reader) => expect(await reader.button('Show 1 new reply').count()).toBe(1));
    await eachReads('What everybody came to read.');
    await eachSees(async (reader) => expect(await heading(reader)).toBe('2 replies'));
    for (const reader of readers) await reader.button('Show 1 new reply').click();
    await eachReads('Something new was said.', 'What everybody came to read.');
  });

  it('is an edit, a removal and a restoration, each in its place', async () => {
    const moved = await author.post(thread, 'This will be changed.');
    for (const reader of readers) await reader.button('Show 1 new reply').click();
    await eachReads('This will be changed.', 'Something new was said.', 'What everybody came to read.');
    const { revision } = await author.edit(moved.id, 'This was changed.');
    await eachReads('This was changed.', 'Something new was said.', 'What everybody came to read.');
    await elsewhere.admin.decide(moved.id, 'reject', revision);
    await eachReads('Something new was said.', 'What everybody came to read.');
    await eachSees(async (reader) => expect(await heading(reader)).toBe('2 replies'));
    await elsewhere.admin.decide(moved.id, 'restore', revision);
    await eachSees(async (reader) => expect(await reader.button('Show 1 new reply').count()).toBe(1));
    for (const reader of readers) await reader.button('Show 1 new reply').click();
    await eachReads('This was changed.', 'Something new was said.', 'What everybody came to read.');
  });

  it('is a place-holder where a removed reply has answers, and the text again when it is restored', async () => {
    const top = await author.post(thread, 'Answered, and then removed.');
    await elsewhere.admin.post(thread, 'The answer stays.', top.id);
    for (const reader of readers) await reader.button('Show 1 new reply').click();
    await eachSees(async (reader) => expect(await reader.reply('The answer stays.').count() + await reader.button('1 new answer').count()).toBeGreaterThan(0));
    await elsewhere.admin.decide(top.id, 'reject', 1);
    await eachSees(async (reader) => expect(await reader.discussion.locator(`[data-reply="${top.id}"] .gone`).allInnerTexts()).toEqual(['A moderator removed this reply.']));
    await elsewhere.admin.decide(top.id, 'restore', 1);
    await eachSees(async (reader) => expect(await reader.reply('Answered, and then removed.').count()).toBe(1));
  });

  it('is a like, of one and of the other', async () => {
    const [one, other] = readers as [ReaderElsewhere, ReaderElsewhere];
    await one.button(/^Like/, one.reply('What everybody came')).click();
    await other.button('Like (1 like)', other.reply('What everybody came')).waitFor();
    await elsewhere.admin.like((await one.reply('What everybody came').getAttribute('data-reply')) ?? '');
    await eachSees(async (reader) => expect(await reader.button('Like (2 likes)').count()).toBe(1));
  });

  it('is the closing of the discussion, and its opening', async () => {
    const closed = (reader: ReaderElsewhere) => reader.discussion.getByText('This discussion is closed. It can still be read.').count();
    await elsewhere.admin.act('PATCH', `/threads/${thread}`, { status: 'closed' });
    await eachSees(async (reader) => expect([await closed(reader), await reader.field.count(), await reader.button('Answer').count()]).toEqual([1, 0, 0]));
    await elsewhere.admin.act('PATCH', `/threads/${thread}`, { status: 'open' });
    await eachSees(async (reader) => expect([await closed(reader), await reader.field.count()]).toEqual([0, 1]));
    await eachSees(async (reader) => expect(await reader.button('Answer').count()).toBeGreaterThan(0));
  });

  it('is many new replies at once, of which a few are drawn in one task, and whose first is gone to', async () => {
    const [one] = readers as [ReaderElsewhere];
    for (let place = 1; place <= 18; place += 1) await author.post(thread, `One of many, number ${place}.`);
    const frame = one.page.frames().find((each) => each.url().includes('/frame?'));
    await frame?.evaluate(`(() => {
      window.drawn = [];
      new MutationObserver((changes) => drawn.push(changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node.classList?.contains('reply')).length))
        .observe(document.querySelector('.replies'), { childList: true });
    })()`);
    await one.button('Show 18 new replies').click();
    await eventually(async () => expect((await one.listed()).slice(0, 18)).toEqual(Array.from({ length: 18 }, (_, place) => `One of many, number ${18 - place}.`)));
    const drawn = (await frame?.evaluate('drawn')) as number[];
    expect([drawn.reduce((all, few) => all + few, 0), Math.max(...drawn)]).toEqual([18, 4]);
    await one.discussion.locator('article:focus', { hasText: 'One of many, number 18.' }).waitFor();
  });
});
