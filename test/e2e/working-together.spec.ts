import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueueAnswer, QueueItem } from '#contract/moderation';
import type { OwnReason } from '#contract/own-reasons';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { nextEvent, TestApp } from '../support/test-app.js';

const SECOND = 1_000;

describe('moderators at one desk', () => {
  let app: TestApp;
  let ana: Somebody;
  let bea: Somebody;
  let chief: Somebody;
  let reader: Somebody;
  beforeAll(async () => {
    app = await TestApp.start();
    ana = await makeUser(app, { role: 'moderator', name: 'Ana' });
    bea = await makeUser(app, { role: 'moderator', name: 'Bea' });
    chief = await makeUser(app, { role: 'admin', name: 'Chief' });
    reader = await makeUser(app);
  });
  afterAll(() => app.stop());

  const held = async (author?: Somebody) => makeReply(app, (await makeThread(app, { moderation: 'pre' })).id, author ? { author } : {});
  const queue = async (asker: Somebody, query: string) => (await app.ask('get', `/moderation/queue?${query}`, asker)).body as QueueAnswer;
  const item = async (asker: Somebody, reply: { id: string; threadId: string }, kind = 'held') => (await queue(asker, `kind=${kind}&threadId=${reply.threadId}`)).items.find((each) => each.reply.id === reply.id) as QueueItem;
  const mine = async (asker: Somebody) => (await queue(asker, 'kind=mine&limit=100')).items.map(({ reply }) => reply.id);
  const lease = (asker: Somebody, replyId: string, body: object = {}) => app.ask('put', `/moderation/replies/${replyId}/lease`, asker).send(body);
  const decide = (asker: Somebody, replyId: string, decision: object) => app.ask('post', `/moderation/replies/${replyId}/decisions`, asker).send(decision);
  const undo = (asker: Somebody, decisionId: string) => app.ask('post', `/moderation/decisions/${decisionId}/undo`, asker);

  describe('a lease', () => {
    it('is told to the others at once, stands in the queue, and among one’s own', async () => {
      const reply = await held();
      const socket = await app.connect(bea);
      await socket.emitWithAck('queue.join', {});
      const told = nextEvent(socket, 'queue.changed', ({ replyId, lease: now }) => replyId === reply.id && now !== undefined);
      const answer = await lease(ana, reply.id);
      expect([answer.status, answer.body]).toMatchObject([200, { mine: true, lease: { user: { id: ana.id, name: 'Ana' } } }]);
      expect((await told).lease).toEqual(answer.body.lease);
      const until = Date.parse(String(answer.body.lease.until)) - Date.now();
      expect(until).toBeGreaterThan(60 * SECOND);
      expect(until).toBeLessThanOrEqual(120 * SECOND);
      expect((await item(bea, reply)).lease).toEqual(answer.body.lease);
      expect([await mine(ana), await mine(bea)].map((ids) => ids.includes(reply.id))).toEqual([true, false]);
    });

    it('says who has it, can be taken over, and lets go', async () => {
      const reply = await held();
      await lease(ana, reply.id);
      expect((await lease(bea, reply.id)).body).toMatchObject({ mine: false, lease: { user: { name: 'Ana' } } });
      await app.ask('delete', `/moderation/replies/${reply.id}/lease`, bea).expect(204);
      expect((await item(bea, reply)).lease?.user.name).toBe('Ana');
      expect((await lease(bea, reply.id, { take: true })).body).toMatchObject({ mine: true, lease: { user: { name: 'Bea' } } });
      expect((await lease(ana, reply.id)).body).toMatchObject({ mine: false, lease: { user: { name: 'Bea' } } });
      const socket = await app.connect(ana);
      await socket.emitWithAck('queue.join', {});
      const told = nextEvent(socket, 'queue.changed', ({ replyId }) => replyId === reply.id);
      await app.ask('delete', `/moderation/replies/${reply.id}/lease`, bea).expect(204);
      expect((await told).lease).toBeNull();
      expect((await item(ana, reply)).lease).toBeNull();
    });

    it('goes to one of many who ask at once, and to somebody else when it has run out', async () => {
      const reply = await held();
      const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => lease([ana, bea, chief][n % 3] as Somebody, reply.id)));
      expect(new Set(answers.map(({ body }) => body.lease.user.id)).size).toBe(1);
      const holder = answers.find(({ body }) => body.mine)?.body.lease.user.id as string;
      const other = [ana, bea].find(({ id }) => id !== holder) as Somebody;
      const now = new Date();
      app.setTime(new Date(now.getTime() + 91 * SECOND));
      try {
        expect((await item(other, reply)).lease).toBeNull();
        expect((await lease(other, reply.id)).body).toMatchObject({ mine: true, lease: { user: { id: other.id } } });
      } finally {
        app.setTime(now);
      }
    });

    it('hinders nobody from deciding, and ends with it', async () => {
      const reply = await held();
      await lease(ana, reply.id);
      expect((await decide(bea, reply.id, { decision: 'approve', revision: 1 })).status).toBe(201);
      expect(await mine(ana)).not.toContain(reply.id);
      expect((await decide(ana, reply.id, { decision: 'approve', revision: 2 })).body.code).toBe('reply.revision-moved');
    });

    it('is for moderators, and not for one’s own', async () => {
      const own = await held(ana);
      expect((await lease(ana, own.id)).body.code).toBe('reply.own');
      expect((await lease(reader, own.id)).body.code).toBe('role.insufficient');
      expect((await app.ask('put', `/moderation/replies/${own.id}/lease`)).status).toBe(401);
    });
  });

  describe('handing over', () => {
    it('brings a reply to a colleague until it is decided on; whoever handed it over lets it go', async () => {
      const reply = await held();
      await lease(ana, reply.id);
      const answer = await app.ask('post', `/moderation/replies/${reply.id}/handover`, ana).send({ to: bea.id, note: 'You know this valley.' });
      expect([answer.status, answer.body]).toMatchObject([201, { kind: 'handed', by: { name: 'Ana' }, to: { name: 'Bea' }, note: 'You know this valley.' }]);
      expect([await mine(ana), await mine(bea)].map((ids) => ids.includes(reply.id))).toEqual([false, true]);
      expect(await item(bea, reply, 'mine')).toMatchObject({ lease: null, calls: [{ id: answer.body.id, kind: 'handed' }] });
      const decision = (await decide(bea, reply.id, { decision: 'approve', revision: 1 })).body;
      expect(await mine(bea)).not.toContain(reply.id);
      await undo(bea, decision.id);
      expect(await mine(bea)).toContain(reply.id);
    });

    it('to a role brings it to whoever has it, and is ended by whom it is from or for', async () => {
      const reply = await held();
      const { body: call } = await app.ask('post', `/moderation/replies/${reply.id}/handover`, ana).send({ toRole: 'admin' });
      expect([await mine(bea), await mine(chief)].map((ids) => ids.includes(reply.id))).toEqual([false, true]);
      expect((await app.ask('delete', `/moderation/calls/${call.id}`, bea)).body.code).toBe('call.not-yours');
      await app.ask('delete', `/moderation/calls/${call.id}`, chief).expect(204);
      expect((await app.ask('delete', `/moderation/calls/${call.id}`, ana)).body.code).toBe('call.absent');
      expect(await mine(chief)).not.toContain(reply.id);
    });

    it('goes to moderators only, and not to the author', async () => {
      const reply = await held(bea);
      const handOver = (body: object) => app.ask('post', `/moderation/replies/${reply.id}/handover`, ana).send(body);
      for (const to of [reader.id, bea.id]) expect((await handOver({ to })).body).toMatchObject({ status: 422, code: 'colleague.absent' });
      for (const body of [{}, { to: chief.id, toRole: 'admin' }, { toRole: 'reader' }]) expect((await handOver(body)).status).toBe(422);
      expect((await app.ask('get', '/moderation/colleagues', ana)).body.items.map(({ name }: { name: string }) => name)).toEqual(['Ana', 'Bea', 'Chief']);
    });
  });

  describe('a second opinion', () => {
    it('keeps the reply until two agree', async () => {
      const reply = await held();
      const asked = await app.ask('post', `/moderation/replies/${reply.id}/ask`, ana).send({ revision: 1, decision: 'reject', reason: 'private', note: 'Is that her address?' });
      expect([asked.status, asked.body.kind]).toEqual([201, 'asked']);
      expect([await mine(ana), await mine(bea)].map((ids) => ids.includes(reply.id))).toEqual([false, true]);
      // Not by who asked, and not otherwise than what was said.
      expect((await decide(ana, reply.id, { decision: 'reject', revision: 1, reason: 'private' })).body.code).toBe('reply.two-must-agree');
      expect((await decide(bea, reply.id, { decision: 'approve', revision: 1 })).body.code).toBe('reply.two-must-agree');
      const opinion = await app.ask('post', `/moderation/replies/${reply.id}/opinions`, bea).send({ revision: 1, decision: 'approve' });
      expect([opinion.status, opinion.body.moderator.name]).toEqual([201, 'Bea']);
      expect((await item(chief, reply)).opinions.map(({ moderator, decision }) => [moderator.name, decision])).toEqual([['Ana', 'reject'], ['Bea', 'approve']]);
      expect((await decide(chief, reply.id, { decision: 'approve', revision: 1 })).status).toBe(201);
    });

    it('is about a text: of another nothing was said', async () => {
      const reply = await held();
      await app.ask('post', `/moderation/replies/${reply.id}/ask`, ana).send({ revision: 1, decision: 'approve' });
      await app.ask('patch', `/replies/${reply.id}`, reply.by).send({ body: 'Another text altogether, and not the one before.' });
      expect((await decide(bea, reply.id, { decision: 'approve', revision: 2 })).body.code).toBe('reply.two-must-agree');
      expect((await app.ask('post', `/moderation/replies/${reply.id}/opinions`, bea).send({ revision: 1, decision: 'approve' })).body.code).toBe('reply.revision-moved');
      expect((await item(bea, reply)).opinions).toEqual([]);
    });

    it('may name a reason of the site’s own, which is kept as it was said then', async () => {
      const own: OwnReason = { code: 'names', under: 'private', texts: { en: 'Please write without names', de: 'Bitte ohne Namen' } };
      const thread = await makeThread(app, { moderation: 'pre', settings: { reasons: [own] } });
      const reply = await makeReply(app, thread.id);
      const ask = (body: object) => app.ask('post', `/moderation/replies/${reply.id}/ask`, ana).send({ revision: 1, decision: 'reject', ...body });
      expect((await ask({ ownReason: 'nowhere' })).body).toMatchObject({ status: 422, code: 'decision.reason' });
      expect((await ask({})).status).toBe(422);
      expect((await ask({ ownReason: own.code })).status).toBe(201);
      expect((await item(bea, reply)).opinions).toMatchObject([{ moderator: { name: 'Ana' }, decision: 'reject', reason: 'private', ownReason: 'names', text: 'Please write without names' }]);
      const opine = (body: object) => app.ask('post', `/moderation/replies/${reply.id}/opinions`, chief).send({ revision: 1, ...body });
      expect((await opine({ decision: 'reject', ownReason: 'nowhere' })).body.code).toBe('decision.reason');
      expect((await opine({ decision: 'reject', ownReason: own.code })).body).toMatchObject({ reason: 'private', ownReason: 'names', text: 'Please write without names' });
      // Whoever changes their mind leaves nothing of it behind.
      expect((await opine({ decision: 'approve' })).body).toMatchObject({ reason: null, ownReason: null, text: null });
      await app.ask('patch', `/sites/${thread.site.id}`, chief).send({ settings: { reasons: [{ ...own, texts: { en: 'No names' } }] } }).expect(200);
      await app.database.client.user.update({ where: { id: bea.id }, data: { locale: 'de' } });
      expect((await item(bea, reply)).opinions).toMatchObject([{ ownReason: 'names', text: 'Bitte ohne Namen' }, { decision: 'approve', ownReason: null, text: null }]);
      const log = await app.ask('get', `/moderation/log?targetId=${reply.id}`, chief).expect(200);
      expect(log.body.items[0]).toMatchObject({ action: 'reply.ask', reason: 'private', after: { ownReason: 'names' } });
      expect((await decide(bea, reply.id, { decision: 'reject', revision: 1, ownReason: own.code })).body).toMatchObject({ reason: 'private', ownReason: 'names' });
      await app.database.client.user.update({ where: { id: bea.id }, data: { locale: 'en' } });
    });

    it('has to be asked for, and can be taken back', async () => {
      const reply = await held();
      expect((await app.ask('post', `/moderation/replies/${reply.id}/opinions`, bea).send({ revision: 1, decision: 'approve' })).body.code).toBe('opinion.not-asked');
      const { body: call } = await app.ask('post', `/moderation/replies/${reply.id}/ask`, ana).send({ revision: 1, to: bea.id });
      expect(await mine(chief)).not.toContain(reply.id);
      await app.ask('delete', `/moderation/calls/${call.id}`, ana).expect(204);
      expect((await decide(ana, reply.id, { decision: 'approve', revision: 1 })).status).toBe(201);
    });

    it('races a decision: either it was asked in time, or it is decided', async () => {
      for (let round = 0; round < 20; round += 1) {
        const reply = await held();
        const [asked, decided] = await Promise.all([
          app.ask('post', `/moderation/replies/${reply.id}/ask`, ana).send({ revision: 1, decision: 'reject', reason: 'spam' }),
          decide(bea, reply.id, { decision: 'approve', revision: 1 }),
        ]);
        expect(asked.status).toBe(201);
        expect([201, 409]).toContain(decided.status);
      }
    });
  });

  describe('notes', () => {
    it('on a reply are the moderators’ alone; a colleague who is named finds it among theirs', async () => {
      const reply = await held();
      const path = `/moderation/replies/${reply.id}/notes`;
      const note = await app.ask('post', path, ana).send({ body: '@Bea have a look: the shop’s address?', mentions: [bea.id, ana.id] });
      expect([note.status, note.body]).toMatchObject([201, { author: { name: 'Ana' } }]);
      expect((await app.ask('get', path, bea)).body.items).toEqual([note.body]);
      expect(await item(bea, reply, 'mine')).toMatchObject({ notes: 1, calls: [{ kind: 'mentioned', to: { name: 'Bea' } }] });
      for (const asker of [reader, reply.by]) expect((await app.ask('get', path, asker)).status).toBe(403);
      for (const address of [`/replies/${reply.id}`, `/replies/${reply.id}/context`, `/users/${reply.by.id}/replies`]) expect(JSON.stringify((await app.ask('get', address, reply.by)).body)).not.toContain('have a look');
      expect((await app.ask('post', path, ana).send({ body: 'And you?', mentions: [reader.id] })).body.code).toBe('colleague.absent');
      expect((await app.ask('delete', `${path}/${note.body.id}`, bea)).body.code).toBe('note.not-yours');
      await app.ask('delete', `${path}/${note.body.id}`, ana).expect(204);
      expect((await app.ask('delete', `${path}/${note.body.id}`, ana)).body.code).toBe('note.absent');
    });

    it('on a reader too, but nobody reads or writes them about oneself', async () => {
      const path = `/moderation/users/${reader.id}/notes`;
      const note = await app.ask('post', path, ana).send({ body: 'Apologised by mail.' });
      expect(note.status).toBe(201);
      expect((await app.ask('get', path, bea)).body.items).toEqual([note.body]);
      expect((await app.ask('get', path, reader)).status).toBe(403);
      for (const method of ['get', 'post'] as const) expect((await app.ask(method, `/moderation/users/${bea.id}/notes`, bea).send(method === 'post' ? { body: 'Me.' } : undefined)).body.code).toBe('note.about-you');
      expect((await app.ask('delete', `/moderation/replies/${(await held()).id}/notes/${note.body.id}`, ana)).body.code).toBe('note.absent');
      await app.ask('delete', `${path}/${note.body.id}`, ana).expect(204);
      // Who works for the site is not read first: theirs is among the new ones.
      const own = await held(bea);
      await app.ask('post', `/moderation/replies/${own.id}/ask`, ana).send({ revision: 1, note: 'She knows that.' }).expect(201);
      expect([(await item(bea, own, 'new')).calls, (await item(ana, own, 'new')).calls.length]).toEqual([[], 1]);
    });
  });

  describe('who is here', () => {
    it('is told when somebody comes, says which site they look at, and when they go', async () => {
      const thread = await makeThread(app);
      const [mySocket, theirs] = [await app.connect(ana), await app.connect(chief)];
      await mySocket.emitWithAck('queue.join', {});
      const came = nextEvent(mySocket, 'queue.present', ({ moderators }) => moderators.some(({ id }) => id === chief.id));
      await theirs.emitWithAck('queue.join', { siteId: thread.site.id });
      expect((await came).moderators).toContainEqual({ id: chief.id, name: 'Chief', siteId: thread.site.id });
      const went = nextEvent(mySocket, 'queue.present', ({ moderators }) => !moderators.some(({ id }) => id === chief.id));
      theirs.disconnect();
      expect((await went).moderators).toContainEqual({ id: ana.id, name: 'Ana', siteId: null });
    });

    it('is told to moderators only', async () => {
      const socket = await app.connect(reader);
      expect(await socket.emitWithAck('queue.join', {})).toEqual({ ok: false, code: 'role.insufficient' });
    });
  });
});
