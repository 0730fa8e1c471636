import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RouteDefinition } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { MakeExport } from '#domain/privacy/make-export';
import { WorkerModule } from '#worker/worker.module';
import { PagesModule } from '../../apps/api/src/pages/pages.module.js';
import { makeReply } from '../make/reply.js';
import { makeSite, makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { nextEvent, TestApp } from '../support/test-app.js';

const ORIGIN = 'http://talk.test';

/** A discussion in which one reply goes, with whoever cares for it: it is answered, edited, liked, chosen, reported, followed. */
interface Story {
  thread: MadeThread;
  author: Somebody;
  /** Whom the reply answers, and whose answer stands below it; follows all there is. */
  reader: Somebody;
  /** The word of the text that is shown, and the one that it had before. */
  words: [string, string];
  replyIds: { parent: string; gone: string; child: string };
  exportId: string;
}

/** What readers may look at. A new route needs an entry only where it has a parameter or a question that no other has. */
const looks = Object.entries(routes as Record<string, RouteDefinition>).filter(([, { method, access }]) => method === 'GET' && ['anyone', 'user'].includes(access));

/** What stands for each parameter of a path. */
const values: Record<string, (story: Story) => string[]> = {
  userId: ({ author, reader }) => [author.id, reader.id],
  articleId: ({ thread }) => [thread.articleId],
  threadId: ({ thread }) => [thread.id],
  replyId: ({ replyIds }) => Object.values(replyIds),
  exportId: ({ exportId }) => [exportId],
  format: () => ['json', 'csv'],
  // Their own stories ask for these: nobody else has one.
  statementId: () => [],
  receipt: () => [],
};

/** The questions of a route; those without an entry are asked without one. */
const questions: Record<string, (story: Story) => string[]> = {
  findArticle: ({ thread }) => [`?url=${encodeURIComponent(thread.url)}`],
  articleJsonLd: ({ thread }) => [`?url=${encodeURIComponent(thread.url)}`],
  counts: ({ thread }) => [`?url=${encodeURIComponent(thread.url)}`],
  listReplies: () => ['newest', 'oldest', 'liked', 'discussed', 'best'].map((sort) => `?sort=${sort}`).concat('?only=featured', '?only=newsroom'),
  searchReplies: ({ words }) => words.map((word) => `?q=${word}`),
  listEvents: () => ['?after=0'],
  readMine: ({ replyIds }) => [`?ids=${Object.values(replyIds).join(',')}`],
  listPeople: ({ author }) => [`?q=${encodeURIComponent(author.name.slice(0, 6))}`],
  readFeed: () => ['', '?filter=people', '?filter=threads'],
};

/** Everything that is drawn as a page or handed to other programs. */
const pages = ({ thread, author, replyIds }: Story): string[] => [
  ...['newest', 'oldest', 'liked', 'discussed', 'best'].map((sort) => `/t/${thread.id}?sort=${sort}`),
  `/frame?site=${thread.site.publicKey}&url=${encodeURIComponent(thread.url)}`,
  `/t/${thread.id}.atom`,
  `/sites/${thread.site.id}.atom`,
  `/t/${thread.id}/write`,
  `/u/${author.id}`,
  ...Object.values(replyIds).flatMap((id) => ['', '/embed', '/write', '/report', '/waiting'].map((place) => `/r/${id}${place}`).concat(`/oembed?url=${encodeURIComponent(`${ORIGIN}/r/${id}`)}`)),
  `/notice?url=${encodeURIComponent(`${ORIGIN}/r/${replyIds.gone}`)}`,
];

let app: TestApp;
let moderator: Somebody;
let stranger: Somebody;
beforeAll(async () => {
  app = await TestApp.start({ STAFF_PROOF: 'off', PUBLIC_URL: ORIGIN }, [PagesModule, WorkerModule]);
  [moderator, stranger] = [await makeUser(app, { role: 'moderator' }), await makeUser(app)];
});
afterAll(() => app.stop());

interface Seen {
  text: string;
  etag: string | undefined;
}

/** Everything that readers can look at in a story, as a stranger, as the reader whom it concerns, and as nobody. */
async function everything(story: Story): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>();
  for (const [name, { path, access }] of looks) {
    let paths = [path];
    for (const [, parameter] of path.matchAll(/:(\w+)/g)) {
      const known = values[String(parameter)];
      if (!known) throw new Error(`Nothing stands for :${parameter} of ${name} here.`);
      paths = paths.flatMap((each) => known(story).map((value) => each.replace(`:${parameter}`, value)));
    }
    const askers: (Somebody | undefined)[] = [stranger, story.reader, ...(access === 'anyone' ? [undefined] : [])];
    for (const each of paths.flatMap((at) => (questions[name]?.(story) ?? ['']).map((question) => at + question)))
      for (const asker of askers) {
        const { text, status, headers } = await app.ask('get', each, asker);
        expect([each, status < 500, status === 422]).toEqual([each, true, false]);
        seen.set(`${name} ${each} ${asker?.name ?? 'nobody'}`, { text, etag: headers['etag'] });
      }
  }
  for (const at of pages(story)) {
    const { text, status, headers } = await app.page(at);
    expect([at, status < 500, status === 422]).toEqual([at, true, false]);
    seen.set(`page ${at}`, { text, etag: headers['etag'] });
  }
  return seen;
}

const showing = (seen: Map<string, Seen>, words: string[]): string[] => [...seen].filter(([, { text }]) => words.some((word) => text.includes(word))).map(([place]) => place);

let made = 0;

/** Makes a story, and waits until whoever is concerned has been told. */
async function makeStory(): Promise<Story> {
  made += 1;
  const words: [string, string] = [`quokka${made}x`, `wombat${made}x`];
  const thread = await makeThread(app, { site: await makeSite(app) });
  const [author, reader] = [await makeUser(app, { name: `Author ${made}` }), await makeUser(app, { name: `Concerned ${made}` })];
  const parent = await makeReply(app, thread.id, { author: reader });
  for (const what of [`users/${author.id}`, `threads/${thread.id}`, `articles/${thread.articleId}`]) await app.ask('put', `/follows/${what}`, reader).expect(200);
  const socket = await app.connect(reader);
  const told = nextEvent(socket, 'notification.created');
  const gone = await makeReply(app, thread.id, { author, parentId: parent.id, body: `The ${words[1]}, @[${reader.name}](user:${reader.id}).` });
  await told;
  socket.close();
  await app.ask('patch', `/replies/${gone.id}`, author).send({ body: `The ${words[0]}, @[${reader.name}](user:${reader.id}).` }).expect(200);
  const child = await makeReply(app, thread.id, { author: reader, parentId: gone.id });
  await app.ask('put', `/follows/replies/${gone.id}`, reader).expect(200);
  await app.ask('put', `/replies/${gone.id}/like`, reader).expect(200);
  await app.ask('post', `/replies/${gone.id}/reports`, reader).send({ reason: 'spam' }).expect(201);
  await app.ask('post', `/moderation/replies/${gone.id}/decisions`, moderator).send({ decision: 'feature', revision: 2 }).expect(201);
  await app.ask('patch', `/threads/${thread.id}`, moderator).send({ pinnedReplyId: gone.id }).expect(200);
  const { body } = await app.ask('post', '/me/export', reader).expect(202);
  return { thread, author, reader, words, replyIds: { parent: parent.id, gone: gone.id, child: child.id }, exportId: String(body.id) };
}

/** Where the text of a reply is read as long as it is shown: by the names of routes, and by pages without what stands for them. */
const READ = [
  ...['articleJsonLd', 'listReplies', 'readReply', 'searchReplies', 'listOwnReports', 'listAnswers', 'readContext', 'listRevisions', 'listEvents', 'listRepliesOf', 'listFollows', 'readFeed', 'listNotifications'],
  ...['/t', '/frame', '/t.atom', '/sites.atom', '/u', '/r', '/r/embed', '/r/write', '/r/report', '/oembed'],
];

/** What a place is called whatever stands in it. */
const kindOf = (place: string): string => (place.startsWith('page ') ? place.slice(5).replace(/\?.*/, '').replace(/\/[\da-f-]{36}/, '') : place.replace(/ .*/, ''));

/** The ways out of sight, each taken by who may. */
const waysOut: Record<string, (story: Story) => Promise<unknown>> = {
  'rejected by a moderator': ({ replyIds }) => app.ask('post', `/moderation/replies/${replyIds.gone}/decisions`, moderator).send({ decision: 'reject', revision: 2, reason: 'abuse' }).expect(201),
  'withdrawn by its author': ({ replyIds, author }) => app.ask('delete', `/replies/${replyIds.gone}`, author).expect(204),
  'held because of what it was edited to': async ({ replyIds, author, thread, words }) => {
    await app.ask('put', `/moderation/words?siteId=${thread.site.id}`, moderator).send({ banned: [], suspect: ['fnord'] }).expect(200);
    const { body } = await app.ask('patch', `/replies/${replyIds.gone}`, author).send({ body: `A fnord about the ${words[0]}.` }).expect(200);
    expect(body.status).toBe('held');
  },
};

describe('a reply that is not shown', () => {
  it.each(Object.entries(waysOut))('is nowhere but with its author and moderators once it is %s', async (_, leave) => {
    const story = await makeStory();
    const before = await everything(story);
    const places = showing(before, story.words);
    // Were it not there before, its absence afterwards would show nothing.
    expect([...new Set(places.map(kindOf))].sort()).toEqual([...READ].sort());
    const counted = async (): Promise<number> => (await app.ask('get', `/threads/${story.thread.id}`)).body.replyCount;
    const shown = await counted();

    await leave(story);
    await app.get(MakeExport).run({ exportId: story.exportId });
    expect(showing(await everything(story), story.words)).toEqual([]);
    // What a browser or a cache has kept of a page is not true any more.
    for (const place of places.filter((each) => each.startsWith('page '))) {
      const { etag } = before.get(place) ?? {};
      if (etag) expect([place, (await app.page(place.slice(5)).set('if-none-match', etag)).status]).not.toEqual([place, 304]);
    }
    expect(await counted()).toBe(shown - 1);
  });

  it('is nowhere but with them while it is left to its author in a shadow, also once its approval is undone', async () => {
    made += 1;
    const words: [string, string] = [`quokka${made}x`, `wombat${made}x`];
    const thread = await makeThread(app, { settings: { shadow: 'untold' } });
    const [author, reader] = [await makeUser(app, { name: `Author ${made}` }), await makeUser(app, { name: `Concerned ${made}` })];
    const parent = await makeReply(app, thread.id, { author: reader });
    for (const what of [`users/${author.id}`, `threads/${thread.id}`, `articles/${thread.articleId}`]) await app.ask('put', `/follows/${what}`, reader).expect(200);
    await app.ask('post', `/moderation/users/${author.id}/sanctions`, moderator).send({ kind: 'shadow', reason: 'spam', siteId: thread.site.id }).expect(201);
    const gone = await makeReply(app, thread.id, { author, parentId: parent.id, body: `The ${words[1]}, @[${reader.name}](user:${reader.id}).` });
    await app.ask('patch', `/replies/${gone.id}`, author).send({ body: `The ${words[0]}, @[${reader.name}](user:${reader.id}).` }).expect(200);
    const { body } = await app.ask('post', '/me/export', reader).expect(202);
    const nowhere = async () => {
      await app.get(MakeExport).run({ exportId: String(body.id) });
      return showing(await everything({ thread, author, reader, words, replyIds: { parent: parent.id, gone: gone.id, child: parent.id }, exportId: String(body.id) }), words);
    };
    expect(await nowhere()).toEqual([]);
    const told = nextEvent(await app.connect(reader), 'notification.created');
    const decision = await app.ask('post', `/moderation/replies/${gone.id}/decisions`, moderator).send({ decision: 'approve', revision: 2 }).expect(201);
    await told;
    // Within its ten seconds, however long the telling took.
    await app.at(new Date(String(decision.body.at)), () => app.ask('post', `/moderation/decisions/${decision.body.id}/undo`, moderator).expect(200));
    expect(await nowhere()).toEqual([]);
    expect((await app.ask('get', `/replies/${gone.id}`, author)).body).toMatchObject({ status: 'published', revision: 2 });
  });

  it('is still read by its author and by moderators', async () => {
    const story = await makeStory();
    await waysOut['rejected by a moderator']?.(story);
    for (const who of [story.author, moderator]) expect((await app.ask('get', `/replies/${story.replyIds.gone}`, who)).text).toContain(story.words[0]);
  });
});
