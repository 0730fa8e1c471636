import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RouteDefinition } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { makeReply } from '../make/reply.js';
import { makeThings, type Things } from '../make/site-things.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

/** How a route is asked about the things of one site. */
interface Way {
  values?: Record<string, string>;
  query?: string;
  body?: object;
}

type Entry =
  /** About one site's things: refused on another's, and done on one's own by who is this there. */
  | { who: 'staff' | 'moderator' | 'admin'; ask: (things: Things) => Way; everywhere?: Way }
  /** Of the whole installation: refused to whoever is something on a site alone. */
  | { who: 'nobody'; ask: (things: Things) => Way }
  /** Answers whoever may come in, with what is theirs and nothing else. */
  | { who: 'moderator' | 'admin'; list: (things: Things) => Way; shows?: (things: Things) => string };

const staffRoutes = Object.entries(routes as Record<string, RouteDefinition>).filter(([, { access }]) => access !== 'anyone' && access !== 'user');

/** Every route that staff may ask. A new one belongs in here: without an entry the first test below fails. */
const table: Record<string, Entry> = {
  putArticle: { who: 'staff', ask: ({ origin }) => ({ body: { url: `${origin}/a-new-story`, headline: 'A new story' } }) },
  openThread: { who: 'staff', ask: ({ articleId }) => ({ values: { articleId }, body: { prompt: 'What do you think?' } }) },
  changeThread: { who: 'moderator', ask: ({ threadId }) => ({ values: { threadId }, body: { moderation: 'pre' } }) },
  readQueue: { who: 'moderator', ask: ({ siteId }) => ({ query: `?kind=held&siteId=${siteId}` }) },
  endCall: { who: 'moderator', ask: ({ callId }) => ({ values: { callId } }) },
  decide: { who: 'moderator', ask: ({ heldId }) => ({ values: { replyId: heldId }, body: { decision: 'approve', revision: 1 } }) },
  moveReply: { who: 'moderator', ask: ({ heldId, otherThreadId }) => ({ values: { replyId: heldId }, body: { threadId: otherThreadId } }) },
  lockBranch: { who: 'moderator', ask: ({ heldId }) => ({ values: { replyId: heldId } }) },
  unlockBranch: { who: 'moderator', ask: ({ heldId }) => ({ values: { replyId: heldId } }) },
  previewBulk: { who: 'moderator', ask: ({ siteId, authorId }) => ({ body: { author: { userId: authorId, last: 5, siteId }, decision: 'approve' } }) },
  lease: { who: 'moderator', ask: ({ heldId }) => ({ values: { replyId: heldId }, body: {} }) },
  releaseLease: { who: 'moderator', ask: ({ heldId }) => ({ values: { replyId: heldId } }) },
  handOver: { who: 'moderator', ask: ({ heldId }) => ({ values: { replyId: heldId }, body: { toRole: 'admin' } }) },
  ask: { who: 'moderator', ask: ({ heldId }) => ({ values: { replyId: heldId }, body: { revision: 1 } }) },
  giveOpinion: { who: 'moderator', ask: ({ heldId }) => ({ values: { replyId: heldId }, body: { revision: 1, decision: 'approve' } }) },
  readReplyNotes: { who: 'moderator', ask: ({ heldId }) => ({ values: { replyId: heldId } }) },
  writeReplyNote: { who: 'moderator', ask: ({ heldId }) => ({ values: { replyId: heldId }, body: { body: 'Seen.' } }) },
  readUserNotes: { who: 'moderator', list: ({ reader }) => ({ values: { userId: reader.id } }) },
  writeUserNote: { who: 'moderator', ask: ({ reader, siteId }) => ({ values: { userId: reader.id }, body: { body: 'Seen.', siteId } }), everywhere: { body: { body: 'Seen.' } } },
  readColleagues: { who: 'moderator', ask: ({ siteId }) => ({ query: `?siteId=${siteId}` }) },
  readFilters: { who: 'moderator', list: () => ({}) },
  saveFilter: { who: 'moderator', ask: ({ siteId }) => ({ body: { name: 'Ours', question: { siteId }, shared: true } }), everywhere: { body: { name: 'Everybody’s', question: {}, shared: true } } },
  readReader: { who: 'moderator', list: ({ reader }) => ({ values: { userId: reader.id } }) },
  endSanction: { who: 'moderator', ask: ({ reader, sanctionId }) => ({ values: { userId: reader.id, sanctionId } }) },
  sanction: {
    who: 'moderator',
    ask: ({ reader, siteId }) => ({ values: { userId: reader.id }, body: { kind: 'ban', reason: 'abuse', siteId } }),
    everywhere: { body: { kind: 'ban', reason: 'abuse' } },
  },
  listBusyThreads: { who: 'moderator', ask: ({ siteId }) => ({ query: `?siteId=${siteId}` }) },
  readPicture: { who: 'moderator', ask: ({ siteId }) => ({ query: `?siteId=${siteId}` }) },
  readTransparency: { who: 'moderator', ask: ({ siteId }) => ({ query: `?siteId=${siteId}` }) },
  transparencyTable: { who: 'moderator', ask: ({ siteId }) => ({ query: `?siteId=${siteId}` }) },
  findReaders: { who: 'moderator', list: ({ reader }) => ({ query: `?q=${reader.id}` }), shows: ({ reader }) => reader.id },
  readReaderReplies: { who: 'moderator', list: ({ authorId }) => ({ values: { userId: authorId } }), shows: ({ shownId }) => shownId },
  readReaderReports: { who: 'moderator', list: ({ authorId }) => ({ values: { userId: authorId }, query: '?side=about' }), shows: ({ shownId }) => shownId },
  resetName: { who: 'nobody', ask: ({ reader }) => ({ values: { userId: reader.id }, body: { reason: 'abuse' } }) },
  readAppeals: { who: 'moderator', list: () => ({}), shows: ({ appealId }) => appealId },
  readAppeal: { who: 'moderator', ask: ({ appealId }) => ({ values: { appealId } }) },
  decideAppeal: { who: 'moderator', ask: ({ appealId }) => ({ values: { appealId }, body: { decision: 'uphold', note: 'It stays.' } }) },
  readNotices: { who: 'moderator', list: () => ({}), shows: ({ noticeId }) => noticeId },
  readNoticeCase: { who: 'moderator', ask: ({ noticeId }) => ({ values: { noticeId } }) },
  reviewNotice: { who: 'moderator', ask: ({ noticeId }) => ({ values: { noticeId } }) },
  decideNotice: { who: 'moderator', ask: ({ noticeId }) => ({ values: { noticeId }, body: { decision: 'dismiss', reason: 'It names nobody.' } }) },
  countRedress: { who: 'moderator', list: () => ({}), shows: () => 'appeals' },
  readLog: { who: 'moderator', list: () => ({ query: '?limit=100' }) },
  exportLog: { who: 'moderator', list: () => ({}) },
  knownWords: { who: 'moderator', list: () => ({}) },
  readWords: { who: 'moderator', ask: ({ siteId }) => ({ query: `?siteId=${siteId}` }), everywhere: {} },
  putWords: { who: 'moderator', ask: ({ siteId }) => ({ query: `?siteId=${siteId}`, body: { banned: ['fnord'], suspect: [] } }), everywhere: { body: { banned: ['fnord'], suspect: [] } } },
  readScorer: { who: 'moderator', ask: ({ siteId }) => ({ query: `?siteId=${siteId}` }) },
  testRules: { who: 'moderator', ask: ({ siteId }) => ({ body: { siteId, body: 'A text to try.' } }) },
  startReplay: { who: 'moderator', ask: ({ siteId }) => ({ body: { siteId, words: { banned: ['fnord'], suspect: [] } } }) },
  readReplay: { who: 'moderator', ask: ({ replayId }) => ({ values: { replayId } }) },
  cancelReplay: { who: 'moderator', ask: ({ replayId }) => ({ values: { replayId } }) },
  switchOnDraft: { who: 'moderator', ask: ({ triedReplayId }) => ({ values: { replayId: triedReplayId } }) },
  setScorer: { who: 'admin', ask: ({ siteId }) => ({ values: { siteId }, body: { mode: 'shown' } }) },
  listSites: { who: 'admin', list: () => ({}) },
  changeSite: { who: 'admin', ask: ({ siteId }) => ({ values: { siteId }, body: { settings: { holdFirstReplies: 1 } } }) },
  makeSiteKey: { who: 'admin', ask: ({ siteId }) => ({ values: { siteId } }) },
  inviteToSite: { who: 'admin', ask: ({ siteId }) => ({ values: { siteId }, body: { email: 'somebody.new@paper.example', role: 'moderator' } }) },
  listSitePeople: { who: 'admin', ask: ({ siteId }) => ({ values: { siteId } }) },
  listInvitations: { who: 'admin', ask: ({ siteId }) => ({ values: { siteId } }) },
  withdrawInvitation: { who: 'admin', ask: ({ siteId, invitationId }) => ({ values: { siteId, invitationId } }) },
  changeRole: {
    who: 'admin',
    ask: ({ reader, siteId }) => ({ values: { userId: reader.id }, body: { role: 'moderator', siteId } }),
    everywhere: { body: { role: 'moderator' } },
  },
  createSite: { who: 'nobody', ask: () => ({ body: { name: 'A third paper', origins: ['https://third.example'] } }) },
  setSiteSigner: { who: 'nobody', ask: ({ siteId }) => ({ values: { siteId }, body: { issuer: 'https://accounts.example' } }) },
  removeSiteSigner: { who: 'nobody', ask: ({ siteId }) => ({ values: { siteId } }) },
  setOutsideCheck: { who: 'nobody', ask: ({ siteId }) => ({ values: { siteId }, body: { url: 'https://checks.example/replies', deadlineMs: 500, otherwise: 'hold' } }) },
  readOutsideCheck: { who: 'nobody', ask: ({ siteId }) => ({ values: { siteId } }) },
  removeOutsideCheck: { who: 'nobody', ask: ({ siteId }) => ({ values: { siteId } }) },
  readParked: { who: 'nobody', ask: () => ({}) },
  replayParked: { who: 'nobody', ask: ({ heldId }) => ({ values: { id: heldId } }) },
};

/** What is only one's own, wherever it is: nobody else's can be asked for. Their own stories ask them. */
const OWN = ['undo', 'startBulk', 'readBulk', 'undoBulk', 'removeReplyNote', 'removeUserNote', 'removeFilter'];

const RANK = ['staff', 'moderator', 'admin'] as const;

let app: TestApp;
let here: Things;
let there: Things;
let people: Record<(typeof RANK)[number], Somebody>;

beforeAll(async () => {
  app = await TestApp.start();
  const [moderator, admin] = [await makeUser(app, { role: 'moderator' }), await makeUser(app, { role: 'admin' })];
  [here, there] = [await makeThings(app, moderator, admin), await makeThings(app, moderator, admin)];
  people = { staff: await makeUser(app), moderator: await makeUser(app), admin: await makeUser(app) };
  for (const role of RANK) await app.ask('put', `/users/${people[role].id}/role`, admin).send({ role, siteId: here.siteId }).expect(200);
});
afterAll(() => app.stop());

const ask = (name: string, { values = {}, query = '', body }: Way, who: Somebody) => {
  const route = staffRoutes.find(([each]) => each === name)?.[1];
  if (!route) throw new Error(`There is no route ${name} for staff.`);
  const path = route.path.replace(/:(\w+)/g, (_, value: string) => values[value] ?? `no-${value}`);
  return app.ask(route.method.toLowerCase() as 'get', path + query, who).send(body);
};

/** All that could have been changed, and the log of it. */
async function state(): Promise<string> {
  const { client } = app.database;
  const users = await client.user.findMany({ orderBy: { id: 'asc' }, select: { id: true, role: true, standing: true, siteStandings: true, siteRoles: true } });
  const replies = await client.reply.findMany({ orderBy: { id: 'asc' }, select: { id: true, status: true } });
  const counts = await Promise.all([client.logEntry.count(), client.decision.count(), client.sanction.count({ where: { endedAt: null } }), client.screeningWord.count(), client.siteKey.count(), client.article.count()]);
  const more = [await client.site.findMany({ orderBy: { id: 'asc' } }), await client.thread.findMany({ orderBy: { id: 'asc' } }), await client.siteSigner.count(), await client.invitation.count()];
  const desk = await Promise.all([client.lease.count(), client.call.count({ where: { doneAt: null } }), client.opinion.count(), client.staffNote.count(), client.savedFilter.count(), client.ruleReplay.findMany({ orderBy: { id: 'asc' }, select: { id: true, state: true, switchedOnAt: true } }), client.appeal.count({ where: { state: 'open' } }), client.notice.count({ where: { state: 'received' } })]);
  return JSON.stringify([users, replies, counts, more, desk]);
}

describe('who is something on one site', () => {
  it('is asked about every route of staff', () => {
    expect([...Object.keys(table), ...OWN].sort()).toEqual(staffRoutes.map(([name]) => name).sort());
  });

  it.each(RANK.flatMap((role) => Object.entries(table).map(([name, entry]) => [role, name, entry] as const)))('as %s can do nothing on another site: %s', async (role, name, entry) => {
    const before = await state();
    const mayComeIn = entry.who !== 'nobody' && RANK.indexOf(role) >= RANK.indexOf(entry.who);
    if ('list' in entry) {
      const answer = await ask(name, entry.list(there), people[role]);
      if (mayComeIn) {
        expect(answer.status).toBe(200);
        for (const secret of [there.siteId, there.threadId, there.heldId, there.sanctionId, there.shownId, there.noticeId, there.appealId]) expect(answer.text).not.toContain(secret);
      } else expect(answer.status).toBe(403);
    } else {
      const ways = [entry.ask(there), ...('everywhere' in entry && entry.everywhere ? [{ ...entry.ask(there), query: '', ...entry.everywhere }] : [])];
      for (const way of ways) expect([403, 404]).toContain((await ask(name, way, people[role])).status);
      // On one's own site it is refused to who is too little there, and what is the installation's to everybody.
      if (!mayComeIn) expect([403, 404]).toContain((await ask(name, entry.ask(here), people[role])).status);
    }
    expect(await state()).toBe(before);
  });

  it.each(Object.entries(table).filter(([, { who }]) => who !== 'nobody'))('may do on its own site what the same question was refused for: %s', async (name, entry) => {
    if (entry.who === 'nobody') return;
    const way = 'list' in entry ? entry.list(here) : entry.ask(here);
    const answer = await ask(name, way, people[entry.who]);
    expect([name, answer.status, answer.status < 300]).toEqual([name, answer.status, true]);
    if ('list' in entry) expect(answer.text).toContain(entry.shows?.(here) ?? here.siteId);
  });

  it('sees what is hidden on its own site, and on no other', async () => {
    const other = await makeReply(app, here.threadId, { author: here.reader }).catch(() => null);
    expect(other).toBeNull();
    const { moderator } = people;
    const fresh = await makeUser(app);
    const [mine, theirs] = [await makeReply(app, here.threadId, { author: fresh }), await app.database.client.reply.findUniqueOrThrow({ where: { id: there.heldId } })];
    expect([mine.status, theirs.status]).toEqual(['held', 'held']);
    for (const path of ['', '/context', '/revisions', '/answers']) {
      expect([path, (await app.ask('get', `/replies/${mine.id}${path}`, moderator)).status]).toEqual([path, 200]);
      expect([path, (await app.ask('get', `/replies/${there.heldId}${path}`, moderator)).status]).toEqual([path, 404]);
    }
    expect((await app.ask('get', `/replies/${mine.id}`, moderator)).body.can.moderate).toBe(true);
    expect((await app.ask('get', `/threads/${here.threadId}`, moderator)).body.can.moderate).toBe(true);
    expect((await app.ask('get', `/threads/${there.threadId}`, moderator)).body.can.moderate).toBe(false);
    const shown = await makeReply(app, there.threadId);
    expect((await app.ask('get', `/replies/${shown.id}`, moderator)).body.can.moderate).toBe(false);
    expect((await app.ask('get', `/threads/${there.threadId}/mine?ids=${shown.id}`, moderator)).body.items[shown.id].can.moderate).toBe(false);
  });

  it('is shown the queue of its own site, with counts of that alone', async () => {
    const { body } = await app.ask('get', '/moderation/queue?kind=held', people.moderator).expect(200);
    expect(new Set((body.items as { reply: { threadId: string } }[]).map(({ reply }) => reply.threadId))).toEqual(new Set([here.threadId]));
    expect(body.counts.held).toBe(body.items.length);
    const elsewhere = await makeUser(app);
    const nobody = await app.ask('get', '/moderation/queue?kind=held', elsewhere);
    expect(nobody.status).toBe(403);
  });

  it('hears of what waits on its own site alone', async () => {
    const socket = await app.connect(people.moderator);
    const heard: string[] = [];
    socket.on('queue.changed', ({ threadId }) => heard.push(threadId));
    expect(await socket.timeout(20_000).emitWithAck('queue.join', {})).toEqual({ ok: true });
    await makeReply(app, there.threadId);
    const told = new Promise((resolve) => socket.once('queue.changed', resolve));
    await makeReply(app, here.threadId);
    await told;
    expect(heard).toEqual([here.threadId]);
  });

  it('hears nothing any more once it is a reader there again', async () => {
    const [admin, former, witness] = [await makeUser(app, { role: 'admin' }), await makeUser(app), people.moderator];
    const give = (role: string) => app.ask('put', `/users/${former.id}/role`, admin).send({ role, siteId: here.siteId });
    expect((await give('moderator').expect(200)).body.role).toBe('moderator');
    expect((await app.ask('get', '/me', former)).body).toMatchObject({ role: 'reader', sites: [here.siteId], siteRoles: [{ siteId: here.siteId, role: 'moderator' }] });
    const [socket, other] = [await app.connect(former), await app.connect(witness)];
    const heard: unknown[] = [];
    socket.on('queue.changed', (event) => heard.push(event));
    for (const each of [socket, other]) expect(await each.timeout(20_000).emitWithAck('queue.join', {})).toEqual({ ok: true });
    expect((await give('reader').expect(200)).body.role).toBe('reader');
    const told = new Promise((resolve) => other.once('queue.changed', resolve));
    await makeReply(app, here.threadId);
    await told;
    expect(await socket.timeout(20_000).emitWithAck('queue.join', {})).toMatchObject({ ok: false, code: 'role.insufficient' });
    expect(heard).toEqual([]);
    expect((await app.ask('get', '/me', former)).body).toMatchObject({ sites: [], siteRoles: [] });
  });

  it('wears its badge where it works, and not elsewhere', async () => {
    const [{ author: at }, { author: away }] = [await makeReply(app, here.threadId, { author: people.admin }), await makeReply(app, there.threadId, { author: people.admin })];
    expect([at?.role, away?.role]).toEqual(['admin', 'reader']);
    const only = async ({ threadId }: Things) => ((await app.ask('get', `/threads/${threadId}/replies?only=newsroom`)).body.items as { author: { id: string; role: string } }[]).map(({ author }) => author.role);
    expect(await only(here)).toContain('admin');
    expect(await only(there)).toEqual([]);
  });
});
