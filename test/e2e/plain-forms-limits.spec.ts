import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PagesModule } from '../../apps/api/src/pages/pages.module.js';
import { makeThread } from '../make/thread.js';
import { formOf, newcomer, PlainBrowser } from '../support/plain-browser.js';
import { TestApp } from '../support/test-app.js';

describe('plain forms with limits on', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start({ RATE_LIMITS: 'on' }, [PagesModule])));
  afterAll(() => app.stop());

  it('a form counts like the API, and a second text at once is kept for a moment later', async () => {
    const thread = await makeThread(app);
    const browser = new PlainBrowser(app.url);
    const first = await browser.send(formOf(await browser.open(`/t/${thread.id}/write`)), { ...newcomer(), body: 'One.', step: 'post' });
    expect(first.path).toMatch(/^\/r\//);
    const second = await browser.send(formOf(await browser.open(`/t/${thread.id}/write`)), { body: 'Two, right away.', step: 'post' });
    expect([second.status, formOf(second).fields['body'], Number(second.headers.get('retry-after')) > 0]).toEqual([429, 'Two, right away.', true]);
    expect(second.text).toContain('a little too fast');
  });

  it('a button that is pressed twice posts once, and both are told where it is', async () => {
    const thread = await makeThread(app);
    const browser = new PlainBrowser(app.url);
    const who = newcomer();
    await app.ask('post', '/auth/register').set('x-belowline', '1').send({ email: who.email, password: who.password, name: who.name });
    await browser.send(formOf(await browser.open(`/t/${thread.id}/write`)), { ...who, who: 'known', body: 'x'.repeat(5_001), step: 'post' });
    const form = formOf(await browser.open(`/t/${thread.id}/write`));
    const both = await Promise.all([1, 2].map(() => browser.send(form, { body: 'Pressed twice.', step: 'post' })));
    const replies = await app.database.client.reply.findMany({ where: { threadId: thread.id } });
    expect(both.map(({ status, path }) => [status, path])).toEqual([[200, `/r/${replies[0]?.id}`], [200, `/r/${replies[0]?.id}`]]);
    expect(replies).toHaveLength(1);
  });

  it('guesses at a password are counted', async () => {
    const thread = await makeThread(app);
    const browser = new PlainBrowser(app.url);
    let seen = await browser.open(`/t/${thread.id}/write`);
    const statuses: number[] = [];
    for (let guess = 0; guess < 12; guess += 1) {
      seen = await browser.send(formOf(seen), { who: 'known', email: 'somebody@example.org', password: `guess ${guess}`, body: 'x', step: 'post' });
      statuses.push(seen.status);
    }
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
    expect(statuses.slice(10)).toEqual([429, 429]);
  });
});

describe('pages with limits on', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start({ RATE_LIMITS: 'on' }, [PagesModule])));
  afterAll(() => app.stop());

  it('are counted as requests of the API are, where they are made anew; the frame and the file for robots are not', async () => {
    const { id } = await makeThread(app);
    const statusOf = async (path: string) => (await fetch(app.url + path)).status;
    const nobody = '01890000-0000-7000-8000-000000000000';
    // A thread's page is made anew once and ready after it; somebody who isn't there is looked for each time.
    expect(await statusOf(`/t/${id}`)).toBe(200);
    const many = await Promise.all(Array.from({ length: 54 }, () => statusOf(`/u/${nobody}`)));
    expect(many.toSorted((one, other) => one - other)).toEqual([...Array.from({ length: 49 }, () => 404), ...Array.from({ length: 5 }, () => 429)]);
    for (const path of [`/t/${id}/write`, `/u/${nobody}`, `/r/${nobody}`, `/r/${nobody}/embed`, `/r/${nobody}/write`, `/r/${nobody}/report`, '/oembed?url=https://example.org/r/1', `/api/v1/threads/${id}`]) {
      expect([path, await statusOf(path)]).toEqual([path, 429]);
    }
    for (const path of ['/frame?url=https://example.org/a&site=nobody', '/robots.txt', '/health/live']) expect([path, await statusOf(path)]).not.toEqual([path, 429]);
  });
});

describe('plain forms over https', () => {
  let secure: TestApp;
  beforeAll(async () => (secure = await TestApp.start({ PUBLIC_URL: 'https://talk.example' }, [PagesModule])));
  afterAll(() => secure.stop());

  it('are bound to our host, and the cookie of their log-in is the frame’s', async () => {
    const thread = await makeThread(secure);
    const browser = new PlainBrowser(secure.url);
    const opened = await browser.open(`/t/${thread.id}/write`);
    expect(opened.headers.getSetCookie()[0]).toMatch(/^__Host-belowline-form=[\w-]{22}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect((await browser.send(formOf(opened), { ...newcomer(), body: 'Behind a proxy.', step: 'post' }, { origin: 'https://talk.example' })).status).toBe(200);
    expect([...browser.cookies.keys()]).toEqual(['__Host-belowline-form', '__Host-belowline']);
  });
});
