import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PagesModule } from '../../apps/api/src/pages/pages.module.js';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { formOf, newcomer, PlainBrowser, type Seen } from '../support/plain-browser.js';
import { TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => (app = await TestApp.start({}, [PagesModule])));
afterAll(() => app.stop());

/** What is read: names stand between marks that keep their direction to themselves. */
const words = ({ text }: Seen): string => text.replace(/[\u2068\u2069]/g, '');

const followersOf = async (user: Somebody): Promise<number> => (await app.ask('get', `/users/${user.id}`)).body.followerCount as number;
const follows = (name: string) => app.database.client.follow.findMany({ where: { follower: { name } } });

/** A browser in which somebody new has registered on the way to following a reader. */
async function following(user: Somebody): Promise<{ browser: PlainBrowser; name: string }> {
  const browser = new PlainBrowser(app.url);
  const who = newcomer();
  await browser.send(formOf(await browser.open(`/u/${user.id}/follow`)), { ...who, step: 'follow' });
  return { browser, name: who.name };
}

describe('following by a plain form', () => {
  it('leads from a reader’s page over registering to following them, and back', async () => {
    const ana = await makeUser(app, { name: 'Ana of the Plain Page' });
    const browser = new PlainBrowser(app.url);
    const page = await browser.open(`/u/${ana.id}`);
    expect(words(page)).toContain(`/u/${ana.id}/follow?lang=en`);
    const form = await browser.open(`/u/${ana.id}/follow?lang=en`);
    expect(words(form)).toContain('Follow Ana of the Plain Page');
    // Opening a page follows nobody, however often a mail program does it.
    expect(await followersOf(ana)).toBe(0);
    const who = newcomer();
    const followed = await browser.send(formOf(form), { ...who, step: 'follow' });
    expect([followed.status, followed.path]).toEqual([200, `/u/${ana.id}/follow?lang=en`]);
    expect(words(followed)).toContain('You follow Ana of the Plain Page now.');
    expect(words(followed)).toContain(who.name);
    expect(await followersOf(ana)).toBe(1);
    const left = await browser.send(formOf(followed), { step: 'unfollow' });
    expect(words(left)).not.toContain('now.');
    expect(await followersOf(ana)).toBe(0);
  });

  it('blocks a reader and takes that back', async () => {
    const ana = await makeUser(app, { name: 'Ana to Be Blocked' });
    const { browser, name } = await following(ana);
    const blocked = await browser.send(formOf(await browser.open(`/u/${ana.id}/follow`)), { step: 'block' });
    expect(words(blocked)).toContain('You blocked Ana to Be Blocked.');
    expect(await follows(name)).toEqual([]);
    const refused = await browser.send(formOf(blocked), { step: 'follow' });
    expect(refused.status).toBe(403);
    expect(words(refused)).toContain('You cannot follow this reader.');
    const again = await browser.send(formOf(refused), { step: 'unblock' });
    expect(words(again)).not.toContain('You blocked');
    expect(words(await browser.send(formOf(again), { step: 'follow' }))).toContain('You follow Ana to Be Blocked now.');
  });

  it('follows a discussion', async () => {
    const thread = await makeThread(app, { headline: 'To be followed' });
    const browser = new PlainBrowser(app.url);
    expect((await browser.open(`/t/${thread.id}`)).text).toContain(`/t/${thread.id}/follow`);
    const who = newcomer();
    const followed = await browser.send(formOf(await browser.open(`/t/${thread.id}/follow`)), { ...who, step: 'follow' });
    expect(words(followed)).toContain('You follow it now.');
    expect((await follows(who.name)).map(({ threadId }) => threadId)).toEqual([thread.id]);
    await browser.send(formOf(followed), { step: 'unfollow' });
    expect(await follows(who.name)).toEqual([]);
  });

  it('is done by no form of another site, and by no form that was not handed to this browser', async () => {
    const [ana, bea] = [await makeUser(app), await makeUser(app)];
    const { browser } = await following(ana);
    const form = formOf(await browser.open(`/u/${bea.id}/follow`));
    const foreign = await browser.send(form, { step: 'follow' }, { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' });
    expect(foreign.status).toBe(403);
    const untold = await browser.send(form, { step: 'follow', token: 'forged' });
    expect(untold.status).toBe(403);
    const elsewhere = await browser.send(formOf(await new PlainBrowser(app.url).open(`/u/${bea.id}/follow`)), { step: 'follow' });
    expect(elsewhere.status).toBe(403);
    expect(await followersOf(bea)).toBe(0);
  });

  it('says what cannot be: oneself, somebody private, nobody', async () => {
    const kept = await makeUser(app, { name: 'Somebody Private' });
    const browser = new PlainBrowser(app.url);
    const who = newcomer();
    // The form was open before they became private.
    const form = formOf(await browser.open(`/u/${kept.id}/follow`));
    await app.database.client.user.update({ where: { id: kept.id }, data: { private: true } });
    const refused = await browser.send(form, { ...who, step: 'follow' });
    expect([refused.status, refused.text.includes('prefers not to be followed')]).toEqual([403, true]);
    const unasked = await browser.open(`/u/${kept.id}/follow`);
    expect([unasked.text.includes('prefers not to be followed'), unasked.text.includes('value="follow"')]).toEqual([true, false]);
    expect(words(await browser.send(formOf(unasked), { ...who, step: 'block' }))).toContain('You blocked Somebody Private.');
    const self = await app.database.client.user.findFirstOrThrow({ where: { name: who.name } });
    const own = await browser.open(`/u/${self.id}/follow`);
    expect(words(own)).toContain('This is you.');
    expect(own.forms).toEqual([]);
    for (const path of ['/u/nobody/follow', `/u/${self.id.replace(/^./, 'f')}/follow`, '/t/nothing/follow']) expect([path, (await browser.open(path)).status]).toEqual([path, 404]);
    expect((await browser.send({ action: '/u/nobody/follow', fields: {} }, { step: 'follow' })).status).toBe(404);
  });

  it.each(['fr', 'de', 'es', 'tr', 'ar', 'fa', 'ps'])('speaks %s', async (locale) => {
    const ana = await makeUser(app);
    const thread = await makeThread(app);
    await makeReply(app, thread.id, { author: ana });
    const browser = new PlainBrowser(app.url);
    for (const path of [`/u/${ana.id}/follow`, `/t/${thread.id}/follow`]) {
      const { text } = await browser.open(`${path}?lang=${locale}`);
      expect(text).toContain(`<html lang="${locale}" dir="${['ar', 'fa', 'ps'].includes(locale) ? 'rtl' : 'ltr'}"`);
      expect(text).not.toMatch(/>(Follow|Who are you|Log in)\b/);
    }
  });
});
