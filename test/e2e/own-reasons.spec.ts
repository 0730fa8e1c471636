import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OwnReason } from '#contract/own-reasons';
import type { TransparencyView } from '#contract/overview';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { PagesModule } from '../../apps/api/src/pages/pages.module.js';
import { TestApp } from '../support/test-app.js';

const adverts: OwnReason = { code: 'adverts', under: 'spam', texts: { en: 'No advertising, please', fa: 'لطفاً تبلیغ نکنید' } };
const names: OwnReason = { code: 'names', under: 'private', texts: { en: '=Please write without names' } };

describe('a site’s own reasons', () => {
  let app: TestApp;
  let moderator: Somebody;
  let admin: Somebody;
  let here: MadeThread;
  let there: MadeThread;
  beforeAll(async () => {
    app = await TestApp.start({}, [PagesModule]);
    [moderator, admin] = [await makeUser(app, { role: 'moderator' }), await makeUser(app, { role: 'admin' })];
    [here, there] = [await makeThread(app, { settings: { reasons: [adverts, names], publishReport: true } }), await makeThread(app, { settings: { reasons: [adverts] } })];
  });
  afterAll(() => app.stop());

  const decide = (replyId: string, why: object) => app.ask('post', `/moderation/replies/${replyId}/decisions`, moderator).send({ decision: 'reject', revision: 1, ...why });
  const reject = async (thread: MadeThread, why: object) => decide((await makeReply(app, thread.id)).id, why);
  const set = (reasons: object[], thread = here) => app.ask('patch', `/sites/${thread.site.id}`, admin).send({ settings: { reasons } });
  const kept = async (thread = here): Promise<OwnReason[]> => {
    const { items } = (await app.ask('get', '/sites?limit=100', admin).expect(200)).body as { items: { id: string; settings: { reasons: OwnReason[] } }[] };
    return items.find(({ id }) => id === thread.site.id)?.settings.reasons ?? [];
  };
  const report = async (question: string) => (await app.ask('get', `/moderation/transparency?${question}`, moderator).expect(200)).body as TransparencyView;

  it('are counted beneath the common reason that they belong to, in the report, on the page and in the table', async () => {
    for (const why of [{ reason: 'spam' }, { ownReason: 'adverts' }, { ownReason: 'adverts' }, { ownReason: 'names' }]) expect((await reject(here, why)).status).toBe(201);
    await reject(there, { ownReason: 'adverts' });
    const undone = (await reject(here, { ownReason: 'names' })).body as { id: string };
    await app.ask('post', `/moderation/decisions/${undone.id}/undo`, moderator).expect(200);
    const { removals } = await report(`siteId=${here.site.id}`);
    const site = { id: here.site.id, name: here.site.name };
    expect(removals.byReason).toMatchObject({ spam: 3, private: 1 });
    expect(removals.byOwnReason).toEqual([{ code: 'adverts', under: 'spam', texts: adverts.texts, site, count: 2 }, { code: 'names', under: 'private', texts: names.texts, site, count: 1 }]);
    // One code on two sites is two reasons.
    const everywhere = (await report('')).removals.byOwnReason.filter(({ code }) => code === 'adverts');
    expect(everywhere.map(({ site: { name }, count }) => [name, count])).toEqual([[here.site.name, 2], [there.site.name, 1]]);
    const table = (await app.ask('get', `/moderation/transparency.csv?siteId=${here.site.id}`, moderator).expect(200)).text;
    expect(table).toContain('removals by reason,spam,3\nremovals by own reason,spam/adverts,2\nremovals by reason,off-topic,0');
    expect((await app.ask('get', '/moderation/transparency.csv', moderator)).text).toContain(`removals by own reason,spam/adverts (${there.site.name}),1`);
    const read = async (path: string) => (await fetch(`${app.url}/sites/${here.site.id}/${path}`, { headers: { accept: 'text/html' } })).text();
    expect(await read('transparency?lang=fa')).toMatch(/<tr class="part"><th scope="row">از این میان: \u2068لطفاً تبلیغ نکنید\u2069<\/th>/);
    expect(await read('transparency?lang=de')).toContain('davon: \u2068No advertising, please\u2069');
    expect(await read('transparency.csv')).toContain('removals by own reason,private/names,1');
  });

  it('that decisions refer to are retired when they are left out; they are kept, and can be chosen no more', async () => {
    const unused = { code: 'unused', under: 'other', texts: { en: 'Nobody ever chose this' } };
    await set([unused, adverts, names]).expect(200);
    await set([names]).expect(200);
    expect(await kept()).toEqual([names, { ...adverts, retired: true }]);
    expect((await reject(here, { ownReason: 'adverts' })).body.code).toBe('decision.reason');
    expect((await reject(there, { ownReason: 'adverts' })).status).toBe(201);
    const queue = (await app.ask('get', '/moderation/queue?kind=new&limit=100', moderator).expect(200)).body.items as { reply: { threadId: string }; ownReasons: { code: string }[] }[];
    expect(queue.filter(({ reply }) => reply.threadId === here.id).map(({ ownReasons }) => ownReasons.map(({ code }) => code))).toContainEqual(['names']);
    // Whoever does not know of retiring, and leaves it out again, loses nothing either.
    await set([]).expect(200);
    expect((await kept()).map(({ code, retired }) => [code, retired])).toEqual([['names', true], ['adverts', true]]);
    expect((await report(`siteId=${here.site.id}`)).removals.byOwnReason.map(({ code, count }) => [code, count])).toEqual([['adverts', 2], ['names', 1]]);
    await set([names, adverts]).expect(200);
    expect((await reject(here, { ownReason: 'adverts' })).status).toBe(201);
    // Those that are retired leave room for others.
    await set([{ ...adverts, retired: true }, { ...names, retired: true }, ...Array.from({ length: 30 }, (_, n) => ({ ...unused, code: `unused-${n}` }))]).expect(200);
  });

  it('are refused where they stand: each wrong one by its place', async () => {
    const good = { code: 'good', under: 'spam', texts: { en: 'Good' } };
    const { body } = await set([good, { ...good, code: 'Not good' }, good, { ...good, code: 'd', texts: { en: '', de: 'x'.repeat(201) } }]).expect(422);
    expect((body.errors as { path: string }[]).map(({ path }) => path)).toEqual(expect.arrayContaining(['settings.reasons.1.code', 'settings.reasons.3.texts.en', 'settings.reasons.3.texts.de']));
    const again = (await set([good, good]).expect(422)).body.errors as { path: string; message: string }[];
    expect(again).toEqual([{ path: 'settings.reasons.1.code', message: 'must be a code that no other reason has' }]);
  });

  it('are not lost while somebody decides by them at the very moment they are removed, forty times', async () => {
    for (let round = 0; round < 40; round += 1) {
      const raced = { code: `raced-${round}`, under: 'other', texts: { en: 'Raced' } };
      await set([raced]).expect(200);
      const { id } = await makeReply(app, here.id);
      const [decided] = await Promise.all([decide(id, { ownReason: raced.code }), set([]).expect(200)]);
      const isKept = (await kept()).some(({ code }) => code === raced.code);
      expect([decided.status, isKept]).toEqual(decided.status === 201 ? [201, true] : [422, false]);
    }
  });
});
