import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueueAnswer } from '#contract/moderation';
import type { BusyThreadView } from '#contract/overview';
import type { OwnReplyView } from '#contract/replies';
import type { SanctionView } from '#contract/sanctions';
import { signMessage } from '#platform/outside/signed-message';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { CheckingService } from '../support/checking-service.js';
import { recount } from '../support/recount.js';
import { TestApp } from '../support/test-app.js';
import { hurryJobs } from '../support/waiting-jobs.js';

let app: TestApp;
let [moderator, other, admin] = [] as unknown as [Somebody, Somebody, Somebody];
beforeAll(async () => {
  app = await TestApp.start({}, [WorkerModule]);
  [moderator, other, admin] = [await makeUser(app, { role: 'moderator' }), await makeUser(app, { role: 'moderator' }), await makeUser(app, { role: 'admin' })];
});
afterAll(() => app.stop());

const untold = (): Promise<MadeThread> => makeThread(app, { settings: { shadow: 'untold' } });
const shadow = async (user: Somebody, { site }: MadeThread, more: object = {}) =>
  (await app.ask('post', `/moderation/users/${user.id}/sanctions`, moderator).send({ kind: 'shadow', reason: 'spam', siteId: site.id, ...more }).expect(201)).body as SanctionView;
const end = (user: Somebody, { id }: SanctionView) => app.ask('delete', `/moderation/users/${user.id}/sanctions/${id}`, moderator).expect(204);
const post = async (user: Somebody, { id }: MadeThread) => (await app.ask('post', `/threads/${id}/replies`, user).send({ body: `Written by ${user.name}, ${randomUUID()}.` }).expect(201)).body as OwnReplyView;
const heldOn = async ({ site }: MadeThread) => ((await app.ask('get', `/moderation/queue?kind=held&siteId=${site.id}`, moderator).expect(200)).body as QueueAnswer).items.map(({ reply }) => reply.id);
const mine = async (user: Somebody, { id }: MadeThread) => ((await app.ask('get', `/threads/${id}/mine`, user).expect(200)).body.held as OwnReplyView[]).map(({ id: of, status, reasons }) => [of, status, reasons.map(({ code }) => code)]);

describe('a shadow that was not told, and is over', () => {
  const appealed = async (reader: Somebody, { id: sanctionId }: SanctionView) => (await app.ask('post', '/me/appeals', reader).send({ sanctionId, text: 'I sell nothing.' }).expect(201)).body as { id: string; state: string };
  const waits = async (id: string) => ((await app.ask('get', '/moderation/appeals?limit=100', other).expect(200)).body.items as { id: string; can: { decide: boolean } }[]).find((each) => each.id === id)?.can.decide;

  it('is decided on by another moderator where it is appealed against, also where a moderator ended it', async () => {
    const [reader, thread] = [await makeUser(app), await untold()];
    const sanction = await shadow(reader, thread);
    await end(reader, sanction);
    const appeal = await appealed(reader, sanction);
    expect([appeal.state, await waits(appeal.id)]).toEqual(['open', true]);
    const decide = (by: Somebody) => app.ask('post', `/moderation/appeals/${appeal.id}/decisions`, by).send({ decision: 'reverse', note: 'They were right.' });
    expect((await decide(moderator).expect(403)).body.code).toBe('appeal.same-moderator');
    expect((await decide(other).expect(201)).body.state).toBe('reversed');
    expect((await app.ask('get', '/me/statements', reader)).body.items).toMatchObject([{ appeal: { state: 'reversed', note: 'They were right.' }, can: { appeal: false } }]);
  });

  it('can still be decided on where a moderator ends what was over by its time, and was appealed against', async () => {
    const [reader, thread] = [await makeUser(app), await untold()];
    const sanction = await shadow(reader, thread, { until: new Date(Date.now() + 86_400_000).toISOString() });
    await app.database.client.sanction.update({ where: { id: sanction.id }, data: { until: new Date(Date.now() - 1_000) } });
    const appeal = await appealed(reader, sanction);
    await end(reader, sanction);
    expect(await waits(appeal.id)).toBe(true);
  });
});

it('has the answers to their reply come and stop like anybody’s, to whom the shadow is not told', async () => {
  const [reader, thread] = [await makeUser(app), await untold()];
  await shadow(reader, thread);
  const { id } = await post(reader, thread);
  const follow = (method: 'put' | 'delete', by: Somebody) => app.ask(method, `/follows/replies/${id}`, by);
  await follow('delete', reader).expect(204);
  expect((await follow('put', reader).expect(200)).body.following).toBe(true);
  expect((await follow('put', other).expect(404)).body.code).toBe('reply.absent');
});

describe('a check outside that answers later, and somebody in a shadow who is not told', () => {
  const story = async (otherwise: 'hold' | 'publish') => {
    const [service, thread, reader] = [await CheckingService.start(), await untold(), await makeUser(app)];
    service.mood = { status: 202, answer: {} };
    service.secret = String((await app.ask('put', `/sites/${thread.site.id}/outside-check`, admin).send({ url: service.url, deadlineMs: 3_000, otherwise }).expect(200)).body.secret);
    const say = async (replyId: string, outcome: 'hold' | 'publish') => {
      const body = JSON.stringify({ replyId, revision: 1, outcome });
      await app.ask('post', `/sites/${thread.site.id}/outside-check/verdicts`).set({ 'content-type': 'application/json', ...signMessage(service.secret, randomUUID(), body, new Date()) }).send(body).expect(200);
    };
    return { service, thread, reader, say };
  };

  it('wait as everybody does until it lets go, and are left to themselves then; afterwards the moderators look', async () => {
    const { service, thread, reader, say } = await story('hold');
    const before = await post(reader, thread);
    const sanction = await shadow(reader, thread);
    const reply = await post(reader, thread);
    expect(await mine(reader, thread)).toEqual([before, reply].map(({ id }) => [id, 'held', ['outside.pending']]));
    for (const { id } of [before, reply]) await say(id, 'publish');
    // What was written before waits for the moderators: it is in nobody's shadow, and can come out no more by itself.
    expect([await mine(reader, thread), await heldOn(thread)]).toEqual([[[before.id, 'held', []], [reply.id, 'published', []]], [before.id]]);
    expect((await app.ask('get', `/threads/${thread.id}/events`)).body.items).toEqual([]);
    await end(reader, sanction);
    while ((await heldOn(thread)).length < 2) await hurryJobs(app);
    expect((await mine(reader, thread)).map(([, status]) => status)).toEqual(['held', 'held']);
    expect(await recount(app)).toEqual([]);
    await service.stop();
  });

  it('see that what looked published waits where it is held for what it says', async () => {
    const { service, thread, reader, say } = await story('publish');
    await shadow(reader, thread);
    const reply = await post(reader, thread);
    expect(reply.status).toBe('published');
    await say(reply.id, 'hold');
    expect([await mine(reader, thread), await heldOn(thread)]).toEqual([[[reply.id, 'held', ['outside.held']]], [reply.id]]);
    await service.stop();
  });
});

it('makes no discussion look busy or heated to moderators: what nobody sees, nobody quarrels about', async () => {
  const [reader, thread] = [await makeUser(app), await untold()];
  await post(await makeUser(app), thread);
  await shadow(reader, thread);
  for (let nr = 0; nr < 3; nr += 1) await post(reader, thread);
  const { items } = (await app.ask('get', `/moderation/threads?siteId=${thread.site.id}`, moderator).expect(200)).body as { items: BusyThreadView[] };
  expect(items).toMatchObject([{ lastHour: 1, lastDay: 1, held: 0, troubledShare: 0, temperature: 0 }]);
});
