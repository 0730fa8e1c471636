import { once } from 'node:events';
import { Agent, request, type IncomingMessage, type RequestListener } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import type { Problem } from '#contract/refusals';
import { Refusal } from '#platform/refusals/refusal';
import { Front, type ServerTimes } from '../ready/front.js';
import { sendProblem } from '../refusals/problem.filter.js';
import { Crowd } from './crowd.js';

const TIMES = { headersTimeout: 20_000, requestTimeout: 20_000, connectionTimeout: 20_000, keepAliveTimeout: 20_000 };
const SHORT_TIMES = { ...TIMES, headersTimeout: 400, requestTimeout: 900 };

/** More than may come to read in one moment, and how many that are. */
const CROWD = 800;
const READERS = 256;
const WRITERS = 256;

/** So many are worked for at once before anything was learnt. */
const AT_ONCE = 32;

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
  ms: number;
}

describe('the door', () => {
  let server: FastifyInstance;
  let port = 0;
  const agent = new Agent({ keepAlive: true, maxSockets: 1_000 });
  let release: () => void;
  /** Answers at once, or when it is told to. */
  async function start({ longestMs = 10_000, times = TIMES }: { longestMs?: number; times?: ServerTimes } = {}): Promise<void> {
    const crowd = new Crowd(longestMs);
    const front = new Front(times, { crowd, idOf: () => 'the-number' });
    server = fastify({ serverFactory: (framework: RequestListener) => front.makeServer(framework) });
    crowd.watch(server, (asked, reply, why) => sendProblem(new Refusal('service.unavailable', { why }), asked, reply));
    const released = new Promise<void>((done) => (release = done));
    server.all('/slow', async () => {
      await released;
      return { done: true };
    });
    server.get('/stream', (_asked, reply) => {
      void reply.type('text/plain').send(new ReadableStream({ start: async (stream) => {
        stream.enqueue('begun ');
        await released;
        stream.enqueue('and ended');
        stream.close();
      } }));
    });
    server.get('/quick', () => ({ quick: true }));
    server.post('/quick-write', () => ({ quick: true }));
    server.post('/early', { onRequest: async (_asked, reply) => reply.status(401).send({}) }, () => ({ quick: true }));
    server.get('/health/live', () => ({ status: 'live' }));
    await server.listen({ port: 0, host: '127.0.0.1' });
    port = (server.server.address() as AddressInfo).port;
  }
  afterEach(async () => {
    release();
    agent.destroy();
    await server.close();
  });

  const ask = (path: string, { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Answer> =>
    new Promise((done, failed) => {
      const began = performance.now();
      const asking = request({ host: '127.0.0.1', port, path, method, headers, agent }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, text, ms: performance.now() - began }));
      });
      asking.on('error', failed);
      asking.end(body);
    });

  /** The first of so many who were answered, once all of these were: the others are inside. */
  async function firstOf(count: number, asked: Promise<Answer>[]): Promise<Answer> {
    const answered: Answer[] = [];
    await new Promise<void>((enough, failed) => {
      const note = (answer: Answer): void => {
        if (answered.push(answer) === count) enough();
      };
      for (const each of asked) each.then(note, failed);
    });
    return answered[0] as Answer;
  }

  it('turns away whom there is no room for, at once and in a way that programs and people understand, and never a probe', async () => {
    await start();
    const crowd = Array.from({ length: CROWD }, () => ask('/slow'));
    const away = await firstOf(CROWD - READERS, crowd);
    expect(away).toMatchObject({ status: 503, headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store', 'x-request-id': 'the-number' } });
    expect(Number(away.headers['retry-after'])).toBeGreaterThan(0);
    expect(JSON.parse(away.text) as Problem).toMatchObject({ status: 503, code: 'service.unavailable', requestId: 'the-number' });
    const page = await ask('/quick', { headers: { accept: 'text/html,*/*' } });
    expect([page.status, page.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
    expect(page.text).toContain('the-number');
    expect((await ask('/health/live')).status).toBe(200);
    release();
    const answers = await Promise.all(crowd);
    // All who were let in, unless the crowd took longer than a moment to come.
    const served = answers.filter(({ status }) => status === 200).length;
    expect([served >= AT_ONCE, served <= READERS]).toEqual([true, true]);
    expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
    expect((await ask('/quick')).status).toBe(200);
  });

  it('keeps no kind out for another: who writes, who reads, who logs in and who moderates have room of their own', async () => {
    await start();
    const write = (path: string) => ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    const writers = Array.from({ length: 400 }, () => write('/slow'));
    expect((await firstOf(400 - WRITERS, writers)).status).toBe(503);
    expect((await write('/quick-write')).status).toBe(503);
    expect((await ask('/quick')).text).toBe('{"quick":true}');
    const readers = Array.from({ length: AT_ONCE }, () => ask('/slow'));
    const moderator = await ask('/api/v1/moderation/queue', { headers: { authorization: 'Bearer whatever' } });
    const entering = await write('/api/v1/auth/login');
    // They were let in: there are no such routes here.
    expect([moderator.status, entering.status]).toEqual([404, 404]);
    release();
    const [written, read] = await Promise.all([Promise.all(writers), Promise.all(readers)]);
    const served = written.filter(({ status }) => status === 200).length;
    expect([served >= AT_ONCE, served <= WRITERS]).toEqual([true, true]);
    expect(read.map(({ status }) => status)).toEqual(read.map(() => 200));
  });

  it('gives up what takes too long with a problem of its own, and lets a stream that has begun go on', async () => {
    await start({ longestMs: 300 });
    const stream = ask('/stream');
    const slow = await ask('/slow', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":1}' });
    expect([slow.status, slow.headers['retry-after'], (JSON.parse(slow.text) as Problem).code]).toEqual([503, '2', 'service.unavailable']);
    expect(slow.ms).toBeGreaterThan(290);
    expect(slow.ms).toBeLessThan(1_500);
    release();
    expect((await stream).text).toBe('begun and ended');
    // The connection is as good as before.
    expect((await ask('/quick')).text).toBe('{"quick":true}');
  });

  it('has nobody inside who is still sending', async () => {
    await start();
    const sending = Array.from({ length: CROWD }, () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write('POST /slow HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{');
      return socket;
    });
    await Promise.all(sending.map((socket) => once(socket, 'connect')));
    await wait(100);
    expect((await ask('/quick')).status).toBe(200);
    for (const socket of sending) socket.destroy();
  });

  it('keeps nobody inside who was answered before they had sent all', async () => {
    await start();
    const body = JSON.stringify({ text: 'a'.repeat(200_000) });
    const refused = () => ask('/early', { method: 'POST', headers: { 'content-type': 'application/json' }, body }).then(({ status }) => status);
    for (let asked = 0; asked < CROWD; asked += 60) expect(await Promise.all(Array.from({ length: 60 }, refused))).toEqual(Array.from({ length: 60 }, () => 401));
    expect((await ask('/quick')).status).toBe(200);
    const write = await ask('/quick-write', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    expect(write.status).toBe(200);
  });

  it('waits for head and body no longer than it says', async () => {
    await start({ times: SHORT_TIMES });
    const heard = async (sent: string): Promise<{ text: string; ms: number }> => {
      const socket = connect(port, '127.0.0.1');
      const began = performance.now();
      let text = '';
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
      socket.write(sent);
      await once(socket, 'close');
      return { text, ms: performance.now() - began };
    };
    const [head, body] = await Promise.all([
      heard('GET /quick HTTP/1.1\r\nhost: here\r\n'),
      heard('POST /slow HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"a":'),
    ]);
    expect(head.text).toContain('HTTP/1.1 408');
    expect(head.ms).toBeGreaterThanOrEqual(SHORT_TIMES.headersTimeout - 10);
    expect(body.ms).toBeGreaterThanOrEqual(SHORT_TIMES.requestTimeout - 10);
    // It is looked once a second.
    for (const { ms } of [head, body]) expect(ms).toBeLessThan(3_000);
  });
});
