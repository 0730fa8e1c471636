import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { KnownWordsAnswer, LogEntryView, QueueItem, WordLists } from '#contract/moderation';
import type { KeptVerdict } from '#domain/screening/screening';
import { shownText } from '#platform/markup/shown-text';
import { makeReply } from '../make/reply.js';
import { makeSite, makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

describe('word lists', () => {
  let app: TestApp;
  let moderator: Somebody;
  beforeAll(async () => {
    app = await TestApp.start();
    moderator = await makeUser(app, { role: 'moderator' });
  });
  afterAll(() => app.stop());

  const put = (query: string, lists: Partial<WordLists>) => app.ask('put', `/moderation/words${query}`, moderator).send({ banned: [], suspect: [], ...lists });
  const read = async (query = ''): Promise<WordLists> => (await app.ask('get', `/moderation/words${query}`, moderator)).body as WordLists;
  const verdictOf = async (replyId: string, check: string): Promise<KeptVerdict | undefined> => {
    const revision = await app.database.client.revision.findFirstOrThrow({ where: { replyId }, orderBy: { revision: 'desc' } });
    return (revision.verdicts as unknown as KeptVerdict[]).find((verdict) => verdict.check === check);
  };
  const queued = async (thread: MadeThread): Promise<QueueItem[]> => (await app.ask('get', `/moderation/queue?threadId=${thread.id}`, moderator)).body.items as QueueItem[];

  it('hold everywhere, or on one site, in every language that they are kept under', async () => {
    const [here, there] = [await makeSite(app), await makeSite(app)];
    await put('', { suspect: ['everywhere'] });
    await put(`?siteId=${here.id}`, { suspect: ['here'] });
    await put(`?siteId=${here.id}&language=fa`, { suspect: ['خاین'] });
    await put('?language=de', { suspect: ['halt die klappe'] });
    const statuses = async (site: typeof here): Promise<string[]> => {
      const thread = await makeThread(app, { site });
      const texts = ['Said everywhere.', 'Said only here.', 'او خائن است', 'Ach, HALT DIE KLAPPE!', 'Nothing at all.'];
      return Promise.all(texts.map(async (body) => (await makeReply(app, thread.id, { body })).status));
    };
    expect(await statuses(here)).toEqual(['held', 'held', 'held', 'held', 'published']);
    expect(await statuses(there)).toEqual(['held', 'published', 'published', 'held', 'published']);
    // Each by itself, and those of everywhere without any of the others.
    expect(await read()).toEqual({ banned: [], suspect: ['everywhere'] });
    expect(await read(`?siteId=${here.id}`)).toEqual({ banned: [], suspect: ['here'] });
    expect(await read(`?siteId=${here.id}&language=fa`)).toEqual({ banned: [], suspect: ['خاین'] });
    expect(await read(`?siteId=${there.id}`)).toEqual({ banned: [], suspect: [] });
    await put('', {});
    expect(await statuses(here)).toEqual(['published', 'held', 'held', 'held', 'published']);
    await put('?language=DE', {});
    expect(await read('?language=de')).toEqual({ banned: [], suspect: [] });
  });

  it('are named with their sites, and by the number of their latest change', async () => {
    const site = await makeSite(app);
    await put(`?siteId=${site.id}&language=pt-br`, { banned: ['um', 'dois'], suspect: ['três'] });
    const answer = (await app.ask('get', '/moderation/words/lists', moderator)).body as KnownWordsAnswer;
    expect(answer.sites).toContainEqual({ id: site.id, name: site.name });
    const list = answer.lists.find(({ siteId }) => siteId === site.id);
    expect(list).toEqual({ siteId: site.id, language: 'pt-BR', version: Math.max(...answer.lists.map(({ version }) => version)), banned: 2, suspect: 1, changedAt: expect.any(String) });
    const log = (await app.ask('get', `/moderation/log?targetId=${site.id}`, moderator)).body.items as LogEntryView[];
    const named = { site: site.name, language: 'pt-BR' };
    expect(log[0]).toMatchObject({
      action: 'words.change',
      before: { list: named, removed: { banned: [], suspect: [] } },
      after: { list: named, version: list?.version, added: { banned: ['um', 'dois'], suspect: ['três'] } },
    });
  });

  it('are numbered in the order of their changes, whoever makes them at once', async () => {
    const site = await makeSite(app);
    const languages = ['en', 'fr', 'de', 'es', 'tr', 'ar', 'fa', 'ps'];
    await Promise.all(languages.map((language) => put(`?siteId=${site.id}&language=${language}`, { banned: [language] })));
    const log = (await app.ask('get', `/moderation/log?targetId=${site.id}`, moderator)).body.items as (LogEntryView & { after: { version: number } })[];
    const numbers = log.map(({ after }) => after.version).sort((one, other) => one - other);
    expect(numbers).toEqual(Array.from({ length: languages.length }, (_, at) => (numbers[0] ?? 0) + at));
  });

  it('are marked where they stand in what is shown, with score, version and time', async () => {
    const site = await makeSite(app);
    await put(`?siteId=${site.id}`, { suspect: ['dubious phrase', 'odd'] });
    const thread = await makeThread(app, { site });
    const reply = await makeReply(app, thread.id, { body: 'A **d.u.b.i.o.u.s** phr4se & an <odd> one: [o&#100;d](https://a.example/odd).' });
    const [item] = await queued(thread);
    const [reason] = item?.reasons ?? [];
    expect(reason).toMatchObject({ check: 'suspect-words', code: 'words.suspect', detail: 'dubious phrase, odd', score: 1, version: 2 });
    const shown = shownText(item?.reply.html ?? '');
    expect(reason?.spots.map(({ start, end }) => shown.slice(start, end))).toEqual(['d.u.b.i.o.u.s phr4se', 'odd', 'odd']);
    const version = ((await app.ask('get', '/moderation/words/lists', moderator)).body as KnownWordsAnswer).lists.find(({ siteId }) => siteId === site.id)?.version;
    expect(reason?.lists).toBe(version);
    expect(await verdictOf(reply.id, 'banned-words')).toMatchObject({ outcome: 'publish', score: 0, version: 2, lists: version, at: expect.stringMatching(/^\d{4}-.*Z$/) });
    // Its author is told what was found, and not by which rule.
    expect(reply.reasons).toEqual([{ check: 'suspect-words', code: 'words.suspect', detail: 'dubious phrase, odd' }]);
  });

  it('show reasons of what was screened before there were scores', async () => {
    const thread = await makeThread(app, { moderation: 'pre' });
    const reply = await makeReply(app, thread.id);
    const old = [{ check: 'suspect-words', outcome: 'hold', code: 'words.suspect', detail: 'old' }];
    await app.database.client.revision.updateMany({ where: { replyId: reply.id }, data: { verdicts: old } });
    expect((await queued(thread))[0]?.reasons).toEqual([{ check: 'suspect-words', code: 'words.suspect', detail: 'old', outcome: 'hold', score: null, version: null, lists: null, spots: [] }]);
  });

  it('are for moderators, of sites that there are, in languages that can be', async () => {
    const reader = await makeUser(app);
    for (const path of ['/moderation/words', '/moderation/words/lists']) expect((await app.ask('get', path, reader)).body).toMatchObject({ status: 403, code: 'role.insufficient' });
    const nowhere = '01990000-0000-7000-8000-00000000dead';
    expect((await put(`?siteId=${nowhere}`, { banned: ['x'] })).body).toMatchObject({ status: 404, code: 'site.absent' });
    for (const query of ['?language=English%20please', '?language=en-a', '?siteId=none', '?language=', '?other=1']) expect((await put(query, {})).body).toMatchObject({ status: 422, code: 'request.invalid' });
  });

  it('of ten thousand phrases do not hold up whoever posts', async () => {
    const site = await makeSite(app);
    const banned = Array.from({ length: 10_000 }, (_, at) => `phrase number ${at.toString(36)}x`);
    expect((await put(`?siteId=${site.id}`, { banned })).status).toBe(200);
    const thread = await makeThread(app, { site });
    const refused = await app.ask('post', `/threads/${thread.id}/replies`, await makeUser(app)).send({ body: 'Is PHRASE number 7Pr-x in it?' });
    expect([refused.status, refused.body.errors?.[0]?.detail]).toEqual([422, 'phrase number 7prx']);
    expect((await makeReply(app, thread.id)).status).toBe('published');
  });
});
