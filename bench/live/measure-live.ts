import { setTimeout as wait } from 'node:timers/promises';
import { requestText } from '../load/load-job.js';
import { median, quantile, show } from '../report/numbers.js';
import type { Report } from '../report/report.js';
import type { Child } from '../stage/child.js';
import { plantReplies, plantSite, plantThreads, settle } from '../stage/plant.js';
import { HOST } from '../stage/ports.js';
import { registerReaders } from '../stage/readers.js';
import type { Running, Stage } from '../stage/stage.js';
import { makeTexts } from '../stage/texts.js';
import { findFile } from '#platform/files/find-file';
import type { Emitted, Memory } from './note-emits.js';
import type { Arrival } from './watchers.js';

const SOCKETS = 1_000;

/** Sockets that come and go first: what only the first ones cost is not counted. */
const FIRST = 50;

/** Replies that are measured on each side, a few at a time in turn; the first round warms up. */
const ROUNDS = 8;
const REPLIES = 5;

/** A process needs a moment before its memory says something. */
const SETTLE_MS = 3_000;

interface Watched {
  server: Running;
  request: string;
  memoryASocket: Memory;
  emittedAt: number[];
  arrivals: Arrival[];
}

const preload = findFile('dist', 'bench', 'live', 'note-emits.js');

interface LiveThread {
  threadId: string;
  seq: number;
}

async function plantThread(stage: Stage): Promise<LiveThread> {
  return stage.query(async (client) => {
    const planted = await plantSite(client);
    const [threadId = ''] = await plantThreads(client, planted, ['live']);
    await plantReplies(client, planted, threadId, 1_000);
    await settle(client);
    const { rows } = await client.query<{ seq: number }>('SELECT seq FROM threads WHERE id = $1', [threadId]);
    return { threadId, seq: rows[0]?.seq ?? 0 };
  });
}

async function memoryOf({ child }: Running): Promise<Memory> {
  await wait(SETTLE_MS);
  return child.ask<Memory>('memory');
}

/** Has a thousand sockets watch a server, and finds what that costs it in memory. */
async function gather(watchers: Child, server: Running, threadId: string, request: string): Promise<Watched> {
  const { port } = server;
  await watchers.ask({ watch: { port, threadId, sockets: FIRST } });
  await watchers.ask({ leave: { port } });
  const before = await memoryOf(server);
  await watchers.ask({ watch: { port, threadId, sockets: SOCKETS } });
  const after = await memoryOf(server);
  const memoryASocket = {
    residentBytes: (after.residentBytes - before.residentBytes) / SOCKETS,
    heapBytes: (after.heapBytes - before.heapBytes) / SOCKETS,
  };
  return { server, request, memoryASocket, emittedAt: [], arrivals: [] };
}

/** An event as the api sends it, for the plain server to send. */
async function eventOf(port: number, { threadId, seq }: LiveThread, token: string, body: string): Promise<unknown> {
  const thread = `http://${HOST}:${port}/api/v1/threads/${threadId}`;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(`${thread}/replies`, { method: 'POST', headers, body: JSON.stringify({ body }) });
  if (answer.status !== 201) throw new Error(await answer.text());
  const events = (await (await fetch(`${thread}/events?after=${seq}`)).json()) as { items: { seq: number; reply: unknown }[] };
  const [posted] = events.items;
  if (!posted) throw new Error('What was posted made no event.');
  return { threadId, seq: posted.seq, reply: posted.reply };
}

interface Times {
  fromPost: number[];
  fromEmit: number[];
  toMiddle: number[];
}

function timesOf({ arrivals, emittedAt }: Watched): Times {
  const last = ({ arrivedAt }: Arrival): number => Math.max(...arrivedAt);
  return {
    fromPost: arrivals.map((arrival) => last(arrival) - arrival.sentAt).sort((a, b) => a - b),
    fromEmit: arrivals.map((arrival, place) => last(arrival) - (emittedAt[place] ?? Number.NaN)).sort((a, b) => a - b),
    toMiddle: arrivals.map(({ arrivedAt, sentAt }) => median([...arrivedAt]) - sentAt).sort((a, b) => a - b),
  };
}

async function takeTurns(watchers: Child, sides: Watched[]): Promise<void> {
  for (const { server, emittedAt } of sides) {
    server.child.listen<Partial<Emitted>>((said) => void (said.emittedAt !== undefined && emittedAt.push(said.emittedAt)));
  }
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const side of sides) {
      const arrivals = await watchers.ask<Arrival[]>({ post: { port: side.server.port, request: side.request, replies: REPLIES } });
      if (round > 0) side.arrivals.push(...arrivals);
      else side.emittedAt.length = 0;
    }
  }
}

function row(label: string, [api, plain]: number[][]): string[] {
  if (!api || !plain) return [];
  const at = (times: number[], part: number): number => quantile(times, part);
  return [label, show(at(api, 0.5)), show(at(plain, 0.5)), show(at(plain, 0.5) / at(api, 0.5)), show(at(api, 0.99)), show(at(plain, 0.99)), show(at(plain, 0.99) / at(api, 0.99))];
}

async function measure(stage: Stage, say: (message: string) => void): Promise<Watched[]> {
  const thread = await plantThread(stage);
  const { threadId } = thread;
  const api = await stage.startApi({ preload });
  const plain = await stage.startServer('live/plain-socket-io.js', {}, { preload });
  const [reader] = await registerReaders(api.port, 1);
  const [body = ''] = makeTexts(2).slice(1);
  const token = reader?.token ?? '';
  const emitted = api.child.next<Emitted>();
  const event = await eventOf(api.port, thread, token, body);
  await emitted;
  const watchers = stage.startHelper('live/watchers.js');
  say(`Connecting ${SOCKETS} sockets to each …`);
  const sides = [
    await gather(watchers, api, threadId, requestText('POST', `/api/v1/threads/${threadId}/replies`, { authorization: `Bearer ${token}` }, { body })),
    await gather(watchers, plain, threadId, requestText('POST', '/', {}, event)),
  ];
  say('Posting …');
  await takeTurns(watchers, sides);
  return sides;
}

/** One reply to a thousand sockets, against plain Socket.IO broadcasting the same bytes. */
export async function measureLive(stage: Stage, say: (message: string) => void): Promise<Report> {
  const sides = await measure(stage, say);
  const times = sides.map(timesOf);
  const bytes = sides.map(({ arrivals }) => arrivals[0]?.bytes ?? 0);
  const memoryRow = (label: string, of: (memory: Memory) => number): string[] => {
    const [api = Number.NaN, plain = Number.NaN] = sides.map(({ memoryASocket }) => of(memoryASocket) / 1_024);
    return [label, show(api, 1), show(plain, 1), show(plain / api), '', '', ''];
  };
  return {
    title: `One reply to ${show(SOCKETS, 0)} sockets, ${ROUNDS * REPLIES} times`,
    columns: ['', 'api median', 'plain median', 'ratio', 'api p99', 'plain p99', 'ratio p99'],
    rows: [
      row('ms, emitted to last socket', times.map(({ fromEmit }) => fromEmit)),
      row('ms, post sent to last socket', times.map(({ fromPost }) => fromPost)),
      row('ms, post sent to middle socket', times.map(({ toMiddle }) => toMiddle)),
      memoryRow('KB a socket, in the heap', ({ heapBytes }) => heapBytes),
      memoryRow('KB a socket, resident', ({ residentBytes }) => residentBytes),
    ],
    notes: [
      'ratio: plain Socket.IO’s value in terms of the api’s; 1 is the limit. From the emit on, both do the same; before it the plain server checks and stores nothing.',
      `The event’s payload is ${bytes.join(' and ')} bytes. The sockets are in one process, which reads them one after another: its share of these times is the same on both sides.`,
    ],
    figures: { times, bytes, memoryASocket: sides.map(({ memoryASocket }) => memoryASocket) },
  };
}
