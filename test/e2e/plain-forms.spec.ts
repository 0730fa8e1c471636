import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PagesModule } from '../../apps/api/src/pages/pages.module.js';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { formOf, newcomer, PlainBrowser, type Seen } from '../support/plain-browser.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => (app = await TestApp.start({}, [PagesModule])));
afterAll(() => app.stop());

/** A browser at the form where a text is posted, having written it on the page of the discussion. */
async function atForm(path: string, body: string): Promise<{ browser: PlainBrowser; seen: Seen }> {
  const browser = new PlainBrowser(app.url);
  const seen = await browser.send(formOf(await browser.open(path)), { body });
  return { browser, seen };
}

const repliesIn = (threadId: string) => app.database.client.reply.findMany({ where: { threadId }, include: { author: true }, orderBy: { id: 'asc' } });

describe('posting by a plain form', () => {
  it('goes from the discussion over a last look to the reply’s own place, registering on the way', async () => {
    const thread = await makeThread(app);
    const body = 'First *line*.\r\n\r\nSecond line, with "quotes" & <tags>.';
    const { browser, seen } = await atForm(`/t/${thread.id}`, body);
    expect(await repliesIn(thread.id)).toEqual([]);
    expect(seen.text).toContain('First <em>line</em>.');
    expect(formOf(seen).fields['body']).toBe(body.replaceAll('\r\n', '\n'));
    const who = newcomer();
    const posted = await browser.send(formOf(seen), { ...who, step: 'post' });
    const [reply] = await repliesIn(thread.id);
    expect([posted.status, posted.path, reply?.status, reply?.author.name, reply?.body]).toEqual([200, `/r/${reply?.id}`, 'published', who.name, body.replaceAll('\r\n', '\n')]);
    // Known from now on: nothing is asked again.
    const next = await browser.open(`/t/${thread.id}/write`);
    expect(formOf(next).fields).not.toHaveProperty('password');
    expect(next.text).toContain(who.name);
    const again = await browser.send(formOf(next), { body: 'And one more thought.', step: 'post' });
    expect(again.path).toMatch(/^\/r\//);
    expect(await repliesIn(thread.id)).toHaveLength(2);
  });

  it('answers a reply with the account that somebody has', async () => {
    const thread = await makeThread(app);
    const top = await makeReply(app, thread.id);
    const who = newcomer();
    await app.ask('post', '/auth/register').set('x-belowline', '1').send({ email: who.email, password: who.password, name: who.name });
    const { browser, seen } = await atForm(`/r/${top.id}`, 'I see it differently.');
    const wrong = await browser.send(formOf(seen), { who: 'known', email: who.email, password: 'not that', step: 'post' });
    expect([wrong.status, formOf(wrong).fields['body'], formOf(wrong).fields['email']]).toEqual([401, 'I see it differently.', who.email]);
    expect(wrong.text).toContain('do not go together');
    expect(wrong.text).not.toContain('not that');
    const posted = await browser.send(formOf(wrong), { password: who.password, step: 'post' });
    const answer = (await repliesIn(thread.id)).at(-1);
    expect([posted.path, answer?.parentId, answer?.author.name]).toEqual([`/r/${answer?.id}`, top.id, who.name]);
  });

  it('says why not, kindly and beside the text, and loses nothing', async () => {
    const thread = await makeThread(app);
    const { browser, seen } = await atForm(`/t/${thread.id}`, 'x'.repeat(5_001));
    const refused = await browser.send(formOf(seen), { ...newcomer(), step: 'post' });
    expect([refused.status, formOf(refused).fields['body']]).toEqual([422, 'x'.repeat(5_001)]);
    expect(refused.text).toContain('It is too long.');
    const shorter = await browser.send(formOf(refused), { body: 'Shorter.', step: 'post' });
    expect(shorter.path).toMatch(/^\/r\//);
    await app.database.client.thread.update({ where: { id: thread.id }, data: { status: 'closed' } });
    // This page is from before logging in: its token is for another log-in, which was none.
    const closed = await browser.send(formOf(seen), { body: 'Too late.', key: 'another', step: 'post' });
    expect([closed.status, formOf(closed).fields['body']]).toEqual([403, 'Too late.']);
    const late = await browser.send(formOf(closed), { step: 'post' });
    expect([late.status, formOf(late).fields['body']]).toEqual([409, 'Too late.']);
    expect(late.text).toContain('closed');
  });

  it('keeps the text when an address is taken, a name unfit, and what is answered has gone', async () => {
    const top = await makeReply(app, (await makeThread(app)).id);
    const { browser, seen } = await atForm(`/r/${top.id}`, 'An answer.');
    const taken = await browser.send(formOf(seen), { ...newcomer(), email: top.by.email, step: 'post' });
    expect([taken.status, formOf(taken).fields['who'], formOf(taken).fields['body']]).toEqual([409, 'known', 'An answer.']);
    const unfit = await browser.send(formOf(taken), { ...newcomer(), name: 'ab', step: 'post' });
    expect([unfit.status, formOf(unfit).fields['body']]).toEqual([422, 'An answer.']);
    await app.ask('delete', `/replies/${top.id}`, top.by);
    const gone = await browser.send(formOf(unfit), { ...newcomer(), step: 'post' });
    expect([gone.status, formOf(gone).fields['body']]).toEqual([404, 'An answer.']);
    expect(gone.text).toContain('no longer here');
  });

  it('shows a held reply to its author alone, with why it waits', async () => {
    const thread = await makeThread(app, { moderation: 'pre' });
    const { browser, seen } = await atForm(`/t/${thread.id}`, 'Read me first.');
    const posted = await browser.send(formOf(seen), { ...newcomer(), step: 'post' });
    const [reply] = await repliesIn(thread.id);
    expect([posted.status, posted.path]).toEqual([200, `/r/${reply?.id}/waiting`]);
    expect(posted.text).toContain('Read me first.');
    expect(posted.text).toContain('Every reply in this discussion is read first.');
    expect((await new PlainBrowser(app.url).open(`/r/${reply?.id}/waiting`)).status).toBe(404);
    const moderator = await makeUser(app, { role: 'moderator' });
    await app.ask('post', `/moderation/replies/${reply?.id}/decisions`, moderator).send({ decision: 'approve', revision: 1 });
    expect((await browser.open(`/r/${reply?.id}/waiting`)).path).toBe(`/r/${reply?.id}`);
  });

  it('shows before posting whom a text calls to, by what they are called now', async () => {
    const thread = await makeThread(app);
    const called = await makeUser(app);
    const { browser, seen } = await atForm(`/t/${thread.id}`, `What do you say, @[As typed](user:${called.id})?`);
    const ready = await browser.send(formOf(seen), { ...newcomer(), step: 'preview' });
    expect(ready.text).toContain(`>@<bdi>${called.name}</bdi></a>?`);
  });

  it('posts once, however often and however much at once it is sent', async () => {
    const thread = await makeThread(app);
    const { browser, seen } = await atForm(`/t/${thread.id}`, 'Only once, please.');
    const ready = await browser.send(formOf(seen), { ...newcomer(), step: 'preview' });
    const first = await browser.send(formOf(ready), { ...newcomer(), step: 'post' });
    const form = formOf(await browser.open(`/t/${thread.id}/write`));
    const all = await Promise.all(Array.from({ length: 20 }, () => browser.send(form, { body: 'And once more.', step: 'post' })));
    const replies = await repliesIn(thread.id);
    expect(replies.map(({ body }) => body)).toEqual(['Only once, please.', 'And once more.']);
    for (const { status, path } of all) expect([status, path]).toEqual([200, `/r/${replies[1]?.id}`]);
    // Going back and sending something else from there is not the same, and not lost either.
    const other = await browser.send(form, { body: 'Something else.', step: 'post' });
    expect([other.status, formOf(other).fields['body']]).toEqual([422, 'Something else.']);
    expect((await browser.send(formOf(other), { step: 'post' })).path).toMatch(/^\/r\//);
    expect(first.path).toBe(`/r/${replies[0]?.id}`);
  });
});

describe('a plain form', () => {
  it('does nothing by being opened', async () => {
    const thread = await makeThread(app);
    const browser = new PlainBrowser(app.url);
    for (const query of ['?step=post&body=x', '?body=x&who=new&email=a@b.example&password=12345678&name=Somebody&step=post']) await browser.open(`/t/${thread.id}/write${query}`);
    expect(await repliesIn(thread.id)).toEqual([]);
  });

  it('is taken from no other site’s page, whatever cookies come along', async () => {
    const thread = await makeThread(app);
    const { browser, seen } = await atForm(`/t/${thread.id}`, 'Mine.');
    await browser.send(formOf(seen), { ...newcomer(), step: 'post' });
    const form = formOf(await browser.open(`/t/${thread.id}/write`));
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { origin: app.url, 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
      expect((await browser.send(form, { body: 'Not mine.', step: 'post' }, headers as Record<string, string>)).status).toBe(403);
    }
    // Nor with a token that was made for another browser, another log-in, or by nobody.
    const stranger = formOf(await new PlainBrowser(app.url).open(`/t/${thread.id}/write`)).fields['token'] ?? '';
    for (const token of [stranger, '', 'x'.repeat(43)]) {
      const refused = await browser.send(form, { body: 'Not mine.', step: 'post', token });
      expect([refused.status, formOf(refused).fields['body']]).toEqual([403, 'Not mine.']);
    }
    expect((await repliesIn(thread.id)).map(({ body }) => body)).toEqual(['Mine.']);
  });

  it('logs nobody in whose browser was not handed it', async () => {
    const thread = await makeThread(app);
    const theirs = formOf(await new PlainBrowser(app.url).open(`/t/${thread.id}/write`));
    const victim = new PlainBrowser(app.url);
    const refused = await victim.send(theirs, { ...newcomer(), body: 'As somebody else.', step: 'post' });
    expect(refused.status).toBe(403);
    expect([...victim.cookies.keys()]).toEqual(['belowline-form']);
  });

  it('is shown in nobody’s page, kept by no cache, and found by no search', async () => {
    const thread = await makeThread(app);
    const { headers, text } = await new PlainBrowser(app.url).open(`/t/${thread.id}/write`);
    expect([headers.get('cache-control'), headers.get('x-frame-options'), headers.get('x-robots-tag')]).toEqual(['no-store', 'DENY', 'noindex']);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.getSetCookie()[0]).toMatch(/^belowline-form=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(text).not.toContain('<script');
  });

  it('logs out, with the text kept', async () => {
    const thread = await makeThread(app);
    const { browser, seen } = await atForm(`/t/${thread.id}`, 'Mine.');
    await browser.send(formOf(seen), { ...newcomer(), step: 'post' });
    const form = formOf(await browser.open(`/t/${thread.id}/write`));
    const out = await browser.send(form, { body: 'Not yet posted.', step: 'leave' });
    expect([formOf(out).fields['body'], 'password' in formOf(out).fields]).toEqual(['Not yet posted.', true]);
    expect(browser.cookies.has('belowline')).toBe(false);
  });

  it('reports a reply, once, and not one’s own', async () => {
    const reply = await makeReply(app, (await makeThread(app)).id);
    const browser = new PlainBrowser(app.url);
    const empty = await browser.send(formOf(await browser.open(`/r/${reply.id}/report`)), { ...newcomer(), step: 'post', note: 'Look.' });
    expect([empty.status, formOf(empty).fields['note']]).toEqual([422, 'Look.']);
    for (let time = 0; time < 2; time += 1) {
      const sent = await browser.send(formOf(await browser.open(`/r/${reply.id}/report`)), { step: 'post', reason: 'spam', note: 'Look.' });
      expect([sent.status, sent.path]).toEqual([200, `/r/${reply.id}/report?sent=1`]);
    }
    const reports = await app.database.client.report.findMany({ where: { replyId: reply.id } });
    expect(reports.map(({ reason, note }) => [reason, note])).toEqual([['spam', 'Look.']]);
    const own = await browser.send(formOf(await browser.open(`/r/${reply.id}/write`)), { body: 'My own.', step: 'post' });
    const refused = await browser.send(formOf(await browser.open(`${own.path}/report`)), { step: 'post', reason: 'spam' });
    expect([refused.status, refused.text.includes('cannot report your own reply')]).toEqual([403, true]);
  });

  it('comes out of hostile texts as it went in', async () => {
    const thread = await makeThread(app);
    for (const body of ['</textarea><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '\u202E turned', '😀'.repeat(5_000), '\n\nstarts low', 'a\u0000b']) {
      const { seen } = await atForm(`/t/${thread.id}`, body);
      expect(formOf(seen).fields['body']).toBe(body.replace('\0', '\uFFFD'));
      expect(seen.text).not.toMatch(/<script|<img/);
    }
  });
});
