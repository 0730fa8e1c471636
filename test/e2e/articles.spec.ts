import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DescribeArticle } from '#domain/articles/describe-article';
import { VisitArticle } from '#domain/articles/visit-article';
import { makeReply } from '../make/reply.js';
import { makeSite, makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

describe('articles, threads and sites', () => {
  let app: TestApp;
  let admin: Somebody;
  let staff: Somebody;
  beforeAll(async () => {
    app = await TestApp.start();
    admin = await makeUser(app, { role: 'admin' });
    staff = await makeUser(app, { role: 'staff' });
  });
  afterAll(() => app.stop());

  const put = (body: object, asker: { token?: string } = staff) => app.ask('post', '/articles', asker).send(body);

  it('has one article a page, however its address is written, with its main thread', async () => {
    const { origins: [origin], id: siteId } = await makeSite(app);
    const first = await put({ url: `${origin}/world/a?utm_source=feed#top`, headline: 'First', byline: 'Somebody' });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ siteId, url: `${origin}/world/a`, headline: 'First', mainThreadId: expect.any(String) });
    const again = await put({ url: `${origin}/world/a/`, headline: 'Better' });
    expect([again.status, again.body.id, again.body.headline, again.body.byline]).toEqual([200, first.body.id, 'Better', 'Somebody']);
    const found = await app.ask('get', `/articles?url=${encodeURIComponent(`${origin}:443/world/a?fbclid=1`)}`);
    expect(found.body).toEqual(again.body);
    const threads = await app.ask('get', `/articles/${first.body.id}/threads`);
    expect(threads.body).toMatchObject({ items: [{ id: first.body.mainThreadId, prompt: null, status: 'open', moderation: 'post', replyCount: 0, seq: 0 }], next: null });
  });

  it('makes one article and one main thread of 20 simultaneous firsts', async () => {
    const { origins: [origin] } = await makeSite(app);
    const answers = await Promise.all(Array.from({ length: 20 }, () => put({ url: `${origin}/rush`, headline: 'Rush' })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body.mainThreadId)).size).toBe(1);
  });

  it('takes an address only where it belongs', async () => {
    const [site, other] = [await makeSite(app), await makeSite(app)];
    for (const body of [
      { url: 'https://nowhere.example/a', headline: 'X' },
      { url: `${site.origins[0]}/a`, headline: 'X', siteId: other.id },
      { url: `${site.origins[0]}.evil.example/a`, headline: 'X', siteId: site.id },
    ]) {
      const answer = await put(body);
      expect([answer.status, answer.body.code]).toEqual([422, 'article.origin']);
    }
    expect((await put({ url: 'ftp://paper.example/a', headline: 'X' })).body.code).toBe('request.invalid');
  });

  it('lets a site\'s secret key speak for that site and do nothing else', async () => {
    const [site, other] = [await makeSite(app), await makeSite(app)];
    const key = await app.ask('post', `/sites/${site.id}/keys`, admin);
    expect([key.status, key.headers['cache-control']]).toEqual([201, 'no-store']);
    const speaker = { token: String(key.body.secretKey) };
    expect((await put({ url: `${site.origins[0]}/by-key`, headline: 'By key' }, speaker)).status).toBe(201);
    expect((await put({ url: `${other.origins[0]}/by-key`, headline: 'By key' }, speaker)).body.code).toBe('article.origin');
    expect((await app.ask('get', '/me', speaker)).body.code).toBe('role.insufficient');
    expect((await put({ url: `${site.origins[0]}/b`, headline: 'B' }, { token: `${speaker.token}x` })).body.code).toBe('token.invalid');
    expect(JSON.stringify(await app.database.client.siteKey.findMany())).not.toContain(speaker.token);
  });

  it('opens more threads, each with its question, and repeats the answer to a repeated request', async () => {
    const { articleId } = await makeThread(app);
    const open = () => app.ask('post', `/articles/${articleId}/threads`, staff).set('Idempotency-Key', articleId).send({ prompt: 'What should happen next?', moderation: 'pre' });
    const first = await open();
    expect(first.body).toMatchObject({ articleId, prompt: 'What should happen next?', moderation: 'pre' });
    expect((await open()).body.id).toBe(first.body.id);
    expect((await app.ask('get', `/articles/${articleId}/threads`)).body.items).toHaveLength(2);
  });

  it('counts the replies of many pages at once, keyed as they were asked for', async () => {
    const thread = await makeThread(app);
    await makeReply(app, thread.id);
    await makeReply(app, thread.id);
    const asked = [`${thread.url}#discussion`, `${thread.url}/?utm_medium=mail`, 'https://nowhere.example/a'];
    const answer = await app.ask('get', `/counts?${asked.map((url) => `url=${encodeURIComponent(url)}`).join('&')}`);
    expect(answer.body).toEqual({ counts: { [asked[0] ?? '']: 2, [asked[1] ?? '']: 2, [asked[2] ?? '']: 0 } });
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    const tooMany = await app.ask('get', `/counts?${Array.from({ length: 101 }, (_, place) => `url=https://a.example/${place}`).join('&')}`);
    expect(tooMany.body.code).toBe('request.invalid');
  });

  it('sets up sites, changes what is sent and nothing else, and gives no origin to two', async () => {
    const made = await app.ask('post', '/sites', admin).send({ name: 'The Meridian', origins: ['https://meridian.example'], settings: { holdFirstReplies: 2 } });
    expect(made.body).toMatchObject({ name: 'The Meridian', settings: { holdFirstReplies: 2, unverifiedMayPost: true, linksBeforeHold: 2, threadModeration: 'post' } });
    const changed = await app.ask('patch', `/sites/${made.body.id}`, admin).send({ settings: { threadModeration: 'pre' } });
    expect(changed.body).toMatchObject({ name: 'The Meridian', origins: ['https://meridian.example'], settings: { holdFirstReplies: 2, threadModeration: 'pre' } });
    const taken = await app.ask('post', '/sites', admin).send({ name: 'Another', origins: ['https://meridian.example'] });
    expect([taken.status, taken.body.code]).toEqual([409, 'site.origin-taken']);
    for (const origin of ['https://a.example/path', 'https://a.example/', 'meridian.example', '*']) {
      expect((await app.ask('post', '/sites', admin).send({ name: 'Odd', origins: [origin] })).body.code).toBe('request.invalid');
    }
    const article = await put({ url: 'https://meridian.example/first', headline: 'First' });
    expect((await app.ask('get', `/threads/${article.body.mainThreadId}`)).body.moderation).toBe('pre');
    const listed = await app.ask('get', '/sites?limit=1', admin);
    expect(listed.body.items).toHaveLength(1);
    expect((await app.ask('get', `/sites?limit=100&cursor=${listed.body.next}`, admin)).body.items.length).toBeGreaterThan(0);
  });

  it('keeps every change of a site that several admins make at once', async () => {
    const site = await makeSite(app);
    const change = (body: object) => app.ask('patch', `/sites/${site.id}`, admin).send(body);
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([change({ name: `Name ${round}` }), change({ origins: [`https://round-${round}.example`] }), change({ settings: { linksBeforeHold: round } })]);
      const { body } = await change({ name: `Name ${round}` });
      expect(body).toMatchObject({ name: `Name ${round}`, origins: [`https://round-${round}.example`], settings: { linksBeforeHold: round } });
    }
  });

  it('makes an article at the first visit to a page of the site, and reads its headline from that page', async () => {
    const paper = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<title>Read from the page | Paper</title><meta property="og:title" content="Read from the page">'));
    await once(paper.listen(0, '127.0.0.1'), 'listening');
    const origin = `http://127.0.0.1:${(paper.address() as AddressInfo).port}`;
    const site = (await app.ask('post', '/sites', admin).send({ name: 'Local', origins: [origin] })).body;
    const visits = await Promise.all(Array.from({ length: 10 }, () => app.get(VisitArticle).run(String(site.publicKey), `${origin}/story?utm_source=x`, 'nobody')));
    expect(new Set(visits.map(({ article }) => article.id)).size).toBe(1);
    await expect(app.get(VisitArticle).run(String(site.publicKey), 'https://nowhere.example/', 'nobody')).rejects.toMatchObject({ code: 'article.origin' });
    await expect(app.get(VisitArticle).run('site_unknown', `${origin}/story`, 'nobody')).rejects.toMatchObject({ code: 'site.absent' });
    expect((await app.get(VisitArticle).run(String(site.publicKey), `${origin}/%E0%A4%A`, 'nobody')).article.headline).toContain('%E0%A4%A');
    const articleId = visits[0]?.article.id ?? '';
    await app.get(DescribeArticle).run({ articleId });
    expect((await app.ask('get', `/articles/${articleId}`)).body.headline).toBe('Read from the page');
    const [{ queued } = { queued: 0 }] = await app.database.client.$queryRaw<{ queued: number }[]>`SELECT count(*)::int AS queued FROM jobs.job WHERE name = 'article.describe' AND data ->> 'articleId' = ${articleId}`;
    expect(queued).toBe(1);
    paper.close();
  });
});
