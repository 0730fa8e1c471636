import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { ArticleView } from '#contract/articles';
import type { SiteView } from '#contract/sites';
import { WriteDigests } from '#domain/delivery/write-digests';
import { WorkerModule } from '#worker/worker.module';
import { makeReply } from '../make/reply.js';
import { makeUser, type Somebody } from '../make/user.js';
import { startBrowsable } from '../support/browsable-app.js';
import { openBrowser } from '../support/browser.js';
import { TestSmtp, type ArrivedMail } from '../support/smtp.js';
import type { Asker, TestApp } from '../support/test-app.js';
import { allMailSent } from '../support/waiting-jobs.js';
import { eventually } from './support/eventually.js';
import { joinedAs } from './support/join-at.js';
import { Paper } from './support/paper.js';
import { loginOf, ReaderElsewhere } from './support/reader-elsewhere.js';

const ELSEWHERE = 'What Ana wrote under another article.';
const NEXT_DAY = 'What Ana wrote a day later.';

let app: TestApp;
let browser: Browser;
let smtp: TestSmtp;
let paper: Paper;
let admin: Somebody;
let ana: Somebody;

beforeAll(async () => {
  smtp = await TestSmtp.start();
  [app, browser] = await Promise.all([startBrowsable({ SMTP_URL: smtp.url, STAFF_PROOF: 'off' }, [WorkerModule]), openBrowser()]);
  admin = await makeUser(app, { role: 'admin' });
  ana = await makeUser(app, { name: 'Ana Clarke' });
  const site = (await app.ask('post', '/sites', admin).send({ name: 'Somebody else’s paper', origins: [] })).body as SiteView;
  paper = await Paper.open(app.url, site.publicKey);
  await app.ask('patch', `/sites/${site.id}`, admin).send({ origins: [paper.url] });
});
afterAll(async () => {
  await browser?.close();
  await paper?.close();
  await app?.stop();
  await smtp?.stop();
});

/** The thread under a story of the paper. */
async function story(path: string, headline: string): Promise<string> {
  const answer = await app.ask('post', '/articles', admin).send({ url: paper.url + path, headline });
  expect(answer.status).toBe(201);
  return (answer.body as ArticleView).mainThreadId;
}

/** Somebody wants a digest each day. Answers when the first is due. */
async function daily(who: Asker & { id: string }): Promise<Date> {
  expect((await app.ask('patch', '/me/preferences', who).send({ digest: 'daily' })).status).toBe(200);
  const { digestDueAt } = await app.database.client.preference.findUniqueOrThrow({ where: { userId: who.id } });
  return digestDueAt as Date;
}

/** The job that writes digests runs, more than once and in several workers, and every letter that comes of it is sent. */
async function digestsAt(moment: Date): Promise<void> {
  app.setTime(moment);
  await Promise.all([app.get(WriteDigests).run(), app.get(WriteDigests).run()]);
  await allMailSent(app);
  await app.get(WriteDigests).run();
  await allMailSent(app);
}

const digestsOf = (email: string): ArrivedMail[] => smtp.to(email).filter(({ text }) => text.includes(ELSEWHERE) || text.includes(NEXT_DAY));

describe('a reader comes back for somebody', () => {
  it('follows them, is rung for, finds it in the feed and once in a digest, and ends the digests by its header', async () => {
    const [here, there] = [await story('/here', 'The story that Bashir reads'), await story('/there', 'Another story')];
    await makeReply(app, here, { author: ana, body: 'What Ana wrote here.' });
    const bashir = await ReaderElsewhere.open(browser, `${paper.url}/here`);
    await bashir.register('Bashir Amin');
    const { email } = loginOf('Bashir Amin');
    const letter = await smtp.next(email, 'Please confirm your e-mail address');
    const token = /#token=([\w-]+)/.exec(letter.text)?.[1];
    expect((await app.ask('post', '/auth/email/verify').send({ token })).status).toBe(204);

    // Followed from the embedded discussion.
    const follow = bashir.discussion.locator('button.follow', { hasText: 'Ana Clarke' });
    await bashir.reply('What Ana wrote here.').getByRole('link', { name: 'Ana Clarke' }).click();
    await follow.click();
    await follow.and(bashir.discussion.locator('[aria-pressed=true]')).waitFor();
    await eventually(async () => expect((await app.ask('get', '/me', ana)).body.followerCount).toBe(1));

    // Heard at once, in the page that stands open.
    const bell = bashir.discussion.locator('button.bell');
    await eventually(async () => expect(await bell.getAttribute('aria-label')).toBe('Notifications'));
    const reply = await makeReply(app, there, { author: ana, body: ELSEWHERE });
    await eventually(async () => expect(await bell.getAttribute('aria-label')).toBe('Notifications, 1 new'));
    await bashir.discussion.locator('[data-panel=feed]').click();
    const entry = bashir.discussion.locator('.feed .brief', { hasText: ELSEWHERE });
    await entry.getByRole('link', { name: /^Another story/ }).waitFor();

    // A digest, and next to it somebody else's, who goes on having them.
    const carol = await makeUser(app, { emailVerified: true });
    await app.ask('put', `/follows/users/${ana.id}`, carol);
    const joined = await joinedAs(app, 'Bashir Amin');
    const [due, carolsDue] = [await daily(joined), await daily(carol)];
    const firstDay = new Date(Math.max(due.getTime(), carolsDue.getTime()) + 1_000);
    await digestsAt(firstDay);
    const [digest, ...more] = digestsOf(email);
    expect(more).toEqual([]);
    expect(digest?.text).toContain(`${app.url}/r/${reply.id}`);
    expect(digest?.text).toContain('Ana Clarke');

    // What a mail program does: one POST, nothing but the header, nobody logged in (RFC 8058).
    expect(digest?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    const address = /^<(.+)>$/.exec(digest?.headers['list-unsubscribe'] ?? '')?.[1] ?? '';
    const ended = await fetch(address, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });
    expect(ended.status).toBe(200);
    await makeReply(app, there, { author: ana, body: NEXT_DAY });
    await digestsAt(new Date(firstDay.getTime() + 86_400_000));
    expect(digestsOf(carol.email).at(-1)?.text).toContain(NEXT_DAY);
    expect(digestsOf(email)).toHaveLength(1);
    await bashir.context.close();
  });
});
