import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { languageTags } from '#contract/languages';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { startBrowsable } from '../support/browsable-app.js';
import { openBrowser, openContext } from '../support/browser.js';
import type { TestApp } from '../support/test-app.js';
import { heardLive, replyIn } from './support/article.js';
import { eventually, PATIENCE_MS } from './support/eventually.js';
import { faults } from './support/faults.js';
import { holdFirst } from './support/hold-first.js';
import { joinAt } from './support/join-at.js';

/** Where pictures of the screens go, for whoever wants to look at them. */
const PICTURES = process.env['PICTURES'];
const QUESTION = 'Should the bridge be rebuilt?';

let app: TestApp;
let browser: Browser;
let here: MadeThread;
let question: string;
let staff: Somebody;
/** Two who read along, each in a browser of their own. */
let reader: Page;
let moderator: Page;
/** The scripts that each of them was sent. */
const sent = new Map<Page, string[]>();

beforeAll(async () => {
  [app, browser] = await Promise.all([startBrowsable({ STAFF_PROOF: 'off' }), openBrowser()]);
  [here, staff] = [await makeThread(app), await makeUser(app, { role: 'moderator' })];
  question = (await app.ask('post', `/articles/${here.articleId}/threads`, staff).send({ prompt: QUESTION }).expect(201)).body.id;
  for (const body of ['The bridge was closed first.', 'The harbour is what matters.']) await makeReply(app, here.id, { body });
  [reader, moderator] = [await openPage('Rona Karim'), await openPage('Ana Moderates')];
  await app.database.client.user.update({ where: { id: (await app.database.client.user.findFirstOrThrow({ where: { name: 'Ana Moderates' } })).id }, data: { role: 'moderator' } });
  await visit(moderator, `/t/${here.id}`);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function openPage(name: string): Promise<Page> {
  const page = await (await openContext(browser)).newPage();
  sent.set(page, []);
  page.on('request', (request) => sent.get(page)?.push(request.url()));
  const joined = heardLive(page);
  await joinAt(app, page, `/t/${here.id}`, name);
  await joined;
  return page;
}

async function visit(page: Page, path: string): Promise<void> {
  const joined = heardLive(page);
  await page.goto(app.url + path);
  await joined;
}

/** Every language in one of the looks; in both, where somebody wants to look at them. */
const screens = languageTags.flatMap((locale, nr) => ([[locale, 'light', 1280], [locale, 'dark', 375]] as const).filter((_, look) => PICTURES !== undefined || look === nr % 2));

const button = (page: Page, text: string, name: string) => replyIn(page, text).first().getByRole('button', { name, exact: true });
const panel = () => moderator.getByRole('group', { name: 'Moderate' });
const forModerators = (page: Page) => sent.get(page)?.filter((url) => url.includes('/moderating/')) ?? [];
const shoot = (page: Page, name: string) => (PICTURES ? page.screenshot({ path: `${PICTURES}/moderating-${name}.png`, fullPage: true }) : Promise.resolve());

describe('a moderator who reads along', () => {
  it('closes and opens the answers below a reply, which everybody sees at once; nobody else is sent what that takes', async () => {
    await button(reader, 'The bridge was closed first.', 'Answer').waitFor();
    expect(await reader.getByRole('button', { name: 'Moderate' }).count()).toBe(0);
    await button(moderator, 'The bridge was closed first.', 'Moderate').waitFor();
    expect(forModerators(moderator)).toEqual([]);
    await button(moderator, 'The bridge was closed first.', 'Moderate').click();
    await panel().getByRole('button', { name: 'Close the answers' }).click();
    await panel().getByText('Nobody can answer it, or what is below it.').waitFor();
    await replyIn(reader, 'The bridge was closed first.').getByText('No more answers').waitFor();
    await button(reader, 'The bridge was closed first.', 'Answer').waitFor({ state: 'detached' });
    expect(await faults(moderator)).toEqual([]);
    // Whoever comes only now could not answer it when the page asked.
    await visit(reader, `/t/${here.id}`);
    await button(reader, 'The harbour is what matters.', 'Answer').waitFor();
    await panel().getByRole('button', { name: 'Open the answers' }).click();
    await button(reader, 'The bridge was closed first.', 'Answer').waitFor();
    expect([forModerators(reader), forModerators(moderator).length > 0]).toEqual([[], true]);
  });

  it('moves one to a discussion under the same article; what cannot be done is said, and nothing that was filled in is lost', async () => {
    await makeReply(app, here.id, { body: 'And the road after it.', parentId: (await replyIn(reader, 'The bridge was closed first.').first().getAttribute('data-reply')) ?? '' });
    await panel().getByRole('button', { name: 'Move to another discussion…' }).click();
    const say = (words: string) => panel().getByRole('alert').getByText(words).waitFor();
    await panel().getByRole('button', { name: 'Move it' }).click();
    await say('Please choose a discussion.');
    await panel().getByLabel('Another discussion of this site').check();
    const [address, note] = [panel().getByLabel('Its address'), panel().getByLabel('Why? (optional, for the log)')];
    await note.fill('It is about the bridge.');
    const far = await makeThread(app);
    for (const [pasted, answer] of [
      ['nowhere', 'This is no address of an article or a discussion.'],
      ['https://paper.example/nothing-here', 'There is no discussion at this address.'],
      [`${app.url}/t/${here.id}`, 'It is in that discussion already.'],
      [far.url, 'It can only be moved to a discussion of the same site.'],
    ] as const) {
      await address.fill(pasted);
      await panel().getByRole('button', { name: 'Move it' }).click();
      await say(answer);
      expect([await address.inputValue(), await note.inputValue()]).toEqual([pasted, 'It is about the bridge.']);
    }
    expect(await faults(moderator)).toEqual([]);
    await shoot(moderator, 'refused');
    await panel().getByLabel(QUESTION).check();
    await panel().getByRole('button', { name: 'Move it' }).click();
    for (const page of [reader, moderator]) await replyIn(page, 'The bridge was closed first.').waitFor({ state: 'detached' });
    await eventually(async () => expect(await moderator.evaluate('document.activeElement.innerText')).toContain('The harbour is what matters.'));
    await visit(reader, `/t/${question}`);
    await replyIn(reader, 'And the road after it.').waitFor();
    expect(await app.database.client.logEntry.findFirst({ where: { action: 'reply.move' } })).toMatchObject({ note: 'It is about the bridge.' });
  });

  it('moves one to the discussion of a pasted address', async () => {
    const other = await makeThread(app, { site: here.site });
    await button(moderator, 'The harbour is what matters.', 'Moderate').click();
    await panel().getByRole('button', { name: 'Move to another discussion…' }).click();
    await panel().getByLabel('Another discussion of this site').check();
    await panel().getByLabel('Its address').fill(other.url);
    await panel().getByLabel('Its address').press('Enter');
    await replyIn(moderator, 'The harbour is what matters.').waitFor({ state: 'detached' });
    await visit(moderator, `/t/${other.id}`);
    await replyIn(moderator, 'The harbour is what matters.').waitFor();
  });

  it('features a reply, and no more', async () => {
    await button(moderator, 'The harbour is what matters.', 'Moderate').click();
    await panel().getByRole('button', { name: 'Feature', exact: true }).click();
    await moderator.locator('.chosen').getByText('The harbour is what matters.').waitFor();
    await panel().getByRole('button', { name: 'Feature no longer' }).click();
    await moderator.locator('.chosen').waitFor({ state: 'detached' });
  });

  it('does one thing while another is on its way', async () => {
    const first = await holdFirst(moderator, '**/decisions');
    await panel().getByRole('button', { name: 'Feature', exact: true }).click();
    await first.asked;
    await panel().getByRole('button', { name: 'Close the answers' }).click();
    await panel().getByText('Nobody can answer it, or what is below it.').waitFor();
    first.letGo();
    await panel().getByRole('button', { name: 'Feature no longer' }).click();
    await moderator.locator('.chosen').waitFor({ state: 'detached' });
  });

  it('goes on filling in where a reply goes, when another discussion comes to be known', async () => {
    const alone = await makeThread(app);
    await makeReply(app, alone.id, { body: 'It belongs elsewhere.' });
    await visit(moderator, `/t/${alone.id}`);
    await app.ask('post', `/articles/${alone.articleId}/threads`, staff).send({ prompt: QUESTION }).expect(201);
    const others = await holdFirst(moderator, '**/articles/*/threads');
    await button(moderator, 'It belongs elsewhere.', 'Moderate').click();
    await panel().getByRole('button', { name: 'Move to another discussion…' }).click();
    await others.asked;
    await panel().getByLabel('Its address').pressSequentially('https://');
    others.letGo();
    await panel().getByLabel(QUESTION).waitFor();
    await moderator.keyboard.type('paper.example');
    expect(await panel().getByLabel('Its address').inputValue()).toBe('https://paper.example');
  });

  it('is not offered anything where they do not moderate, nor about what they wrote themselves', async () => {
    const elsewhere = await makeThread(app);
    const [site, { id: userId }] = [here.site.id, await app.database.client.user.findFirstOrThrow({ where: { name: 'Ana Moderates' } })];
    await app.database.client.user.update({ where: { id: userId }, data: { role: 'reader' } });
    await app.database.client.siteRole.create({ data: { siteId: site, userId, role: 'moderator', createdAt: new Date() } });
    for (const { id } of [here, elsewhere]) await makeReply(app, id, { body: 'Said by somebody.' });
    await visit(moderator, `/t/${elsewhere.id}`);
    await button(moderator, 'Said by somebody.', 'Follow').waitFor();
    expect(await moderator.getByRole('button', { name: 'Moderate' }).count()).toBe(0);
    await visit(moderator, `/t/${here.id}`);
    await button(moderator, 'Said by somebody.', 'Moderate').waitFor();
    await moderator.getByLabel('Your reply').fill('Said by a moderator.');
    await moderator.getByRole('button', { name: 'Post reply' }).click();
    await button(moderator, 'Said by a moderator.', 'Withdraw').waitFor();
    expect(await button(moderator, 'Said by a moderator.', 'Moderate').count()).toBe(0);
  });
});

describe('what moderators can do, and what is closed', () => {
  it.each(screens)('are shown without fault in %s, %s, %i pixels wide', async (locale, theme, width) => {
    await moderator.setViewportSize({ width, height: 900 });
    await visit(moderator, `/t/${here.id}?lang=${locale}&theme=${theme}`);
    const reply = replyIn(moderator, 'Said by somebody.').first();
    await reply.locator('[data-act=moderate]').click({ timeout: PATIENCE_MS });
    const acts = reply.locator('.moderate > .row > button');
    if ((await reply.locator('.badge.locked').count()) === 0) await acts.nth(1).click();
    await reply.locator('.badge.locked').waitFor();
    await acts.nth(2).click();
    await reply.locator('.moderate input[type=radio]').last().check();
    await reply.locator('.moderate form .primary').click();
    await reply.getByRole('alert').waitFor();
    expect(await faults(moderator)).toEqual([]);
    await shoot(moderator, `${locale}-${theme}-${width}`);
  });
});
