import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Frame, Locator } from 'playwright-core';
import { Elsewhere } from './support/elsewhere.js';
import { eventually } from './support/eventually.js';
import type { ReaderElsewhere } from './support/reader-elsewhere.js';

let elsewhere: Elsewhere;
beforeAll(async () => {
  elsewhere = await Elsewhere.start();
  const author = await elsewhere.person('Karim Noori');
  for (const path of ['/contrast', '/zoom', '/small']) {
    const thread = await elsewhere.story(path);
    const chosen = await author.post(thread, 'Chosen before the others, by the newsroom.');
    await author.post(thread, 'An answer to it.', chosen.id);
    await author.post(thread, `A reply that is long enough to run over the end of its line, ${'and then some more, '.repeat(8)}to its end.`);
    await elsewhere.admin.decide(chosen.id, 'feature', 1);
  }
});
afterAll(() => elsewhere?.stop());

const frameOf = (reader: ReaderElsewhere): Frame => reader.page.frames().find((each) => each.url().includes('/frame?')) ?? reader.page.mainFrame();
const styleOf = (of: Locator, ...names: string[]): Promise<string[]> =>
  of.evaluate((element, wanted) => wanted.map((name) => (globalThis as unknown as { getComputedStyle: (of: unknown) => Record<string, string> }).getComputedStyle(element)[name] ?? ''), names);

/** Controls that reach over an edge of the frame, or whose words do not fit into them. */
const cutIn = (reader: ReaderElsewhere): Promise<string[]> =>
  frameOf(reader).evaluate<string[]>(`[...document.querySelectorAll('button, a, input, textarea, .body, h1')]
    .filter((each) => each.checkVisibility() && !each.closest('.unseen-until-focused'))
    .filter((each) => { const { left, right } = each.getBoundingClientRect(); return left < 0 || right > innerWidth + 0.5 || (each.matches('button, h1') && each.scrollWidth > each.clientWidth + 1); })
    .map((each) => each.outerHTML.slice(0, 120))`);
const fits = (reader: ReaderElsewhere) =>
  eventually(async () => {
    expect(await cutIn(reader)).toEqual([]);
    for (const frame of reader.page.frames()) expect(await frame.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

describe('a discussion in the reader’s own colours', () => {
  it('tells apart by edges what it otherwise tells apart by grounds, and shows the focus', async () => {
    const reader = await elsewhere.open('/contrast', { forcedColors: 'active' });
    expect(await frameOf(reader).evaluate(`matchMedia('(forced-colors: active)').matches`)).toBe(true);
    expect(await styleOf(reader.discussion.locator('.chosen'), 'borderTopStyle')).toEqual(['solid']);
    expect(await styleOf(reader.link('Newest'), 'textDecorationLine')).toEqual(['underline']);
    await reader.register('Contrast Reader');
    await reader.field.fill('A word to @kar');
    await reader.discussion.getByRole('option', { selected: true }).waitFor();
    expect(await styleOf(reader.discussion.getByRole('option', { selected: true }), 'outlineStyle', 'outlineWidth')).toEqual(['solid', '2px']);
    await reader.picture('contrast-mention');
    await reader.field.fill('**A word** to look at');
    await reader.button('Preview').click();
    await reader.discussion.locator('.preview strong').waitFor();
    expect(await styleOf(reader.discussion.locator('.preview'), 'borderTopStyle')).toEqual(['solid']);
    await reader.field.focus();
    expect(await styleOf(reader.button('Preview'), 'outlineStyle', 'outlineWidth')).toEqual(['solid', '2px']);
    await reader.page.keyboard.press('Tab');
    expect(await styleOf(reader.discussion.locator('.tool:focus'), 'outlineStyle', 'outlineWidth')).toEqual(['solid', '3px']);
    const like = reader.button(/^Like/, reader.reply('long enough'));
    const empty = await styleOf(like.locator('svg'), 'fill');
    await like.click();
    await eventually(async () => expect(await like.getAttribute('aria-pressed')).toBe('true'));
    expect(await styleOf(like.locator('svg'), 'fill')).not.toEqual(empty);
    await reader.picture('contrast');
    await reader.button('Post reply').click();
    await reader.reply('to look at').waitFor();
    // What was looked at before posting is not left behind.
    await eventually(async () => expect(await reader.discussion.locator('.preview').count()).toBe(0));
    await reader.context.close();
  });
});

describe('a discussion at twice its size', () => {
  it('fits the window, with everything that is opened in it', async () => {
    const reader = await elsewhere.open('/zoom', { viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 });
    await fits(reader);
    await reader.register('Zoomed Reader');
    await reader.field.fill('Written at twice the size, to @kar');
    await reader.discussion.getByRole('option').first().waitFor();
    await fits(reader);
    await reader.field.press('Enter');
    // What is below the list moves up as it closes; a button that moves under the mouse is not pressed.
    await reader.discussion.getByRole('option').first().waitFor({ state: 'detached' });
    await reader.button('Preview').click();
    await reader.discussion.locator('.preview .body').waitFor();
    await fits(reader);
    await reader.picture('zoom-writing');
    await reader.button('Post reply').click();
    await reader.reply('Written at twice').waitFor();
    await reader.button('Search').click();
    await reader.discussion.getByRole('searchbox').fill('newsroom');
    await reader.discussion.getByRole('searchbox').press('Enter');
    await reader.discussion.locator('.found mark').first().waitFor();
    await fits(reader);
    await reader.discussion.getByRole('searchbox').press('Escape');
    await reader.press('long enough', 'Report');
    await reader.discussion.getByRole('radio').first().waitFor();
    await fits(reader);
    await reader.press('long enough', 'Report');
    await reader.press('long enough', 'Answer');
    await reader.reply('long enough').getByRole('textbox').fill('An answer at twice the size.');
    await reader.press('long enough', 'Post answer');
    await reader.reply('An answer at twice the size.').waitFor();
    await fits(reader);
    await reader.picture('zoom');
    await reader.context.close();
  });
});

describe('small things to look at', () => {
  it('the search opens below its button, which stays; what is pressed is 24 pixels high; the ring around a reply is whole', async () => {
    const reader = await elsewhere.open('/small');
    const search = reader.discussion.locator('.search > button');
    const before = await search.boundingBox();
    await search.click();
    await reader.discussion.getByRole('searchbox').waitFor();
    const [after, panel] = [await search.boundingBox(), await reader.discussion.locator('.search > .panel').boundingBox()];
    expect([after?.x, after?.y]).toEqual([before?.x, before?.y]);
    expect(panel?.y ?? 0).toBeGreaterThan((after?.y ?? 0) + 20);
    await reader.picture('search-open');
    expect((await reader.discussion.locator('a.when').first().boundingBox())?.height).toBeGreaterThanOrEqual(24);
    const reply = reader.reply('long enough');
    await reply.focus();
    const around = await frameOf(reader).evaluate(`(() => { const { left, right } = document.activeElement.getBoundingClientRect(); return Math.min(left, innerWidth - right); })()`);
    expect(around).toBeGreaterThanOrEqual(8);
    await reader.context.close();
  });

  it('the frame is named in its own language, unless the page names it', async () => {
    elsewhere.paper.language = 'de';
    const reader = await elsewhere.open('/small');
    elsewhere.paper.language = 'en';
    await eventually(async () => expect(await reader.page.locator('iframe').getAttribute('title')).toBe('Diskussion'));
    await reader.context.close();
  });
});
