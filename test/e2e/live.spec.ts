import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReplyEvent } from '#contract/live';
import type { ThreadEventsAnswer } from '#contract/replies';
import { Sessions } from '#domain/identity/sessions';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { nextEvent, TestApp, type LiveClient } from '../support/test-app.js';

const EVENTS = ['reply.published', 'reply.edited', 'reply.removed', 'reply.restored'] as const;

/** A reader's screen as events build it: what is shown, and every number that was seen. */
class Watcher {
  readonly seen = new Set<number>();
  readonly shown = new Map<string, string | null>();
  private readonly newest = new Map<string, number>();

  /** Up to where nothing is missing: what is asked for after a break. */
  get last(): number {
    let last = 0;
    while (this.seen.has(last + 1)) last += 1;
    return last;
  }

  follow(socket: LiveClient): void {
    for (const name of EVENTS) socket.on(name, (event) => this.take(event));
  }

  take({ seq, reply }: ReplyEvent): void {
    if (this.seen.has(seq)) return;
    this.seen.add(seq);
    // Two that were committed at nearly the same moment may come in the other order.
    if (seq < (this.newest.get(reply.id) ?? 0)) return;
    this.newest.set(reply.id, seq);
    if (reply.status === 'published') this.shown.set(reply.id, reply.body);
    else this.shown.delete(reply.id);
  }
}

describe('live', () => {
  let app: TestApp;
  let moderator: Somebody;
  beforeAll(async () => {
    app = await TestApp.start();
    moderator = await makeUser(app, { role: 'moderator' });
  });
  afterAll(() => app.stop());

  const failure = (socket: LiveClient) => new Promise<Error>((failed) => socket.once('connect_error', failed));

  it('lets in our own pages and programs, and no foreign page', async () => {
    const foreign = app.socket({}, { origin: 'https://elsewhere.example' });
    expect(await failure(foreign)).toBeInstanceOf(Error);
    const own = app.socket({}, { origin: 'http://talk.test' });
    await new Promise<void>((connected) => own.once('connect', connected));
    expect((await app.connect()).connected).toBe(true);
  });

  it('knows a reader by a token alone, and turns a bad one away', async () => {
    const bad = app.socket({ token: 'nonsense' });
    expect((await failure(bad)).message).toBe('token.invalid');
    const user = await makeUser(app);
    expect((await app.connect(user)).connected).toBe(true);
    await app.database.client.session.update({ where: { id: user.sessionId }, data: { endedAt: new Date() } });
    expect((await failure(app.socket({ token: user.token }))).message).toBe('token.invalid');
  });

  it('closes a socket whose log-in ends while it is being let in', async () => {
    const reader = await makeUser(app);
    const sessions = app.get(Sessions);
    const lookUp = sessions.caller.bind(sessions);
    sessions.caller = async (claims) => {
      sessions.caller = lookUp;
      const caller = await lookUp(claims);
      expect((await app.ask('delete', `/me/sessions/${reader.sessionId}`, reader)).status).toBe(204);
      return caller;
    };
    const socket = app.socket({ token: reader.token });
    await new Promise((gone) => socket.once('disconnect', gone));
    expect(socket.connected).toBe(false);
  });

  it('tells everybody in a thread what happens in it, and nobody elsewhere', async () => {
    const [thread, other] = [await makeThread(app), await makeThread(app)];
    const [here, elsewhere] = [await app.connect(), await app.connect()];
    expect(await here.emitWithAck('thread.join', { threadId: thread.id })).toEqual({ ok: true, seq: 0, viewers: 1 });
    await elsewhere.emitWithAck('thread.join', { threadId: other.id });
    const overheard: unknown[] = [];
    for (const name of EVENTS) elsewhere.on(name, (event) => overheard.push(event));

    const published = nextEvent(here, 'reply.published');
    const reply = await makeReply(app, thread.id);
    const { reasons: _, by: __, ...publicView } = reply;
    const nobodyMay = { answer: false, like: false, edit: false, withdraw: false, report: false, moderate: false };
    expect(await published).toEqual({ threadId: thread.id, seq: 1, reply: { ...publicView, can: nobodyMay } });

    const edited = nextEvent(here, 'reply.edited');
    await app.ask('patch', `/replies/${reply.id}`, reply.by).send({ body: 'Put better.' });
    expect(await edited).toMatchObject({ seq: 2, reply: { revision: 2, html: '<p>Put better.</p>' } });

    const removed = nextEvent(here, 'reply.removed');
    await app.ask('post', `/moderation/replies/${reply.id}/decisions`, moderator).send({ decision: 'reject', revision: 2, reason: 'spam' });
    expect(await removed).toMatchObject({ seq: 3, reply: { id: reply.id, status: 'rejected', body: null, html: null, author: null } });

    const restored = nextEvent(here, 'reply.restored');
    await app.ask('post', `/moderation/replies/${reply.id}/decisions`, moderator).send({ decision: 'restore', revision: 2 });
    expect(await restored).toMatchObject({ seq: 4, reply: { body: 'Put better.' } });

    expect(await here.emitWithAck('thread.leave', { threadId: thread.id })).toEqual({ ok: true });
    here.on('reply.published', (event) => overheard.push(event));
    await makeReply(app, thread.id);
    const next = nextEvent(elsewhere, 'reply.published');
    await makeReply(app, other.id);
    await next;
    expect(overheard).toHaveLength(1);
  });

  it('never announces what is held', async () => {
    const thread = await makeThread(app, { moderation: 'pre' });
    const socket = await app.connect();
    await socket.emitWithAck('thread.join', { threadId: thread.id });
    const heard: ReplyEvent[] = [];
    for (const name of EVENTS) socket.on(name, (event) => heard.push(event));
    const held = await makeReply(app, thread.id);
    await app.ask('patch', `/replies/${held.id}`, held.by).send({ body: 'Still waiting.' });
    await app.ask('delete', `/replies/${held.id}`, held.by);
    const visible = await makeReply(app, thread.id);
    const published = nextEvent(socket, 'reply.published');
    await app.ask('post', `/moderation/replies/${visible.id}/decisions`, moderator).send({ decision: 'approve', revision: 1 });
    await published;
    expect(heard.map(({ seq, reply }) => [seq, reply.id])).toEqual([[1, visible.id]]);
  });

  it('misses nothing and shows nothing twice when a watcher is killed and comes back', async () => {
    const thread = await makeThread(app);
    const watcher = new Watcher();
    let socket = await app.connect();
    watcher.follow(socket);
    await socket.emitWithAck('thread.join', { threadId: thread.id });
    const authors = await Promise.all(Array.from({ length: 4 }, () => makeUser(app)));
    const [kept] = await Promise.all(authors.map((author) => makeReply(app, thread.id, { author })));

    for (let round = 0; round < 5; round += 1) {
      const busy = Promise.all(authors.map((author) => makeReply(app, thread.id, { author })));
      // Cut in the middle, without a word, as a network does.
      socket.io.engine.close();
      const [first] = await busy;
      if (first) await app.ask('delete', `/replies/${first.id}`, first.by);
      socket = await app.connect();
      watcher.follow(socket);
      const joined = await socket.emitWithAck('thread.join', { threadId: thread.id, after: watcher.last });
      expect(joined).toMatchObject({ ok: true });
    }
    if (kept) await app.ask('patch', `/replies/${kept.id}`, kept.by).send({ body: 'The last word.' });
    const { body } = (await app.ask('get', `/threads/${thread.id}`)) as { body: { seq: number } };
    // The numbers are the truth: a watcher that sees a jump asks for what lies between.
    const missed = (await app.ask('get', `/threads/${thread.id}/events?after=${watcher.last}`)).body as ThreadEventsAnswer;
    for (const { seq, reply } of missed.items) if (reply) watcher.take({ threadId: thread.id, seq, reply });

    expect([...watcher.seen].sort((a, b) => a - b)).toEqual(Array.from({ length: body.seq }, (_, place) => place + 1));
    const rows = await app.database.client.reply.findMany({ where: { threadId: thread.id, status: 'published' } });
    expect(new Map([...watcher.shown].sort())).toEqual(new Map(rows.map(({ id, body: text }) => [id, text] as [string, string]).sort()));
  });

  it('replays what was missed up to a limit, and says when it was more', async () => {
    const thread = await makeThread(app);
    const author = await makeUser(app);
    const [first] = [await makeReply(app, thread.id, { author }), await makeReply(app, thread.id, { author }), await makeReply(app, thread.id, { author })];
    const socket = await app.connect();
    const replayed: number[] = [];
    socket.on('reply.published', ({ seq }) => replayed.push(seq));
    await app.ask('delete', `/replies/${first?.id}`, author);
    const removed = nextEvent(socket, 'reply.removed');
    expect(await socket.emitWithAck('thread.join', { threadId: thread.id, after: 1 })).toEqual({ ok: true, seq: 4, viewers: 1 });
    await removed;
    expect(replayed).toEqual([2, 3]);
    await app.database.client.$executeRaw`
      WITH more AS (INSERT INTO thread_events (thread_id, seq, type) SELECT ${thread.id}::uuid, n, 'thread.changed' FROM generate_series(5, 210) n RETURNING 1)
      UPDATE threads SET seq = 210 WHERE id = ${thread.id}::uuid`;
    const late = await app.connect();
    expect(await late.emitWithAck('thread.join', { threadId: thread.id, after: 1 })).toMatchObject({ ok: true, seq: 210, behind: true });
  });

  it('answers wrong messages with a code, and lives on', async () => {
    const socket = await app.connect();
    const join = (message: unknown) => socket.emitWithAck('thread.join', message as { threadId: string });
    expect(await join({ threadId: 'nonsense' })).toEqual({ ok: false, code: 'request.invalid' });
    expect(await join({ threadId: '01990000-0000-7000-8000-000000000099' })).toEqual({ ok: false, code: 'thread.absent' });
    expect(await join(null)).toEqual({ ok: false, code: 'request.invalid' });
    expect(await join({ threadId: '01990000-0000-7000-8000-000000000099', extra: 1 })).toEqual({ ok: false, code: 'request.invalid' });
    let code = '';
    for (let count = 0; count < 61 && code !== 'request.limited'; count += 1) code = ((await join({})) as { code: string }).code;
    expect(code).toBe('request.limited');
    expect(socket.connected).toBe(true);
  });
});
