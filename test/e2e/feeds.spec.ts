import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PagesModule } from '../../apps/api/src/pages/pages.module.js';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { TestApp } from '../support/test-app.js';
import { childOf, childrenOf, parseXml } from '../support/xml.js';

const PUBLIC_URL = 'http://talk.test';
const ATOM = 'http://www.w3.org/2005/Atom';

let app: TestApp;
beforeAll(async () => (app = await TestApp.start({ PUBLIC_URL }, [PagesModule])));
afterAll(() => app.stop());

describe('a feed', () => {
  it('has the newest replies of a thread, each with its author, its text and what it answers', async () => {
    const thread = await makeThread(app, { headline: 'The bridge' });
    const top = await makeReply(app, thread.id, { body: '*Worth* <reading> & more.' });
    const answer = await makeReply(app, thread.id, { parentId: top.id });
    const held = await makeReply(app, (await makeThread(app, { moderation: 'pre', site: thread.site })).id);
    const { text, headers } = await app.page(`/t/${thread.id}.atom?lang=fr`);
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    const feed = parseXml(text);
    expect([feed.name, feed.uri, childOf(feed, 'id')?.text, childOf(feed, 'title')?.attributes['xml:lang']]).toEqual(['feed', ATOM, `urn:uuid:${thread.id}`, 'fr']);
    expect(childrenOf(feed, 'link').map(({ attributes }) => [attributes['rel'], attributes['href']])).toEqual([
      ['self', `${PUBLIC_URL}/t/${thread.id}.atom?lang=fr`],
      ['alternate', `${PUBLIC_URL}/t/${thread.id}`],
    ]);
    const [second, first] = childrenOf(feed, 'entry');
    expect(childOf(first, 'id')?.text).toBe(`urn:uuid:${top.id}`);
    expect(childOf(childOf(first, 'author'), 'name')?.text).toBe(top.by.name);
    expect(childOf(first, 'published')?.text).toBe(top.createdAt);
    expect(childOf(first, 'content')).toMatchObject({ attributes: { type: 'html' }, text: top.html });
    expect(childOf(first, 'in-reply-to')?.attributes).toMatchObject({ ref: thread.url });
    expect(childOf(second, 'in-reply-to')).toMatchObject({ uri: 'http://purl.org/syndication/thread/1.0', attributes: { ref: `urn:uuid:${top.id}`, href: `${PUBLIC_URL}/r/${top.id}` } });
    expect(childOf(second, 'title')?.text).toContain(top.by.name);
    expect(childOf(second, 'id')?.text).toBe(`urn:uuid:${answer.id}`);
    const site = parseXml((await app.page(`/sites/${thread.site.id}.atom`)).text);
    const ids = childrenOf(site, 'entry').map((entry) => childOf(entry, 'id')?.text);
    expect(ids).toEqual([`urn:uuid:${answer.id}`, `urn:uuid:${top.id}`]);
    expect(ids).not.toContain(`urn:uuid:${held.id}`);
  });

  it('goes on to older entries, and ends', async () => {
    const thread = await makeThread(app);
    const author = await makeUser(app);
    const ids: string[] = [];
    for (let place = 0; place < 60; place += 1) ids.push(`urn:uuid:${(await makeReply(app, thread.id, { author })).id}`);
    const seen: (string | undefined)[] = [];
    for (let at: string | undefined = `/t/${thread.id}.atom`; at !== undefined; ) {
      const feed = parseXml((await app.page(at)).text);
      seen.push(...childrenOf(feed, 'entry').map((entry) => childOf(entry, 'id')?.text));
      at = childrenOf(feed, 'link').find(({ attributes }) => attributes['rel'] === 'next')?.attributes['href']?.replace(PUBLIC_URL, '');
    }
    expect(seen).toEqual(ids.reverse());
  });

  it('is told apart by its content, and changes when something is edited or removed', async () => {
    const thread = await makeThread(app);
    const reply = await makeReply(app, thread.id);
    const first = await app.page(`/t/${thread.id}.atom`);
    const ask = (etag: string) => app.page(`/t/${thread.id}.atom`).set('if-none-match', etag);
    expect((await ask(String(first.headers['etag']))).status).toBe(304);
    await app.ask('patch', `/replies/${reply.id}`, reply.by).send({ body: 'Said better.' });
    const edited = await ask(String(first.headers['etag']));
    expect([edited.status, childOf(childOf(parseXml(edited.text), 'entry'), 'content')?.text]).toEqual([200, '<p>Said better.</p>']);
    await app.ask('delete', `/replies/${reply.id}`, reply.by);
    expect(childrenOf(parseXml((await ask(String(edited.headers['etag']))).text), 'entry')).toEqual([]);
  });

  it('is absent where there is no thread or site', async () => {
    for (const path of ['/t/01990000-0000-7000-8000-000000000099.atom', '/t/nothing.atom', '/sites/01990000-0000-7000-8000-000000000099.atom']) {
      expect([path, (await app.page(path)).status]).toEqual([path, 404]);
    }
  });
});
