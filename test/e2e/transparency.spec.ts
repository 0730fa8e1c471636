import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TransparencyView } from '#contract/overview';
import { makeReply } from '../make/reply.js';
import { makeThings, type Things } from '../make/site-things.js';
import { makeSite } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { PagesModule } from '../../apps/api/src/pages/pages.module.js';
import { TestApp } from '../support/test-app.js';

describe('a transparency report that a site publishes', () => {
  let app: TestApp;
  let moderator: Somebody;
  let admin: Somebody;
  let things: Things;
  const month = new Date().toISOString().slice(0, 7);
  beforeAll(async () => {
    app = await TestApp.start({}, [PagesModule]);
    [moderator, admin] = [await makeUser(app, { role: 'moderator' }), await makeUser(app, { role: 'admin' })];
    things = await makeThings(app, moderator, admin);
  });
  afterAll(() => app.stop());

  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${app.url}/sites/${path}`, { headers: { accept: 'text/html', ...headers } });
  const publish = (publishReport: boolean) => app.ask('patch', `/sites/${things.siteId}`, admin).send({ settings: { publishReport } }).expect(200);

  it('counts appeals and notices by what became of them', async () => {
    const other = await makeUser(app, { role: 'moderator' });
    const query = `siteId=${things.siteId}`;
    const read = async () => (await app.ask('get', `/moderation/transparency?${query}`, moderator).expect(200)).body as TransparencyView;
    expect(await read()).toMatchObject({
      appeals: { total: 1, byOutcome: { open: 1, upheld: 0, reversed: 0 }, medianSeconds: null },
      notices: { total: 1, byOutcome: { open: 1, acted: 0, dismissed: 0 }, medianSeconds: null },
    });
    await app.ask('put', `/moderation/notices/${things.noticeId}/review`, moderator).expect(204);
    expect((await read()).notices.byOutcome.open).toBe(1);
    await app.ask('post', `/moderation/appeals/${things.appealId}/decisions`, other).send({ decision: 'reverse', note: 'It is about the bridge.' }).expect(201);
    await app.ask('post', `/moderation/notices/${things.noticeId}/decisions`, moderator).send({ decision: 'dismiss', reason: 'It names nobody.' }).expect(201);
    const report = await read();
    expect(report).toMatchObject({ appeals: { total: 1, byOutcome: { reversed: 1 } }, notices: { total: 1, byOutcome: { open: 0, dismissed: 1 } } });
    expect(report.appeals.medianSeconds).toBeGreaterThan(0);
    const table = await app.ask('get', `/moderation/transparency.csv?${query}`, moderator).expect(200);
    expect(table.text).toContain('appeals by outcome,reversed,1');
    expect(table.text).toContain('notices by outcome,dismissed,1');
    const { body: elsewhere } = await app.ask('get', `/moderation/transparency?siteId=${(await makeSite(app)).id}`, moderator);
    expect(elsewhere).toMatchObject({ appeals: { total: 0 }, notices: { total: 0 } });
  });

  it('does not count what was undone', async () => {
    const read = async () => (await app.ask('get', `/moderation/transparency?siteId=${things.siteId}`, moderator).expect(200)).body as TransparencyView;
    const reply = await makeReply(app, things.threadId);
    const before = await read();
    const { body } = await app.ask('post', `/moderation/replies/${reply.id}/decisions`, moderator).send({ decision: 'reject', revision: 1, reason: 'spam' }).expect(201);
    expect(await read()).not.toEqual(before);
    await app.ask('post', `/moderation/decisions/${body.id as string}/undo`, moderator).expect(200);
    expect(await read()).toEqual(before);
  });

  it('is nowhere until the site publishes it, and nowhere at once when it is taken back', async () => {
    expect((await get(`${things.siteId}/transparency`)).status).toBe(404);
    expect((await get(`${things.siteId}/transparency.csv`)).status).toBe(404);
    await publish(true);
    const page = await get(`${things.siteId}/transparency`);
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('public, max-age=300');
    expect(page.headers.get('vary')).toContain('accept-language');
    await publish(false);
    expect((await get(`${things.siteId}/transparency`)).status).toBe(404);
    for (const nowhere of ['nobody', '01990000-0000-7000-8000-00000000dead']) expect((await get(`${nowhere}/transparency`)).status).toBe(404);
  });

  it('is a page without scripts in the reader’s language, with the same numbers as a table', async () => {
    await publish(true);
    const english = await (await get(`${things.siteId}/transparency`)).text();
    expect(english).not.toContain('<script');
    expect(english).not.toContain('noindex');
    expect(english).toContain('The decision was taken back');
    expect(english).toContain(`/sites/${things.siteId}/transparency?month=${month}`);
    const persian = await (await get(`${things.siteId}/transparency?lang=fa&theme=dark`)).text();
    expect(persian).toContain('dir="rtl"');
    expect(persian).toContain('تصمیم پس گرفته شد');
    expect(persian).toContain(`?month=${month}&amp;lang=fa&amp;theme=dark`);
    expect(await (await get(`${things.siteId}/transparency`, { 'accept-language': 'de' })).text()).toContain('Wie ');
    const table = await get(`${things.siteId}/transparency.csv?month=${month}`);
    expect(table.headers.get('content-type')).toContain('text/csv');
    const text = await table.text();
    expect(text).toContain(`from,,${month}-01`);
    expect(text).toContain('removals by reason,spam,1');
  });

  it('goes no further back than the site, and is counted once in a while however many ask', async () => {
    expect((await get(`${things.siteId}/transparency?month=2001-01`)).status).toBe(404);
    expect((await get(`${things.siteId}/transparency?month=soon`)).status).toBe(200);
    const before = await (await get(`${things.siteId}/transparency.csv`)).text();
    const reader = await makeUser(app);
    await app.ask('post', `/threads/${things.threadId}/replies`, reader).send({ body: 'Posted after it was counted.' }).expect(201);
    expect(await (await get(`${things.siteId}/transparency.csv`)).text()).toBe(before);
  });
});
