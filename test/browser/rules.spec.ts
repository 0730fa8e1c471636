import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { WorkerModule } from '#worker/worker.module';
import { makeLearned } from '../make/decided.js';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { startBrowsable } from '../support/browsable-app.js';
import { openBrowser } from '../support/browser.js';
import type { TestApp } from '../support/test-app.js';
import { labelledSet } from '../sets/labelled-set.js';
import { eventually } from './support/eventually.js';
import { faults } from './support/faults.js';
import { Moderator } from './support/moderator.js';

/** Where pictures of the screens go, for whoever wants to look at them. */
const PICTURES = process.env['PICTURES'];

const TEXT = 'Get **fr33 c.r.y.p.t.o** now: double your bitcoin in a day, guaranteed profit.';

describe('the room of the rules', () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let thread: MadeThread;
  let colleague: Somebody;
  beforeAll(async () => {
    [app, browser] = await Promise.all([startBrowsable({}, [WorkerModule]), openBrowser()]);
    const login = { email: 'head@paper.example', password: 'a long enough sentence' };
    const { id } = (await app.ask('post', '/auth/register').send({ ...login, name: 'Head of desk' })).body.user as { id: string };
    await app.database.client.user.update({ where: { id }, data: { role: 'admin' } });
    thread = await makeThread(app);
    const moderator = (colleague = await makeUser(app, { role: 'moderator' }));
    await app.ask('put', `/moderation/words?siteId=${thread.site.id}`, moderator).send({ banned: [], suspect: ['free crypto'] });
    await makeLearned(app, { threadId: thread.id, author: await makeUser(app), moderator }, labelledSet().slice(0, 150).map(({ text, rejected }) => ({ body: text, rejected })));
    page = (await Moderator.open(browser, app.url, login)).page;
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it('tries a text: says what would become of it, why, and marks the words', async () => {
    await page.getByRole('link', { name: 'Rules', exact: true }).click();
    await page.getByLabel('A text to try').fill(TEXT);
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('It would wait for a moderator.', { exact: true }).waitFor();
    await page.getByText('It has words from the suspect list: free crypto').waitFor();
    expect(await page.locator('.tried mark').allInnerTexts()).toEqual(['fr33 c.r.y.p.t.o']);
    await page.getByLabel('A text to try').fill('The council should publish the figures.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('It would be published.', { exact: true }).waitFor();
    await page.getByText('No check has anything to say against it.').waitFor();
  });

  it('tries other word lists on what was posted, shows what they would have done, and switches them on', async () => {
    await makeReply(app, thread.id, { body: 'A p.e.a.c.o.c.k struts about.' });
    const workshop = page.getByRole('region', { name: 'Try other word lists first' });
    await workshop.getByLabel('Suspect, an entry a line').fill('free crypto\npeacock');
    await workshop.getByRole('button', { name: 'Try the draft' }).click();
    await workshop.getByText('1 reply more would be held or refused.').waitFor();
    await workshop.getByText('A p.e.a.c.o.c.k struts about.').waitFor();
    await workshop.getByText('0 replies would not be held any more.').waitFor();
    await workshop.getByRole('button', { name: 'Switch it on' }).click();
    await workshop.getByText('Switched on. The next reply is checked').waitFor();
    expect((await makeReply(app, thread.id, { body: 'One more peacock, if you please.' })).status).toBe('held');
  });

  it('undoes nothing that a colleague does to the lists meanwhile: says what that is, and takes it over', async () => {
    const put = (suspect: string[]) => app.ask('put', `/moderation/words?siteId=${thread.site.id}`, colleague).send({ banned: [], suspect }).expect(200);
    const workshop = page.getByRole('region', { name: 'Try other word lists first' });
    const suspects = workshop.getByLabel('Suspect, an entry a line');
    const lists = async () => (await app.ask('get', `/moderation/words?siteId=${thread.site.id}`, colleague)).body as object;
    await suspects.fill('free crypto\npeacock\nswan');
    await workshop.getByRole('button', { name: 'Try the draft' }).click();
    await workshop.getByRole('button', { name: 'Switch it on' }).waitFor();
    await put(['peacock', 'heron']);
    await workshop.getByRole('button', { name: 'Switch it on' }).click();
    await workshop.getByText('Somebody has changed these lists meanwhile, and nothing was switched on. Added: “heron”. Taken out: “free crypto”. Your draft is still here.').waitFor();
    expect([await suspects.inputValue(), await lists()]).toEqual(['free crypto\npeacock\nswan', { banned: [], suspect: ['peacock', 'heron'] }]);
    if (PICTURES !== undefined) await workshop.screenshot({ path: `${PICTURES}/rules-moved.png` });
    await workshop.getByRole('button', { name: 'Take that over and try again' }).click();
    await workshop.getByRole('button', { name: 'Switch it on' }).waitFor();
    expect(await suspects.inputValue()).toBe('peacock\nswan\nheron');
    await workshop.getByRole('button', { name: 'Switch it on' }).click();
    await workshop.getByText('Switched on. The next reply is checked').waitFor();
    // The button is gone; whoever works by keyboard is at the line that says what happened.
    expect(await page.locator(':focus').getAttribute('role')).toBe('status');
    expect(await lists()).toEqual({ banned: [], suspect: ['peacock', 'swan', 'heron'] });
  });

  it('does not try two drafts at once, and can stop the other one', async () => {
    const workshop = page.getByRole('region', { name: 'Try other word lists first' });
    const { id: after } = await app.database.client.reply.findFirstOrThrow({ orderBy: { id: 'desc' }, select: { id: true } });
    // One that nobody goes on with, as where the workers are away.
    const { id } = await app.database.client.ruleReplay.create({
      data: { id: after.replace(/^.{4}/, 'ffff'), siteId: thread.site.id, draft: { checks: { links: 'tag' } }, days: 7, total: 1, after, until: after, found: {}, createdAt: new Date() },
    });
    await workshop.getByLabel('Suspect, an entry a line').fill('peacock\nheron');
    await workshop.getByRole('button', { name: 'Try the draft' }).click();
    await workshop.getByText('Another draft is being tried on this site. Yours is still here.').waitFor();
    await workshop.getByRole('button', { name: 'Stop that one and try mine' }).click();
    await workshop.getByRole('button', { name: 'Switch it on' }).waitFor();
    expect((await app.database.client.ruleReplay.findUniqueOrThrow({ where: { id } })).state).toBe('cancelled');
  });

  it('tries the lists of a language, and keeps what was typed into another pair', async () => {
    const workshop = page.getByRole('region', { name: 'Try other word lists first' });
    const suspects = workshop.getByLabel('Suspect, an entry a line').and(workshop.locator(':visible'));
    await suspects.fill('peacock\nheron\nnot yet');
    await workshop.getByLabel('Lists kept under').selectOption({ label: 'German' });
    await eventually(async () => expect(await suspects.inputValue()).toBe(''));
    await suspects.fill('pfau');
    await workshop.getByRole('button', { name: 'Try the draft' }).and(workshop.locator(':visible')).click();
    await workshop.getByRole('button', { name: 'Switch it on' }).and(workshop.locator(':visible')).click();
    await workshop.getByText('Switched on. The next reply is checked').and(workshop.locator(':visible')).waitFor();
    expect((await app.ask('get', `/moderation/words?siteId=${thread.site.id}&language=de`, colleague)).body).toEqual({ banned: [], suspect: ['pfau'] });
    await workshop.getByLabel('Lists kept under').selectOption('');
    expect(await suspects.inputValue()).toBe('peacock\nheron\nnot yet');
  });

  it('tries what checks lead to, says when there is nothing to try, and switches it on', async () => {
    const links = await makeReply(app, thread.id, { body: 'https://a.example https://b.example https://c.example' });
    expect(links.status).toBe('held');
    const checks = page.getByRole('region', { name: 'Try other answers of the checks first' });
    await checks.getByRole('button', { name: 'Try the draft' }).click();
    await checks.getByText('there is nothing to try').waitFor();
    await checks.getByLabel('More links than allowed').selectOption({ label: 'Publish it, and mark it for moderators' });
    await checks.getByRole('button', { name: 'Try the draft' }).click();
    await checks.getByText('1 reply would not be held any more.').waitFor();
    if (PICTURES !== undefined) await checks.screenshot({ path: `${PICTURES}/rules-checks.png` });
    await checks.getByRole('button', { name: 'Switch it on' }).click();
    await checks.getByText('Switched on. The next reply is checked so.').waitFor();
    expect(await page.locator(':focus').getAttribute('role')).toBe('status');
    expect((await makeReply(app, thread.id, { body: 'https://d.example https://e.example https://f.example' })).status).toBe('published');
    // What somebody else chose meanwhile is not undone: it is said, and tried again.
    await checks.getByLabel('Nearly the same text again').selectOption({ label: 'Refuse it, and tell its author why' });
    await checks.getByRole('button', { name: 'Try the draft' }).click();
    await checks.getByRole('button', { name: 'Switch it on' }).waitFor();
    const admin = await makeUser(app, { role: 'admin' });
    await app.ask('patch', `/sites/${thread.site.id}`, admin).send({ settings: { checks: { burst: 'hold' } } }).expect(200);
    await checks.getByRole('button', { name: 'Switch it on' }).click();
    await checks.getByText('What checks lead to was changed since.').waitFor();
  });

  it('says so when the words cannot be read, and reads them again', async () => {
    let away = true;
    await page.route('**/api/v1/moderation/words?**', (route) => (away ? route.abort() : route.continue()));
    await page.reload();
    await page.getByText('The word lists could not be read.').waitFor();
    away = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByLabel('Suspect, an entry a line').waitFor();
  });

  it('gives the scorer a say once it has shown how good it is, and then holds', async () => {
    await page.getByText('It says nothing before it has learned from 100 of each.').waitFor();
    expect(await page.getByLabel('Hold for a moderator').isDisabled()).toBe(true);
    const moderator = await makeUser(app, { role: 'moderator' });
    await makeLearned(app, { threadId: thread.id, author: await makeUser(app), moderator }, labelledSet().slice(150, 620).map(({ text, rejected }) => ({ body: text, rejected })));
    await page.reload();
    await page.getByRole('table', { name: /What it would have done with the last/ }).waitFor();
    await page.getByLabel('Hold for a moderator').check();
    await page.locator('.scorer-form').getByLabel('From a score of').selectOption('0.9');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. It holds for the next reply.').waitFor();
    await page.getByLabel('A text to try').fill('Double your bitcoin in a day, guaranteed profit, and ask my manager how.');
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText(/The site’s scorer holds it: .*bitcoin/).waitFor();
    await eventually(async () => expect(await page.locator('.tried mark').allInnerTexts()).toContain('bitcoin'));
    await page.getByText(/^The scorer gives it \d+ of 100\./).waitFor();
  });

  it.each([['light', 1280], ['dark', 1280], ['light', 375], ['dark', 375]] as const)('has no fault that axe finds, and fits its window: %s, %i pixels', async (colorScheme, width) => {
    await page.setViewportSize({ width, height: width === 375 ? 780 : 900 });
    await page.emulateMedia({ colorScheme });
    const workshop = page.getByRole('region', { name: 'Try other word lists first' });
    await workshop.getByLabel('Suspect, an entry a line').fill(`free crypto\nstruts\n${colorScheme} ${width}`);
    await workshop.getByRole('button', { name: 'Try the draft' }).click();
    await workshop.getByRole('button', { name: 'Switch it on' }).waitFor();
    if (PICTURES !== undefined) await page.locator('.page').evaluate((main) => { main.style.overflow = 'visible'; }).then(() => page.screenshot({ path: `${PICTURES}/rules-${colorScheme}-${width}.png`, fullPage: true }));
    expect(await faults(page)).toEqual([]);
  });
});
