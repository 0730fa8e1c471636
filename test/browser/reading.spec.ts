import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Elsewhere } from './support/elsewhere.js';
import { eventually } from './support/eventually.js';
import type { Person } from './support/people.js';
import type { ReaderElsewhere } from './support/reader-elsewhere.js';

let elsewhere: Elsewhere;
let [ada, bo, conrad]: Person[] = [];

beforeAll(async () => {
  elsewhere = await Elsewhere.start();
  [ada, bo, conrad] = await Promise.all([elsewhere.person('Ada Lumen'), elsewhere.person('Bo Anders'), elsewhere.journalist('Conrad Duncan')]);
});
afterAll(() => elsewhere?.stop());

const known = (person: Person | undefined): Person => person ?? elsewhere.admin;
const expectListed = (reader: ReaderElsewhere, ...texts: string[]) => eventually(async () => expect(await reader.listed()).toEqual(texts));

describe('reading, in a frame on a page of another origin', () => {
  it('has five orders, the choices of the newsroom above them, and its own replies in a list', async () => {
    const thread = await elsewhere.story('/orders');
    const first = await known(ada).post(thread, 'The first that was said.');
    const second = await known(bo).post(thread, 'The second that was said.');
    const third = await known(ada).post(thread, 'The third that was said.');
    await known(bo).like(first.id);
    await known(conrad).like(first.id);
    const answer = await known(conrad).post(thread, 'The author has an answer.', second.id);
    await known(ada).like(answer.id);
    const reader = await elsewhere.open('/orders');
    await expectListed(reader, 'The third that was said.', 'The second that was said.', 'The first that was said.');
    await reader.link('Most liked').click();
    await expectListed(reader, 'The first that was said.', 'The third that was said.', 'The second that was said.');
    await reader.link('Most discussed').click();
    await expectListed(reader, 'The second that was said.', 'The third that was said.', 'The first that was said.');
    await reader.link('Oldest').click();
    await expectListed(reader, 'The first that was said.', 'The second that was said.', 'The third that was said.');
    await eventually(async () => expect(await reader.reply('The author has an answer.').locator('.badge').allInnerTexts()).toEqual(['Author']));

    await elsewhere.admin.decide(third.id, 'feature', 1);
    const chosen = reader.discussion.getByRole('region', { name: 'Chosen by the newsroom' });
    await chosen.getByText('The third that was said.').waitFor();
    await reader.link('Best').click();
    await eventually(async () => expect((await reader.listed())[0]).toBe('The third that was said.'));
    await chosen.waitFor({ state: 'detached' });

    await reader.link('From the newsroom').click();
    await expectListed(reader, 'The author has an answer.');
    expect(await reader.reply('The author has an answer.').locator('.byline .to').innerText()).toContain('Bo Anders');
    await reader.link('Newest').click();
    await elsewhere.admin.decide(third.id, 'unfeature', 1);
    await eventually(async () => expect(await chosen.count()).toBe(0));
    await reader.context.close();
  });

  it('shows the order that was pressed last, when an answer to an earlier press comes after it', async () => {
    const thread = await elsewhere.story('/overtaken');
    for (const text of ['Said at first.', 'Said at last.']) await known(ada).post(thread, text);
    const reader = await elsewhere.open('/overtaken');
    await expectListed(reader, 'Said at last.', 'Said at first.');
    const { promise: letGo, resolve: answer } = Promise.withResolvers<void>();
    await reader.page.route(/replies\?sort=oldest/, async (route) => letGo.then(() => route.continue()));
    const late = reader.page.waitForResponse(/replies\?sort=oldest/);
    await reader.link('Oldest').click();
    await reader.link('Most liked').click();
    await eventually(async () => expect(await reader.link('Most liked').getAttribute('aria-current')).toBe('true'));
    answer();
    await (await late).finished();
    // What is asked for after an answer is answered after it: by then the page has taken notice of the late one.
    await reader.link('Oldest').evaluate(async () => (await fetch('/health/live')).text());
    expect(await reader.link('Most liked').getAttribute('aria-current')).toBe('true');
    await expectListed(reader, 'Said at last.', 'Said at first.');
    await reader.context.close();
  });

  it('folds a branch away, and remembers it', async () => {
    const thread = await elsewhere.story('/folds');
    const top = await known(ada).post(thread, 'A quarrel begins here.');
    await known(bo).post(thread, 'And goes on down here.', top.id);
    const reader = await elsewhere.open('/folds');
    await reader.reply('And goes on down here.').waitFor();
    await reader.button('Hide 1 answer', reader.reply('A quarrel')).click();
    await eventually(async () => expect(await reader.reply('And goes on down here.').count()).toBe(0));
    await reader.goTo(`${elsewhere.paper.url}/folds`);
    const show = reader.button('Show 1 answer', reader.reply('A quarrel'));
    await show.waitFor();
    expect(await show.getAttribute('aria-expanded')).toBe('false');
    await show.click();
    await reader.reply('And goes on down here.').waitFor();
    await reader.context.close();
  });

  it('says what came since one left, marks the place, and leads to the first of it', async () => {
    const thread = await elsewhere.story('/left');
    for (let place = 1; place <= 24; place += 1) await known(place % 2 ? ada : bo).post(thread, `Said before, number ${place}.`);
    const reader = await elsewhere.open('/left');
    await reader.reply('Said before, number 24.').waitFor();
    // Where somebody left is kept by a part that comes later.
    await eventually(async () => expect(await reader.discussion.locator('html').evaluate(`performance.getEntriesByType('resource').some(({ name }) => name.includes('/keeping-'))`)).toBe(true));
    await reader.page.goto('about:blank');
    const firstNew = await known(ada).post(thread, 'Said while nobody looked.');
    for (let place = 1; place <= 23; place += 1) await known(place % 2 ? ada : bo).post(thread, `Said after that, number ${place}.`);
    await reader.goTo(`${elsewhere.paper.url}/left`);
    await reader.discussion.getByText('24 new replies since you were here').waitFor();
    expect(await reader.reply('Said while nobody looked.').count()).toBe(0);
    await reader.link('Go to the first').click();
    const found = reader.discussion.locator(`[data-reply="${firstNew.id}"]`);
    await found.waitFor();
    await reader.discussion.locator(`[data-reply="${firstNew.id}"]:focus`).waitFor();
    expect(await found.locator('.badge.new').innerText()).toBe('New');
    await reader.link('Show more replies').click();
    await reader.discussion.getByText('You were here before').waitFor();
    await reader.discussion.locator(`section > .replies > li:has([data-reply="${firstNew.id}"]) + li.left-here`).waitFor();
    await reader.context.close();
  });

  it('keeps the order and the pages that were loaded, and the place among them, when somebody comes back', async () => {
    const thread = await elsewhere.story('/place');
    for (let place = 1; place <= 45; place += 1) await known(place % 2 ? ada : bo).post(thread, `A long evening, number ${place}.`);
    const reader = await elsewhere.open('/place');
    await reader.link('Oldest').click();
    await eventually(async () => expect((await reader.listed())[0]).toBe('A long evening, number 1.'));
    await reader.link('Show more replies').click();
    await reader.reply('A long evening, number 38.').waitFor();
    const read = reader.discussion.locator('article[data-reply]', { hasText: 'A long evening, number 31.' });
    const top = async () => (await read.boundingBox())?.y ?? Number.NaN;
    await reader.page.mouse.move(400, 400);
    await eventually(async () => {
      // The page may not have made the frame as tall yet as it has to be: then it is scrolled again.
      const off = (await top()) - 200;
      if (Math.abs(off) >= 3) await reader.page.mouse.wheel(0, off);
      expect(Math.abs((await top()) - 200)).toBeLessThan(3);
    });
    await reader.page.goto('about:blank');
    await reader.page.goBack();
    await eventually(async () => expect((await reader.listed())[0]).toBe('A long evening, number 1.'));
    await read.waitFor();
    await eventually(async () => expect(Math.abs((await top()) - 200)).toBeLessThan(80));
    await reader.context.close();
  });

  it('finds words in the discussion, marks them, and leads to where they stand', async () => {
    const thread = await elsewhere.story('/search');
    const top = await known(ada).post(thread, 'What is to be said of the harbour?');
    const deep = await known(bo).post(thread, 'In the café by the *lighthouse* they know.', top.id);
    for (let place = 1; place <= 22; place += 1) await known(place % 2 ? ada : bo).post(thread, `Nothing of that, number ${place}.`);
    const reader = await elsewhere.open('/search');
    await reader.button('Search').click();
    const field = reader.discussion.getByRole('searchbox', { name: 'Search in this discussion' });
    await field.fill('CAFE lighth');
    await field.press('Enter');
    const results = reader.discussion.getByRole('region', { name: 'Search' });
    await results.getByText('1 reply found').waitFor();
    expect(await results.locator('mark').allInnerTexts()).toEqual(['café', 'lighthouse']);
    expect(await results.getByText('in answer to').innerText()).toContain('Ada Lumen');
    await results.getByRole('link', { name: 'Show in the discussion' }).click();
    await reader.discussion.locator(`section [data-reply="${deep.id}"]:focus`).waitFor();
    await field.fill('nowhere at all');
    await field.press('Enter');
    await results.getByText('Nothing was found').waitFor();
    await field.press('Escape');
    await eventually(async () => expect(await results.count()).toBe(0));
    await reader.context.close();
  });
});
