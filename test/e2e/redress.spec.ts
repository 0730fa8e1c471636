import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NotificationView } from '#contract/notifications';
import type { StatementView } from '#contract/redress';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { recount } from '../support/recount.js';
import { TestApp } from '../support/test-app.js';
import { hurryJobs } from '../support/waiting-jobs.js';

let app: TestApp;
let thread: MadeThread;
let [ana, ben]: Somebody[] = [];
beforeAll(async () => {
  app = await TestApp.start({}, [WorkerModule]);
  thread = await makeThread(app);
  [ana, ben] = [await makeUser(app, { role: 'moderator' }), await makeUser(app, { role: 'moderator' })];
});
afterAll(() => app.stop());

const decide = (replyId: string, by: Somebody, decision: string, revision = 1) => app.ask('post', `/moderation/replies/${replyId}/decisions`, by).send({ decision, revision, ...(decision === 'reject' ? { reason: 'abuse', note: 'Please leave people out of it.' } : {}) });
const statements = async (user: Somebody) => (await app.ask('get', '/me/statements', user).expect(200)).body.items as StatementView[];
const appeal = (user: Somebody, body: object) => app.ask('post', '/me/appeals', user).send({ text: 'I quoted somebody.', ...body });
const settle = (id: string, by: Somebody, decision: 'uphold' | 'reverse') => app.ask('post', `/moderation/appeals/${id}/decisions`, by).send({ decision, note: 'Looked at again.' });

/** A reply that was rejected, and the statement of that. */
async function rejected(author?: Somebody) {
  const reply = await makeReply(app, thread.id, author === undefined ? {} : { author });
  await decide(reply.id, ana!, 'reject').expect(201);
  const [statement] = await statements(reply.by);
  return { reply, author: reply.by, statement: statement! };
}

/** The line in somebody's bell that tells of a decision, once it is there. */
async function toldOf(user: Somebody, decision: string): Promise<NotificationView> {
  for (;;) {
    const lines = (await app.ask('get', '/me/notifications', user)).body.items as NotificationView[];
    const line = lines.find((each) => each.decision === decision);
    if (line) return line;
    await hurryJobs(app);
  }
}

describe('a statement of reasons', () => {
  it('says of a rejection what, why, on which facts, and how to appeal', async () => {
    const reply = await makeReply(app, thread.id);
    const reporter = await makeUser(app);
    await app.ask('post', `/replies/${reply.id}/reports`, reporter).send({ reason: 'abuse', note: 'He insults her.' }).expect(201);
    await decide(reply.id, ana!, 'reject').expect(201);
    const [statement] = await statements(reply.by);
    expect(statement).toMatchObject({
      measure: 'removed', holds: true, reply: { id: reply.id, html: reply.html, revision: 1 }, article: { headline: expect.any(String) }, ground: { basis: 'rules', reason: 'abuse', law: null },
      facts: { reports: 1, notice: false, note: 'Please leave people out of it.', checks: [] }, automated: { detection: false, decision: false }, can: { appeal: true }, appeal: null,
    });
    expect(JSON.stringify(statement)).not.toMatch(new RegExp(`${reporter.id}|${ana!.id}|He insults her`));
    await app.ask('get', `/me/statements/${statement!.id}`, reply.by).expect(200);
    await app.ask('get', `/me/statements/${statement!.id}`, reporter).expect(404);
    expect((await app.ask('get', '/me/replies', reply.by).expect(200)).body.items).toMatchObject([{ id: reply.id, decision: { id: statement!.id } }]);
  });

  it('says of a sanction since when, until when and where', async () => {
    const reader = await makeUser(app);
    const until = new Date(Date.now() + 86_400_000).toISOString();
    await app.ask('post', `/moderation/users/${reader.id}/sanctions`, ana).send({ kind: 'suspend', reason: 'spam', until, siteId: thread.site.id }).expect(201);
    expect((await statements(reader))[0]).toMatchObject({ measure: 'suspend', until, site: { id: thread.site.id }, reply: null, holds: true, ground: { reason: 'spam' } });
  });

  it.each(['warn', 'premoderate', 'slow', 'suspend'] as const)('is where the bell leads whom it concerns: %s', async (kind) => {
    const reader = await makeUser(app);
    const { body: sanction } = await app.ask('post', `/moderation/users/${reader.id}/sanctions`, ana).send({ kind, reason: 'abuse', siteId: thread.site.id, ...(kind === 'slow' ? { slowSeconds: 600 } : {}) }).expect(201);
    expect(await toldOf(reader, kind)).toMatchObject({ kind: 'decision', actors: [], count: 1, statementId: sanction.id });
    await app.ask('get', `/me/statements/${sanction.id}`, reader).expect(200);
  });

  it('is where the bell leads whose name was taken away', async () => {
    const reader = await makeUser(app);
    await app.ask('post', `/moderation/users/${reader.id}/name-reset`, ana).send({ reason: 'abuse' }).expect(201);
    const [statement] = await statements(reader);
    expect((await toldOf(reader, 'rename')).statementId).toBe(statement!.id);
  });

  it('comes page by page, and there is none of what is no restriction', async () => {
    const author = await makeUser(app);
    const fine = await makeReply(app, thread.id, { author });
    await decide(fine.id, ana!, 'feature').expect(201);
    for (let i = 0; i < 3; i += 1) await rejected(author);
    const first = await app.ask('get', '/me/statements?limit=2', author).expect(200);
    const second = await app.ask('get', `/me/statements?limit=2&cursor=${first.body.next}`, author).expect(200);
    expect([first.body.items.length, second.body.items.length, second.body.next]).toEqual([2, 1, null]);
  });
});

describe('an appeal', () => {
  it('is made once, by whom it concerns', async () => {
    const { author, statement } = await rejected();
    const { body } = await appeal(author, { decisionId: statement.id }).expect(201);
    expect(body).toMatchObject({ state: 'open', decisionId: statement.id, sanctionId: null });
    expect((await appeal(author, { decisionId: statement.id }).expect(409)).body.code).toBe('appeal.made');
    await appeal(ben!, { decisionId: statement.id }).expect(404);
    await appeal(author, { sanctionId: statement.id }).expect(404);
    await appeal(author, {}).expect(422);
    expect((await app.ask('get', '/me/appeals', author)).body.items).toHaveLength(1);
    const queue = await app.ask('get', '/moderation/queue?kind=appealed&limit=100', ben).expect(200);
    expect(queue.body.items.map((item: { reply: { id: string } }) => item.reply.id)).toContain(statement.reply!.id);
  });

  it('is made of many at once only once', async () => {
    const { author, statement } = await rejected();
    const statuses = (await Promise.all(Array.from({ length: 6 }, () => appeal(author, { decisionId: statement.id })))).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('is too late after half a year, and of no use where it was taken back', async () => {
    const late = await rejected();
    await app.database.client.decision.update({ where: { id: late.statement.id }, data: { createdAt: new Date(Date.now() - 181 * 86_400_000) } });
    expect((await appeal(late.author, { decisionId: late.statement.id }).expect(409)).body.code).toBe('appeal.late');
    const back = await rejected();
    await decide(back.reply.id, ana!, 'restore').expect(201);
    expect((await appeal(back.author, { decisionId: back.statement.id }).expect(409)).body.code).toBe('appeal.nothing');
  });

  it('is decided by another moderator, who may put the reply back for all with every count', async () => {
    const { author, reply, statement } = await rejected();
    const { body } = await appeal(author, { decisionId: statement.id }).expect(201);
    expect((await settle(body.id, ana!, 'reverse').expect(403)).body.code).toBe('appeal.same-moderator');
    await settle(body.id, author, 'reverse').expect(403);
    const listed = await app.ask('get', '/moderation/appeals?limit=100', ana).expect(200);
    expect(listed.body.items.find((item: { id: string }) => item.id === body.id)).toMatchObject({ can: { decide: false }, against: { id: ana!.id } });
    expect((await settle(body.id, ben!, 'reverse').expect(201)).body).toMatchObject({ state: 'reversed', note: 'Looked at again.' });
    expect((await settle(body.id, ben!, 'uphold').expect(409)).body.code).toBe('appeal.decided');
    expect((await app.ask('get', `/replies/${reply.id}`)).body.status).toBe('published');
    expect(await recount(app)).toEqual([]);
    expect((await statements(author))[0]).toMatchObject({ holds: false, appeal: { state: 'reversed' } });
    const log = await app.ask('get', `/moderation/log?targetId=${reply.id}`, ben).expect(200);
    expect(log.body.items.map(({ action }: { action: string }) => action)).toEqual(['appeal.reverse', 'reply.reject']);
  });

  it('tells its writer', async () => {
    for (const [decision, told] of [['uphold', 'upheld'], ['reverse', 'restore']] as const) {
      const { author, statement } = await rejected();
      const { body } = await appeal(author, { decisionId: statement.id }).expect(201);
      await settle(body.id, ben!, decision).expect(201);
      const line = await toldOf(author, told);
      // What is there again is read where it stands; why something stays is read with its reasons.
      expect(line.statementId).toBe(decision === 'uphold' ? statement.id : undefined);
    }
  });

  it('against a sanction ends it at once', async () => {
    const reader = await makeUser(app);
    const { body: sanction } = await app.ask('post', `/moderation/users/${reader.id}/sanctions`, ana).send({ kind: 'suspend', reason: 'abuse' }).expect(201);
    await app.ask('post', `/threads/${thread.id}/replies`, reader).send({ body: 'May I?' }).expect(403);
    const { body } = await appeal(reader, { sanctionId: sanction.id }).expect(201);
    await settle(body.id, ben!, 'reverse').expect(201);
    await app.ask('post', `/threads/${thread.id}/replies`, reader).send({ body: 'Now I may.' }).expect(201);
    expect((await app.ask('get', '/me/sanctions', reader)).body.items[0].endedAt).not.toBeNull();
    expect((await toldOf(reader, 'reversed')).statementId).toBe(sanction.id);
  });

  it('is closed where a moderator takes the decision back meanwhile', async () => {
    const { author, reply, statement } = await rejected();
    const { body } = await appeal(author, { decisionId: statement.id }).expect(201);
    await decide(reply.id, ana!, 'restore').expect(201);
    expect((await app.ask('get', '/me/appeals', author)).body.items[0].state).toBe('closed');
    await settle(body.id, ben!, 'uphold').expect(409);
  });

  it('is read by itself as it is now, by the moderators of its site and by nobody else', async () => {
    const { author, statement } = await rejected();
    const { body } = await appeal(author, { decisionId: statement.id }).expect(201);
    const read = async (by: Somebody) => app.ask('get', `/moderation/appeals/${body.id}`, by);
    expect((await read(ben!)).body).toMatchObject({ id: body.id, state: 'open', can: { decide: true }, decidedBy: null, statement: { id: statement.id } });
    expect((await read(ana!)).body.can).toEqual({ decide: false });
    await settle(body.id, ben!, 'uphold').expect(201);
    expect((await read(ana!)).body).toMatchObject({ state: 'upheld', can: { decide: false }, decidedBy: { id: ben!.id }, note: 'Looked at again.' });
    await app.ask('get', `/moderation/appeals/${body.id}`, author).expect(403);
    expect((await app.ask('get', `/moderation/appeals/${statement.id}`, ben).expect(404)).body.code).toBe('appeal.absent');
  });

  it('has one end when two moderators decide at the same moment, fifty times', async () => {
    const others = [ben!, await makeUser(app, { role: 'moderator' })];
    const author = await makeUser(app, { role: 'staff' });
    for (let i = 0; i < 50; i += 1) {
      const { statement, reply } = await rejected(author);
      const { body } = await appeal(author, { decisionId: statement.id }).expect(201);
      const answers = await Promise.all([settle(body.id, others[i % 2]!, 'uphold'), settle(body.id, others[(i + 1) % 2]!, 'reverse')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const [winner] = answers.filter(({ status }) => status === 201);
      const status = (await app.ask('get', `/replies/${reply.id}`, ana)).body.status;
      expect([winner!.body.state, status]).toEqual(winner!.body.state === 'upheld' ? ['upheld', 'rejected'] : ['reversed', 'published']);
    }
    expect(await recount(app)).toEqual([]);
  }, 240_000);

  it('is listed among those that were decided in the order of the decisions, page by page', async () => {
    const own = await makeThread(app);
    const [admin, moderator] = [await makeUser(app, { role: 'admin' }), await makeUser(app)];
    await app.ask('put', `/users/${moderator.id}/role`, admin).send({ role: 'moderator', siteId: own.site.id }).expect(200);
    const made: string[] = [];
    for (let i = 0; i < 4; i += 1) {
      const { id, by } = await makeReply(app, own.id);
      await decide(id, ana!, 'reject').expect(201);
      made.push((await appeal(by, { decisionId: (await statements(by))[0]!.id }).expect(201)).body.id);
    }
    const [first, second, third, fourth] = made as [string, string, string, string];
    for (const id of [third, first, fourth, second]) await settle(id, ben!, 'uphold').expect(201);
    // Two in one moment are in the order in which they came.
    const { decidedAt } = await app.database.client.appeal.findUniqueOrThrow({ where: { id: fourth } });
    await app.database.client.appeal.update({ where: { id: first }, data: { decidedAt } });
    const read: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const { body }: { body: { items: { id: string }[]; next: string | null } } = await app.ask('get', `/moderation/appeals?state=decided&limit=1${next && `&cursor=${next}`}`, moderator).expect(200);
      read.push(...body.items.map(({ id }) => id));
      if (next === '') await app.ask('get', `/moderation/appeals?state=open&cursor=${body.next}`, moderator).expect(422);
      next = body.next;
    }
    expect(read).toEqual([second, fourth, first, third]);
  });

  it('keeps nobody from the others where there is no statement of what it is against', async () => {
    const own = await makeThread(app);
    const [admin, moderator] = [await makeUser(app, { role: 'admin' }), await makeUser(app)];
    await app.ask('put', `/users/${moderator.id}/role`, admin).send({ role: 'moderator', siteId: own.site.id }).expect(200);
    const made: { id: string; sanctionId: string }[] = [];
    for (let i = 0; i < 2; i += 1) {
      const reader = await makeUser(app);
      const { body } = await app.ask('post', `/moderation/users/${reader.id}/sanctions`, ana).send({ kind: 'suspend', reason: 'spam', siteId: own.site.id }).expect(201);
      made.push((await appeal(reader, { sanctionId: body.id }).expect(201)).body);
    }
    const [without, other] = made as [{ id: string; sanctionId: string }, { id: string }];
    // Of a shadow that is not told there is none while it holds.
    await app.database.client.sanction.update({ where: { id: without.sanctionId }, data: { kind: 'shadow', untold: true } });
    const { body } = await app.ask('get', '/moderation/appeals', moderator).expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([other.id]);
    expect((await app.ask('get', `/moderation/appeals/${without.id}`, moderator).expect(404)).body.code).toBe('appeal.absent');
  });

  it('is a matter of its site', async () => {
    const [admin, here, there] = [await makeUser(app, { role: 'admin' }), await makeUser(app), await makeThread(app)];
    await app.ask('put', `/users/${here.id}/role`, admin).send({ role: 'moderator', siteId: there.site.id }).expect(200);
    const { author, statement } = await rejected();
    const { body } = await appeal(author, { decisionId: statement.id }).expect(201);
    expect((await settle(body.id, here, 'reverse').expect(403)).body.code).toBe('role.insufficient');
    expect((await app.ask('get', '/moderation/appeals?limit=100', here)).body.items).toEqual([]);
  });
});
