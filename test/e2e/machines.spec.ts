import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PagesModule } from '../../apps/api/src/pages/pages.module.js';
import { makeReply } from '../make/reply.js';
import { makeSite, makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { elementsOf } from '../support/html.js';
import { TestApp } from '../support/test-app.js';
import { childOf, childrenOf, parseXml } from '../support/xml.js';

const PUBLIC_URL = 'http://talk.test';

/** What an editor fears. Characters that no reply can hold are in xml.spec.ts. */
const HOSTILE = [
  '</script><script>alert(1)</script>',
  ']]> <!-- <![CDATA[ x',
  'a\u0007bell, \u001B[31mred\u0085 and \uFFFF nothing',
  '\u202Eturned around\u202C and \u2066isolated',
  '😀'.repeat(5_000),
  '" onload="alert(1)" \'',
  'z\u0351\u0363\u0489'.repeat(200),
  '\u200B\u2060invisible\uFEFF',
];

let app: TestApp;
beforeAll(async () => (app = await TestApp.start({ PUBLIC_URL }, [PagesModule])));
afterAll(() => app.stop());

const page = async (path: string) => {
  const { text, headers, status } = await app.page(path);
  const all = elementsOf(text);
  const meta = (name: string) => all.find(({ attributes }) => attributes['name'] === name || attributes['property'] === name)?.attributes['content'];
  const link = (rel: string, type?: string) => all.find(({ name, attributes }) => name === 'link' && attributes['rel'] === rel && (type === undefined || attributes['type'] === type))?.attributes['href'];
  const data = all.filter(({ name, attributes }) => name === 'script' && attributes['type'] === 'application/ld+json').map((element) => JSON.parse(element.text));
  return { text, headers, status, all, meta, link, data };
};

describe('a page of a discussion', () => {
  it('says in JSON-LD what is discussed, by whom and when, answer under answer', async () => {
    const thread = await makeThread(app, { headline: 'The bridge' });
    const top = await makeReply(app, thread.id, { body: '*Worth* reading.' });
    const answer = await makeReply(app, thread.id, { parentId: top.id, body: 'And worth answering.' });
    const gone = await makeReply(app, thread.id, { body: 'To be taken back.' });
    await makeReply(app, thread.id, { parentId: gone.id, body: 'It stays.' });
    await app.ask('delete', `/replies/${gone.id}`, gone.by);
    const { data, headers } = await page(`/t/${thread.id}`);
    const { comment, ...posting } = data[0];
    expect(posting).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'DiscussionForumPosting',
      url: `${PUBLIC_URL}/t/${thread.id}`,
      headline: 'The bridge',
      text: 'The bridge',
      author: { '@type': 'Organization', name: thread.site.name },
      sharedContent: { '@type': 'WebPage', url: thread.url },
      interactionStatistic: { '@type': 'InteractionCounter', interactionType: { '@type': 'CommentAction' }, userInteractionCount: 3 },
    });
    expect(new Date(String(posting.datePublished)).getTime()).not.toBeNaN();
    expect(comment).toHaveLength(2);
    expect(comment[1]).toMatchObject({
      '@type': 'Comment',
      url: `${PUBLIC_URL}/r/${top.id}`,
      text: 'Worth reading.',
      author: { '@type': 'Person', name: top.by.name },
      datePublished: top.createdAt,
      interactionStatistic: { interactionType: { '@type': 'LikeAction' }, userInteractionCount: 0 },
      comment: [{ url: `${PUBLIC_URL}/r/${answer.id}`, text: 'And worth answering.' }],
    });
    expect(comment[0]).toMatchObject({ creativeWorkStatus: 'Deleted', comment: [{ text: 'It stays.' }] });
    expect(comment[0]).not.toHaveProperty('text');
    expect(comment[0]).not.toHaveProperty('author');
    // It is data: the policy lets no script of the page's own run, and has nothing to say about this.
    expect(headers['content-security-policy']).toContain("script-src 'self';");
  });

  it('says where it belongs, what it looks like elsewhere and where the feeds are', async () => {
    const thread = await makeThread(app, { headline: 'A "quoted" <headline>' });
    const reply = await makeReply(app, thread.id, { body: 'One sentence.' });
    const whole = await page(`/t/${thread.id}?sort=oldest&lang=fr&utm_source=x`);
    expect(whole.link('canonical')).toBe(`${PUBLIC_URL}/t/${thread.id}`);
    expect(whole.meta('og:url')).toBe(`${PUBLIC_URL}/t/${thread.id}`);
    expect(whole.meta('og:title')).toBe('Discussion · A "quoted" <headline>');
    expect(whole.meta('og:site_name')).toBe(thread.site.name);
    expect(whole.meta('og:locale')).toBe('fr_FR');
    expect(whole.link('alternate', 'application/atom+xml')).toBe(`${PUBLIC_URL}/t/${thread.id}.atom`);
    expect(whole.all.find(({ attributes }) => attributes['itemtype'] === 'https://schema.org/BreadcrumbList')).toBeDefined();
    const one = await page(`/r/${reply.id}`);
    expect(one.link('canonical')).toBe(`${PUBLIC_URL}/r/${reply.id}`);
    expect(one.meta('description')).toBe('One sentence.');
    expect(one.meta('og:title')).toBe(`${reply.by.name} · A "quoted" <headline>`);
    expect(one.link('alternate', 'application/json+oembed')).toBe(`${PUBLIC_URL}/oembed?url=${encodeURIComponent(`${PUBLIC_URL}/r/${reply.id}`)}&format=json`);
    expect(one.data[0].comment).toEqual([expect.objectContaining({ url: `${PUBLIC_URL}/r/${reply.id}` })]);
  });

  it.each(['newest', 'oldest'])('leads on and back by links, page by page: %s', async (sort) => {
    const thread = await makeThread(app);
    const author = await makeUser(app);
    for (let place = 0; place < 45; place += 1) await makeReply(app, thread.id, { author });
    const forwards = [`/t/${thread.id}${sort === 'newest' ? '' : `?sort=${sort}`}`];
    const local = (address: string | undefined) => address?.replace(PUBLIC_URL, '');
    for (let next = local((await page(forwards[0] ?? '')).link('next')); next !== undefined; next = local((await page(next)).link('next'))) forwards.push(next);
    expect(forwards).toHaveLength(3);
    const backwards = [forwards.at(-1)];
    for (let previous = local((await page(forwards.at(-1) ?? '')).link('prev')); previous !== undefined; previous = local((await page(previous)).link('prev'))) backwards.push(previous);
    expect(backwards).toEqual([...forwards].reverse());
    expect((await page(forwards[1] ?? '')).link('canonical')).toBe(PUBLIC_URL + forwards[1]);
  });

  it.each([
    ['index', undefined, 'noindex, indexifembedded'],
    ['nosnippet', 'nosnippet', 'noindex, indexifembedded, nosnippet'],
    ['noindex', 'noindex', 'noindex'],
  ] as const)('may be found as its site says: %s', async (robots, own, embedded) => {
    const thread = await makeThread(app, { settings: { robots } });
    const reply = await makeReply(app, thread.id);
    for (const path of [`/t/${thread.id}`, `/r/${reply.id}`]) {
      const { headers, meta } = await page(path);
      expect([path, headers['x-robots-tag'], meta('robots')]).toEqual([path, own, own]);
    }
    const frame = await page(`/frame?${new URLSearchParams({ site: thread.site.publicKey, url: thread.url }).toString()}`);
    expect([frame.status, frame.headers['x-robots-tag'], frame.meta('robots')]).toEqual([200, embedded, embedded]);
    expect(frame.link('canonical')).toBeUndefined();
  });

  it('is chosen to be found or not by an admin', async () => {
    const admin = await makeUser(app, { role: 'admin' });
    const site = await makeSite(app);
    const changed = await app.ask('patch', `/sites/${site.id}`, admin).send({ settings: { robots: 'noindex' } });
    expect([changed.status, changed.body.settings.robots]).toEqual([200, 'noindex']);
    expect((await app.ask('patch', `/sites/${site.id}`, admin).send({ settings: { robots: 'sometimes' } })).status).toBe(422);
  });

  it('is not kept from robots, which then could not read what it says; what is for nobody is', async () => {
    const { text, headers } = await app.page('/robots.txt');
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(text).toMatch(/^User-agent: \*\nDisallow: \/console$/m);
    expect(text).not.toMatch(/Disallow: \/(frame|t\/\n|r\/\n|)$/m);
    expect((await app.ask('get', '/counts?url=https://x.example/')).headers['x-robots-tag']).toBe('noindex');
  });
});

describe('one reply for a page of anybody’s', () => {
  const oembed = (url: string, more = '') => app.page(`/oembed?url=${encodeURIComponent(url)}${more}`);

  it('is described as oEmbed wants it, within the room that there is', async () => {
    const thread = await makeThread(app, { headline: 'The bridge' });
    const reply = await makeReply(app, thread.id, { body: 'One sentence.' });
    const { body, headers, status } = await oembed(`${PUBLIC_URL}/r/${reply.id}`, '&format=json&maxwidth=320&maxheight=200');
    expect([status, headers['content-type'], headers['access-control-allow-origin']]).toEqual([200, 'application/json; charset=utf-8', '*']);
    expect(body).toMatchObject({ version: '1.0', type: 'rich', author_name: reply.by.name, provider_url: PUBLIC_URL, width: 320 });
    expect(body.height).toBeLessThanOrEqual(200);
    const [frame] = elementsOf(String(body.html));
    expect(frame).toMatchObject({ name: 'iframe', attributes: { src: `${PUBLIC_URL}/r/${reply.id}/embed`, sandbox: 'allow-popups allow-popups-to-escape-sandbox', width: '320' } });
    const card = await page(`/r/${reply.id}/embed`);
    expect([card.status, card.headers['x-robots-tag']]).toEqual([200, 'noindex']);
    expect(card.headers['content-security-policy']).toContain('frame-ancestors *');
    expect(card.headers['x-frame-options']).toBeUndefined();
    expect(card.all.filter(({ name }) => name === 'script' || name === 'form')).toEqual([]);
    for (const said of [reply.by.name, 'One sentence.', 'The bridge', reply.url, thread.url]) expect(card.text).toContain(said);
  });

  it('is absent unless it is published', async () => {
    const held = await makeReply(app, (await makeThread(app, { moderation: 'pre' })).id);
    const gone = await makeReply(app, (await makeThread(app)).id);
    await makeReply(app, gone.threadId, { parentId: gone.id });
    await app.ask('delete', `/replies/${gone.id}`, gone.by);
    for (const id of [held.id, gone.id, '01990000-0000-7000-8000-000000000099']) {
      const answer = await oembed(`${PUBLIC_URL}/r/${id}`);
      expect([answer.status, answer.headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
      expect((await app.page(`/r/${id}/embed`)).status).toBe(404);
    }
  });

  it('is refused by name where the question is wrong', async () => {
    const reply = await makeReply(app, (await makeThread(app)).id);
    expect(await oembed(reply.url, '&format=xml')).toMatchObject({ status: 501, body: { code: 'oembed.format' } });
    expect(await app.page('/oembed')).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect(await oembed('javascript:alert(1)')).toMatchObject({ status: 422 });
    expect(await oembed(`https://elsewhere.example/r/${reply.id}`)).toMatchObject({ status: 404 });
    expect(await oembed(`${PUBLIC_URL}/t/${reply.threadId}`)).toMatchObject({ status: 404 });
  });
});

describe('what an editor fears', () => {
  it('goes through every page and feed and comes out as what it is', async () => {
    const thread = await makeThread(app, { headline: `</title></script> ]]> \u202E & "x"` });
    const author = await makeUser(app);
    for (const body of HOSTILE) {
      const reply = await makeReply(app, thread.id, { body, author });
      const one = await page(`/r/${reply.id}`);
      expect(one.all.filter(({ name }) => name === 'script')).toHaveLength(3);
      expect(one.all.filter(({ attributes }) => Object.keys(attributes).some((name) => name.startsWith('on')))).toEqual([]);
      expect(String(one.data[0].comment[0].text).replaceAll(/\s/g, '')).toContain(body.slice(0, 8).replaceAll(/\s/g, ''));
      const card = await page(`/r/${reply.id}/embed`);
      expect(card.all.filter(({ name }) => name === 'script')).toEqual([]);
      const { body: described } = await app.page(`/oembed?url=${encodeURIComponent(reply.url)}`);
      expect(elementsOf(String(described.html)).map(({ name }) => name)).toEqual(['iframe']);
    }
    const feed = parseXml((await app.page(`/t/${thread.id}.atom`)).text);
    const contents = childrenOf(feed, 'entry').map((entry) => childOf(entry, 'content')?.text ?? '');
    expect(contents).toHaveLength(HOSTILE.length);
    expect(contents.some((content) => content.includes('😀'.repeat(5_000)))).toBe(true);
    expect(contents.every((content) => !content.includes('<script'))).toBe(true);
    expect(parseXml((await app.page(`/sites/${thread.site.id}.atom`)).text).name).toBe('feed');
  });
});
