import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PagesModule } from '../../apps/api/src/pages/pages.module.js';
import { makeReply } from '../make/reply.js';
import { makeSite, makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

describe('the theme of a site and of a page', () => {
  let app: TestApp;
  let admin: Somebody;
  beforeAll(async () => {
    app = await TestApp.start({}, [PagesModule]);
    admin = await makeUser(app, { role: 'admin' });
  });
  afterAll(() => app.stop());

  const change = (siteId: string, theme: object) => app.ask('patch', `/sites/${siteId}`, admin).send({ settings: { theme } });

  it('is a setting with our own as the default, replaced whole', async () => {
    const site = await makeSite(app);
    const first = await change(site.id, { accent: '#0B5FFF', font: 'Gill Sans, sans-serif' });
    expect([first.status, first.body.settings.theme]).toEqual([200, { accent: '#0B5FFF', font: 'Gill Sans, sans-serif', density: 'comfortable', scheme: 'auto' }]);
    const second = await change(site.id, { density: 'compact', accent: null });
    expect(second.body.settings.theme).toEqual({ accent: null, font: null, density: 'compact', scheme: 'auto' });
  });

  it.each([
    [{ accent: 'red' }, 'settings.theme.accent'],
    [{ accent: '#0b5fff;}' }, 'settings.theme.accent'],
    [{ font: 'x; } body { display: none' }, 'settings.theme.font'],
    [{ font: 'url(//evil.example/x.woff)' }, 'settings.theme.font'],
    [{ density: 'airy' }, 'settings.theme.density'],
    [{ scheme: 'sepia' }, 'settings.theme.scheme'],
    [{ shadow: 'deep' }, 'settings.theme.shadow'],
  ])('refuses %j', async (theme, path) => {
    const site = await makeSite(app);
    const { status, body } = await change(site.id, theme);
    expect([status, body.code, body.errors.map((error: { path: string }) => error.path)]).toEqual([422, 'request.invalid', [path]]);
  });

  it('is in the page before any script: the site’s, and over it what the publisher’s page wants', async () => {
    const thread = await makeThread(app);
    await change(thread.site.id, { accent: '#0b5fff', font: 'Georgia', density: 'compact', scheme: 'dark' });
    const own = await app.page(`/t/${thread.id}`);
    expect(own.text).toContain('data-theme="dark" data-density="compact"');
    expect(own.text).toContain('<link rel="stylesheet" href="/frame/theme.css?accent=%230b5fff&amp;font=Georgia"');
    const frame = `/frame?site=${thread.site.publicKey}&url=${encodeURIComponent(thread.url)}`;
    const asked = await app.page(`${frame}&theme=light&accent=%23c00000&density=comfortable`);
    expect(asked.text).toContain('data-theme="light" data-density="comfortable"');
    expect(asked.text).toContain('href="/frame/theme.css?accent=%23c00000&amp;font=Georgia"');
    const wrong = await app.page(`${frame}&accent=${encodeURIComponent('red;}</style><script>')}&font=${encodeURIComponent('"><script>')}&density=airy`);
    expect(wrong.text).toContain('href="/frame/theme.css?accent=%230b5fff&amp;font=Georgia"');
    expect(wrong.headers['content-security-policy']).toContain(`frame-ancestors 'self' ${thread.site.origins[0]}`);
  });

  it('has a style sheet of its own, that anybody may keep', async () => {
    const { status, headers, text } = await app.page('/frame/theme.css?accent=%23ffdd00&font=Gill%20Sans,sans-serif');
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/css; charset=utf-8', 'public, max-age=86400']);
    expect(text).toContain("--bl-serif: 'Gill Sans', 'Noto Sans', 'Noto Naskh Arabic', 'Noto Sans Arabic', sans-serif;");
    expect((await app.page('/frame/theme.css?accent=x&font=%7D')).text).toBe('\n');
    expect((await app.page('/frame/theme.css?accent=%23ffdd00&accent=%23000000')).text).toBe('\n');
  });

  it('shows one reply first where a page asks for it, and no reply of another page', async () => {
    const [thread, other] = [await makeThread(app), await makeThread(app)];
    const author = await makeUser(app);
    const reply = await makeReply(app, thread.id, { author, body: 'Look at me.' });
    const stranger = await makeReply(app, other.id, { author, body: 'Not from here.' });
    const frame = (replyId: string) => app.page(`/frame?site=${thread.site.publicKey}&url=${encodeURIComponent(thread.url)}&reply=${replyId}`);
    expect((await frame(reply.id)).text).toMatch(/class="focus"[\s\S]*Look at me\./);
    expect((await frame(stranger.id)).text).not.toContain('Not from here.');
    expect((await frame('nonsense')).status).toBe(200);
  });
});
