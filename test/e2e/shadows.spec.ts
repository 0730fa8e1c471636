import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueueAnswer } from '#contract/moderation';
import type { OwnReplyView } from '#contract/replies';
import type { SanctionBody, SanctionView } from '#contract/sanctions';
import { listLog } from '#domain/audit/log.store';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { recount } from '../support/recount.js';
import { nextEvent, TestApp } from '../support/test-app.js';
import { allDecisionsFollowed, hurryJobs } from '../support/waiting-jobs.js';

let app: TestApp;
let moderator: Somebody;
let [off, told, untold] = [] as unknown as [MadeThread, MadeThread, MadeThread];
beforeAll(async () => {
  app = await TestApp.start({}, [WorkerModule]);
  moderator = await makeUser(app, { role: 'moderator' });
  [off, told, untold] = [await makeThread(app), await makeThread(app, { settings: { shadow: 'told' } }), await makeThread(app, { settings: { shadow: 'untold' } })];
});
afterAll(() => app.stop());

const decide = (user: Somebody, body: Partial<SanctionBody>) => app.ask('post', `/moderation/users/${user.id}/sanctions`, moderator).send({ kind: 'shadow', reason: 'spam', ...body });
const shadow = async (user: Somebody, { site }: MadeThread, more: Partial<SanctionBody> = {}) => (await decide(user, { siteId: site.id, ...more }).expect(201)).body as SanctionView;
const end = (user: Somebody, { id }: SanctionView) => app.ask('delete', `/moderation/users/${user.id}/sanctions/${id}`, moderator).expect(204);
const post = async (user: Somebody, { id }: MadeThread, parentId?: string) =>
  (await app.ask('post', `/threads/${id}/replies`, user).send({ body: `Written by ${user.name}, ${crypto.randomUUID()}.`, ...(parentId === undefined ? {} : { parentId }) }).expect(201)).body as OwnReplyView;
const heldOn = async ({ site }: MadeThread, rule?: string) =>
  ((await app.ask('get', `/moderation/queue?kind=held&siteId=${site.id}${rule === undefined ? '' : `&rule=${rule}`}`, moderator).expect(200)).body as QueueAnswer).items.map(({ reply }) => reply.id);
const idsOf = async (thread: MadeThread, by?: Somebody) => (await app.ask('get', `/threads/${thread.id}/replies`, by).expect(200)).body.items.map(({ id }: { id: string }) => id) as string[];
const mine = async (user: Somebody, { id }: MadeThread) => (await app.ask('get', `/threads/${id}/mine`, user).expect(200)).body.held as OwnReplyView[];
const statusOf = async (id: string, by?: Somebody) => {
  const { status, body } = await app.ask('get', `/replies/${id}`, by);
  return status === 200 ? (body.status as string) : status;
};

describe('a reader in the shadow', () => {
  it('is there only where an admin of the site chose to have shadows, on one site, and for spam alone where nobody is told', async () => {
    const reader = await makeUser(app);
    const answers = [
      await decide(reader, { siteId: off.site.id }),
      await decide(reader, {}),
      await decide(reader, { siteId: untold.site.id, reason: 'abuse' }),
    ].map(({ status, body }) => [status, body.code]);
    expect(answers).toEqual([[409, 'sanction.shadow-off'], [422, 'request.invalid'], [422, 'sanction.shadow-reason']]);
    const { shadows } = (await app.ask('get', `/moderation/users/${reader.id}`, moderator)).body;
    expect(shadows).toEqual([{ siteId: told.site.id, told: true }, { siteId: untold.site.id, told: false }]);
  });

  it('is told so, where the site tells: what they write is theirs and the moderators’, and waits for nobody', async () => {
    const reader = await makeUser(app);
    const changed = nextEvent(await app.connect(reader), 'standing.changed');
    const sanction = await shadow(reader, told, { reason: 'abuse' });
    expect([sanction.untold, await changed]).toEqual([false, { siteId: told.site.id }]);
    expect((await app.ask('get', '/me', reader)).body.siteStandings).toEqual([{ siteId: told.site.id, standing: 'shadowed', slowSeconds: 0 }]);
    expect((await app.ask('get', '/me/statements', reader)).body.items).toMatchObject([{ measure: 'shadow', holds: true, can: { appeal: true } }]);
    const reply = await post(reader, told);
    expect(reply).toMatchObject({ status: 'held', reasons: [{ check: 'author-shadow', code: 'author.shadowed' }] });
    expect(await mine(reader, told)).toMatchObject([{ id: reply.id, status: 'held' }]);
    expect(await idsOf(told)).not.toContain(reply.id);
    expect([await statusOf(reply.id), await statusOf(reply.id, await makeUser(app)), await statusOf(reply.id, moderator)]).toEqual([404, 404, 'held']);
    expect([await heldOn(told), await heldOn(told, 'author.shadowed')]).toEqual([[], [reply.id]]);
    // On other sites they are as everybody.
    expect((await post(reader, off)).status).toBe('published');
  });

  it('hears nothing of it, where the site does not tell: to them it is all as ever', async () => {
    const [reader, other] = [await makeUser(app), await makeUser(app)];
    const before = await post(reader, untold);
    const socket = await app.connect(reader);
    const heard: string[] = [];
    socket.onAny((name: string) => heard.push(name));
    const sanction = await shadow(reader, untold, { note: 'Sells pills.' });
    const reply = await post(reader, untold);
    const answer = await post(reader, untold, before.id);
    expect([sanction.untold, reply, answer.status]).toMatchObject([true, { status: 'published', reasons: [] }, 'published']);
    // To them: their page, their history, the permalink, what they are told about themselves, and what a draft would meet.
    expect((await mine(reader, untold)).map(({ id, status, reasons }) => [id, status, reasons])).toEqual([[reply.id, 'published', []], [answer.id, 'published', []]]);
    expect([await statusOf(reply.id, reader), await statusOf(reply.id, moderator), await statusOf(reply.id, other), await statusOf(reply.id)]).toEqual(['published', 'held', 404, 404]);
    const own = async (status: string) => (await app.ask('get', `/me/replies?status=${status}`, reader).expect(200)).body.items.map(({ id }: { id: string }) => id);
    expect([await own('held'), (await own('published')).sort()]).toEqual([[], [before.id, reply.id, answer.id].sort()]);
    expect((await app.ask('get', '/me', reader)).body.siteStandings).toEqual([]);
    expect([(await app.ask('get', '/me/sanctions', reader)).body.items, (await app.ask('get', '/me/statements', reader)).body.items]).toEqual([[], []]);
    await app.ask('get', `/me/statements/${sanction.id}`, reader).expect(404);
    await app.ask('post', '/me/appeals', reader).send({ sanctionId: sanction.id, text: 'I sell nothing.' }).expect(404);
    expect((await app.ask('post', '/preview', reader).send({ threadId: untold.id, body: 'Something new.' })).body.hints).toEqual([]);
    expect(JSON.stringify((await app.ask('get', `/users/${reader.id}`, reader)).body)).not.toContain('shadow');
    // A change to it stays in the shadow with it.
    expect((await app.ask('patch', `/replies/${reply.id}`, reader).send({ body: 'Even better pills.' }).expect(200)).body).toMatchObject({ status: 'published', revision: 2, reasons: [] });
    // To everybody else: nothing of it.
    expect([await idsOf(untold), await idsOf(untold, other)]).toEqual([[before.id], [before.id]]);
    expect((await app.ask('get', `/replies/${before.id}`, other)).body.answerCount).toBe(0);
    expect((await app.ask('get', `/threads/${untold.id}`, other)).body.replyCount).toBe(1);
    expect([await heldOn(untold), (await heldOn(untold, 'author.shadowed-untold')).sort()]).toEqual([[], [reply.id, answer.id].sort()]);
    // Nor does the bell tell, which tells of every other sanction.
    const waiting = () => app.database.client.$queryRaw<object[]>`SELECT 1 FROM jobs.job WHERE name = 'sanctions.made' AND state IN ('created', 'retry', 'active')`;
    while ((await waiting()).length > 0) await hurryJobs(app);
    expect((await app.ask('get', '/me/notifications', reader)).body.items).toEqual([]);
    expect(heard.filter((name) => name === 'standing.changed' || name === 'notification.created')).toEqual([]);
    expect(await recount(app)).toEqual([]);
    const [entry] = await listLog(app.database.client, { targetId: reader.id, sites: null, limit: 1 });
    expect(entry).toMatchObject({ action: 'user.sanction', after: { kind: 'shadow', standing: 'shadowed', untold: true } });
  });

  it('is told when it is over; what was written in it comes to the moderators, who can publish it', async () => {
    const reader = await makeUser(app);
    const sanction = await shadow(reader, untold);
    const another = await shadow(reader, untold);
    const replies = [await post(reader, untold), await post(reader, untold)];
    const socket = await app.connect(moderator);
    expect(await socket.timeout(20_000).emitWithAck('queue.join', {})).toEqual({ ok: true });
    await end(reader, sanction);
    while ((await hurryJobs(app)) > 0);
    expect(await heldOn(untold)).toEqual([]);
    const changed = nextEvent(socket, 'queue.changed');
    await end(reader, another);
    while ((await heldOn(untold)).length < 2) await hurryJobs(app);
    await changed;
    expect((await heldOn(untold)).sort()).toEqual(replies.map(({ id }) => id).sort());
    expect(await mine(reader, untold)).toMatchObject(replies.map(({ id }) => ({ id, status: 'held', reasons: [] })));
    expect((await app.ask('get', '/me/statements', reader)).body.items).toMatchObject([{ measure: 'shadow', holds: false }, { measure: 'shadow', holds: false }]);
    await app.ask('post', `/moderation/replies/${replies[0]?.id}/decisions`, moderator).send({ decision: 'approve', revision: 1 }).expect(201);
    expect([await statusOf(replies[0]?.id ?? ''), await idsOf(untold)]).toEqual(['published', expect.arrayContaining([replies[0]?.id])]);
    expect((await post(reader, untold)).status).toBe('published');
    expect(await recount(app)).toEqual([]);
  });

  it('can have a reply decided on, which is put back into the shadow when that is undone', async () => {
    const reader = await makeUser(app);
    await shadow(reader, untold);
    const reply = await post(reader, untold);
    const decision = await app.ask('post', `/moderation/replies/${reply.id}/decisions`, moderator).send({ decision: 'reject', reason: 'spam', revision: 1 }).expect(201);
    expect(await statusOf(reply.id, reader)).toBe('rejected');
    // Of why it was held they hear nothing here either.
    expect((await app.ask('get', '/me/statements', reader)).body.items).toMatchObject([{ measure: 'removed', facts: { checks: [] } }]);
    await app.ask('post', `/moderation/decisions/${decision.body.id}/undo`, moderator).expect(200);
    expect([await statusOf(reply.id, reader), await statusOf(reply.id, moderator), (await heldOn(untold)).includes(reply.id)]).toEqual(['published', 'held', false]);
  });

  it('leaves nothing public of what is posted at that moment', async () => {
    const threads = await Promise.all(Array.from({ length: 8 }, () => makeThread(app, { site: untold.site })));
    const raced = await Promise.all(Array.from({ length: 40 }, async (_, place) => {
      const thread = threads[place % threads.length] as MadeThread;
      const reader = await makeUser(app);
      await Promise.all([post(reader, thread), shadow(reader, thread), post(reader, thread)]);
      const { at } = await app.database.client.logEntry.findFirstOrThrow({ where: { targetId: reader.id, action: 'user.sanction' } });
      const rows = await app.database.client.reply.findMany({ where: { authorId: reader.id }, select: { status: true, shadow: true, createdAt: true } });
      return { late: rows.filter(({ createdAt, status }) => createdAt > at && status === 'published').length, odd: rows.filter(({ status, shadow: kept }) => (status === 'held') !== (kept === 'untold')).length, shadowed: rows.filter(({ shadow: kept }) => kept !== null).length };
    }));
    expect(raced.filter(({ late, odd }) => late + odd > 0)).toEqual([]);
    expect(raced.some(({ shadowed }) => shadowed > 0)).toBe(true);
  });

  it('is not told of by an edit of what everybody could read: that waits for a moderator', async () => {
    const reader = await makeUser(app);
    const { id } = await makeReply(app, untold.id, { author: reader });
    await shadow(reader, untold);
    const edited = await app.ask('patch', `/replies/${id}`, reader).send({ body: 'Now with pills.' }).expect(200);
    expect([edited.body.status, edited.body.reasons, (await heldOn(untold)).includes(id)]).toEqual(['held', [], true]);
  });

  it('leaves nobody where no one looks: what is put back after its end waits for the moderators, one or many', async () => {
    const reader = await makeUser(app);
    const sanction = await shadow(reader, untold);
    const [one, ...many] = [await post(reader, untold), await post(reader, untold), await post(reader, untold)] as [OwnReplyView, OwnReplyView, OwnReplyView];
    const decision = await app.ask('post', `/moderation/replies/${one.id}/decisions`, moderator).send({ decision: 'reject', reason: 'spam', revision: 1 }).expect(201);
    const { id } = (await app.ask('post', '/moderation/bulk/previews', moderator).send({ decision: 'reject', reason: 'spam', replyIds: many.map((each) => each.id) }).expect(201)).body;
    await app.ask('post', '/moderation/bulk', moderator).send({ previewId: id }).expect(202);
    const stateOf = async () => (await app.ask('get', `/moderation/bulk/${id}`, moderator)).body.state as string;
    while ((await stateOf()) !== 'done') await hurryJobs(app);
    await end(reader, sanction);
    while ((await hurryJobs(app)) > 0);
    await app.ask('post', `/moderation/decisions/${decision.body.id}/undo`, moderator).expect(200);
    await app.ask('post', `/moderation/bulk/${id}/undo`, moderator).expect(202);
    while ((await stateOf()) !== 'undone') await hurryJobs(app);
    expect((await heldOn(untold)).filter((each) => [one, ...many].some((reply) => reply.id === each)).sort()).toEqual([one, ...many].map((reply) => reply.id).sort());
    expect(await app.database.client.reply.count({ where: { authorId: reader.id, shadow: { not: null } } })).toBe(0);
  });

  it('hears nothing of it when what looked published is approved', async () => {
    const reader = await makeUser(app);
    await shadow(reader, untold);
    const reply = await post(reader, untold);
    await app.ask('post', `/moderation/replies/${reply.id}/decisions`, moderator).send({ decision: 'approve', revision: 1 }).expect(201);
    await allDecisionsFollowed(app);
    expect((await app.ask('get', '/me/notifications', reader)).body.items).toEqual([]);
    expect((await app.ask('get', '/me/replies', reader)).body.items).toMatchObject([{ id: reply.id, status: 'published', decision: null }]);
  });

  it('sees wait what would have waited anyway, and goes on being told what they were told before', async () => {
    const reader = await makeUser(app);
    await decide(reader, { kind: 'premoderate', siteId: untold.site.id }).expect(201);
    const before = (await app.ask('get', '/me', reader)).body.siteStandings;
    await shadow(reader, untold);
    expect((await app.ask('get', '/me', reader)).body.siteStandings).toEqual(before);
    const reply = await post(reader, untold);
    expect([reply.status, reply.reasons.map(({ code }) => code), (await heldOn(untold)).includes(reply.id)]).toEqual(['held', ['author.premoderated'], true]);
    const [another, first] = [await makeUser(app), await makeThread(app, { site: untold.site, moderation: 'pre' })];
    await shadow(another, first);
    expect((await post(another, first)).reasons.map(({ code }) => code)).toEqual(['thread.premoderated']);
    // A text that is left to its author, and then changed into one that waits for what it says.
    const links = 'https://a.example https://b.example https://c.example';
    const left = await post(another, untold);
    const changed = (await app.ask('patch', `/replies/${left.id}`, another).send({ body: links }).expect(200)).body as OwnReplyView;
    expect([left.status, changed.status, changed.reasons.map(({ code }) => code), (await heldOn(untold)).includes(left.id)]).toEqual(['published', 'held', ['links.many'], true]);
  });

  it('finds all that they wrote, however much', async () => {
    const [reader, thread] = [await makeUser(app), await makeThread(app, { site: untold.site })];
    await shadow(reader, untold);
    const ids: string[] = [];
    for (let nr = 0; nr < 21; nr += 1) ids.push((await makeReply(app, thread.id, { author: reader })).id);
    expect((await mine(reader, thread)).map(({ id }) => id)).toEqual(ids);
  });

  it('can appeal once it is over, however long it was and whoever ended it', async () => {
    const [reader, ended] = [await makeUser(app), await makeUser(app)];
    const days = (count: number) => new Date(Date.now() - count * 86_400_000);
    const { id } = await shadow(reader, untold, { until: days(-1).toISOString() });
    await app.database.client.sanction.update({ where: { id }, data: { createdAt: days(200), until: days(1) } });
    expect((await app.ask('get', '/me/statements', reader)).body.items).toMatchObject([{ measure: 'shadow', can: { appeal: true } }]);
    await end(ended, await shadow(ended, untold));
    expect((await app.ask('get', '/me/statements', ended)).body.items).toMatchObject([{ measure: 'shadow', holds: false, can: { appeal: true } }]);
    await app.ask('post', '/me/appeals', ended).send({ sanctionId: (await app.ask('get', '/me/statements', ended)).body.items[0].sanctionId, text: 'I sell nothing.' }).expect(201);
  });

  it('is not told that it holds when it is over, nor of a text that waits for the moderators', async () => {
    const reader = await makeUser(app);
    const { id } = await makeReply(app, told.id, { author: reader });
    const sanction = await shadow(reader, told, { reason: 'abuse' });
    const edited = (await app.ask('patch', `/replies/${id}`, reader).send({ body: 'Said otherwise.' }).expect(200)).body as OwnReplyView;
    expect([edited.status, edited.reasons, (await heldOn(told)).includes(id)]).toEqual(['held', [], true]);
    const reply = await post(reader, told);
    await end(reader, sanction);
    while (!(await heldOn(told)).includes(reply.id)) await hurryJobs(app);
    expect((await mine(reader, told)).map(({ reasons }) => reasons)).toEqual([[], []]);
  });

  it('says of a removal nothing that a machine would have found, and counts in no report as held by one', async () => {
    const reader = await makeUser(app);
    const thread = await makeThread(app, { settings: { shadow: 'untold' } });
    await shadow(reader, thread);
    const reply = await post(reader, thread);
    await app.ask('post', `/moderation/replies/${reply.id}/decisions`, moderator).send({ decision: 'reject', reason: 'spam', revision: 1 }).expect(201);
    expect((await app.ask('get', '/me/statements', reader)).body.items).toMatchObject([{ automated: { detection: false, decision: false } }]);
    const report = (await app.ask('get', `/moderation/transparency?siteId=${thread.site.id}`, moderator).expect(200)).body;
    expect([report.means, report.removals.bySource]).toMatchObject([{ automated: 0, human: 1 }, { screening: 0, own: 1 }]);
  });
});
