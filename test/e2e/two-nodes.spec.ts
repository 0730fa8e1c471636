import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SanctionBody } from '#contract/sanctions';
import { Config } from '#platform/config/config';
import { makeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { StreamsServer } from '../support/streams-server.js';
import { nextEvent, TestApp } from '../support/test-app.js';

describe('what is decided about a reader on one node', () => {
  let streams: StreamsServer;
  let [near, far]: TestApp[] = [];
  let moderator: Somebody;
  const nodes = (): [TestApp, TestApp] => [near as TestApp, far as TestApp];

  beforeAll(async () => {
    streams = await StreamsServer.start();
    near = await TestApp.start({ REDIS_URL: streams.url });
    const { databaseUrl } = near.get(Config);
    far = await TestApp.start({ REDIS_URL: streams.url, DATABASE_URL: databaseUrl });
    moderator = await makeUser(near, { role: 'moderator' });
  });
  afterAll(async () => {
    await far?.stop();
    await near?.stop();
    await streams.stop();
  });

  const decide = (user: Somebody, body: Partial<SanctionBody>) => nodes()[0].ask('post', `/moderation/users/${user.id}/sanctions`, moderator).send({ kind: 'ban', reason: 'abuse', ...body });
  const postFar = (user: Somebody, threadId: string) => nodes()[1].ask('post', `/threads/${threadId}/replies`, user).send({ body: `From the other node, ${crypto.randomUUID()}.` });

  /** The nodes hear each other once both have joined; until then nothing is said. */
  const meet = async (reader: Somebody, threadId: string) => {
    const socket = await nodes()[1].connect(reader);
    const joined = await socket.timeout(20_000).emitWithAck('thread.join', { threadId });
    expect(joined).toMatchObject({ ok: true });
    const heard = nextEvent(socket, 'reply.published', (event) => event.threadId === threadId);
    let there = false;
    void heard.then(() => (there = true));
    while (!there) await nodes()[0].ask('post', `/threads/${threadId}/replies`, moderator).send({ body: `Is anybody there? ${crypto.randomUUID()}` }).expect(201);
    return socket;
  };

  /** How long after the answer the other node heard of it. It is late when it is late twice: a machine may be busy with something else. */
  const soonest = async (once: () => Promise<number>) => Math.min(await once(), await once());

  it('closes the sockets of whoever is banned everywhere on the other within a second, and is refused there at once', async () => {
    const late = await soonest(bannedEverywhere);
    expect(late).toBeLessThan(1_000);
  });

  const bannedEverywhere = async () => {
    const [thread, reader] = [await makeThread(nodes()[0]), await makeUser(nodes()[0])];
    const socket = await meet(reader, thread.id);
    await postFar(reader, thread.id).expect(201);
    const told = nextEvent(socket, 'session.ended').then(({ code }) => ({ code, at: performance.now() }));
    const closed = new Promise<string>((resolve) => socket.on('disconnect', resolve));
    await decide(reader, {}).expect(201);
    const answered = performance.now();
    const refused = await postFar(reader, thread.id);
    expect([refused.status, refused.body.code]).toEqual([403, 'user.banned']);
    const { code, at } = await told;
    expect([code, await closed]).toEqual(['user.banned', 'io server disconnect']);
    return at - answered;
  };

  it('tells whoever is banned on one site there, within a second, and lets them stay and read', async () => {
    const late = await soonest(bannedThere);
    expect(late).toBeLessThan(1_000);
  });

  const bannedThere = async () => {
    const [thread, elsewhere, reader] = [await makeThread(nodes()[0]), await makeThread(nodes()[0]), await makeUser(nodes()[0])];
    const socket = await meet(reader, thread.id);
    const told = nextEvent(socket, 'standing.changed').then(({ siteId }) => ({ siteId, at: performance.now() }));
    await decide(reader, { siteId: thread.site.id }).expect(201);
    const answered = performance.now();
    const refused = await postFar(reader, thread.id);
    expect([refused.status, refused.body.code]).toEqual([403, 'user.banned']);
    const { siteId, at } = await told;
    expect([siteId, socket.connected]).toEqual([thread.site.id, true]);
    expect((await nodes()[1].ask('get', `/threads/${thread.id}`, reader)).body.can.post).toBe(false);
    await postFar(reader, elsewhere.id).expect(201);
    return at - answered;
  };
});
