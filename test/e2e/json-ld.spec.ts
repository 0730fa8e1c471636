import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { articleJsonLd } from '#contract/json-ld';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

describe('what search engines are told of an article', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  const read = (url: string, asker = {}) => app.ask('get', `/articles/json-ld?url=${encodeURIComponent(url)}`, asker);

  it('is its replies and their number, in schema.org’s words, for any page and any cache', async () => {
    const thread = await makeThread(app, { headline: 'A </script> story' });
    const [leila, omar] = [await makeUser(app), await makeUser(app)];
    const first = await makeReply(app, thread.id, { author: leila, body: 'Talks *first*, always & ever.' });
    await makeReply(app, thread.id, { author: omar, body: 'Why?', parentId: first.id });
    const { status, headers, body } = await read(`${thread.url}?utm_source=feed`);
    expect([status, headers['cache-control'], headers['access-control-allow-origin']]).toEqual([200, 'public, max-age=60, s-maxage=60', '*']);
    expect(articleJsonLd.parse(body)).toEqual(body);
    expect(body).toMatchObject({ '@type': 'NewsArticle', '@id': thread.url, headline: 'A </script> story', discussionUrl: `http://talk.test/t/${thread.id}`, commentCount: 2 });
    expect(body.comment).toHaveLength(1);
    expect(body.comment[0]).toMatchObject({ '@type': 'Comment', '@id': `http://talk.test/r/${first.id}`, text: 'Talks first, always & ever.', comment: [{ text: 'Why?' }] });
  });

  it('tells nothing of what is not published, but what answers it', async () => {
    const thread = await makeThread(app);
    const author = await makeUser(app);
    const gone = await makeReply(app, thread.id, { author, body: 'Gone by now.' });
    await makeReply(app, thread.id, { author, body: 'Still here.', parentId: gone.id });
    await app.ask('delete', `/replies/${gone.id}`, author);
    const { text, body } = await read(thread.url);
    expect(text).not.toContain('Gone by now.');
    expect([body.commentCount, body.comment.map((comment: { text: string }) => comment.text)]).toEqual([1, ['Still here.']]);
  });

  it('is kept by nobody where it was asked for with a token, and absent for a page without an article', async () => {
    const thread = await makeThread(app);
    expect((await read(thread.url, await makeUser(app))).headers['cache-control']).toBe('no-store');
    const none = await read(`${thread.url}/nothing`);
    expect([none.status, none.body.code, none.headers['cache-control']]).toEqual([404, 'article.absent', 'no-store']);
    expect((await read('nowhere')).status).toBe(422);
  });
});
