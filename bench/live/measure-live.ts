import { setTimeout as wait } from 'node:timers/promises';
import { requestText } from '../load/load-job.js';
import { median, quantile, show } from '../report/numbers.js';
import type { Report } from '../report/report.js';
import type { Child } from '../stage/child.js';
import { plantReplies, plantSite, plantThreads, settle } from '../stage/plant.js';
import { residentBytes } from '../stage/process-use.js';
import { registerReaders } from '../stage/readers.js';
import type { Running, Stage } from '../stage/stage.js';
import { makeTexts } from '../stage/texts.js';
import { findFile } from '../../apps/api/src/start/find-file.js';
import type { Arrival } from './watchers.js';

const SOCKETS = 1_000;

/** Replies that are measured on each side, a few at a time in turn; the first round warms up. */
const ROUNDS = 8;
const REPLIES = 5;

/** A process needs a moment before its memory says something. */
const SETTLE_MS = 3_000;

interface Watched {
  name: string;
  server: Running;
  request: string;
  bytesASocket: number;
  emittedAt: number[];
  arrivals: Arrival[];
}

const preload = findFile('dist', 'bench', 'live', 'note-emits.js');

async function plantThread(stage: Stage): Promise<string> {
  return stage.query(async (client) => {
    const planted = await plantSite(client);
    const [threadId = ''] = await plantThreads(client, planted, ['live']);
    await plantReplies(client, planted, threadId, 1_000);
    await settle(client);
    return threadId;
  });
}

/** Has a thousand sockets watch a server, and finds what that costs it in memory. */
async function gather(watchers: Child, name: string, server: Running, threadId: string, request: string): Promise<Watched> {
  const watched: Watched = { name, server, request, bytesASocket: 0, emittedAt: [], arrivals: [] };
  server.child.listen<{ emittedAt?: number }>(({ emittedAt }) => void (emittedAt !== undefined && watched.emittedAt.push(emittedAt)));
  await wait(SETTLE_MS);
  const before = residentBytes(server.child.pid);
  await watchers.ask({ watch: { port: server.port, threadId, sockets: SOCKETS } });
  await wait(SETTLE_MS);
  watched.bytesASocket = (residentBytes(server.child.pid) - before) / SOCKETS;
  return watched;
}

/** The bytes that the api sends, for the plain server to send: an event as the contract has it. */
async function eventOf(port: number, threadId: string, request: { token: string; body: string }): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/threads/${threadId}/replies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${request.token}` },
    body: JSON.stringify({ body: request.body }),
  });
  if (answer.status !== 201) throw new Error(await answer.text());
  const events = await fetch(`http://127.0.0.1:${port}/api/v1/threads/${threadId}/events?after=1050`);
  const { items } = (await events.json()) as { items: { seq: number; reply: unknown }[] };
  const last = items.at(-1);
  return { threadId, seq: last?.seq, reply: last?.reply };
}

interface Times {
  fromPost: number[];
  fromEmit: number[];
  spread: number[];
}

function timesOf({ arrivals, emittedAt }: Watched): Times {
  const last = ({ arrivedAt }: Arrival): number => Math.max(...arrivedAt);
  return {
    fromPost: arrivals.map((arrival) => last(arrival) - arrival.sentAt).sort((a, b) => a - b),
    fromEmit: arrivals.map((arrival, place) => last(arrival) - (emittedAt[place] ?? Number.NaN)).sort((a, b) => a - b),
    spread: arrivals.map(({ arrivedAt, sentAt }) => median([...arrivedAt]) - sentAt).sort((a, b) => a - b),
  };
}

async function takeTurns(watchers: Child, sides: Watched[]): Promise<void> {
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

/** One reply to a thousand sockets, against plain Socket.IO broadcasting the same bytes. */
export async function measureLive(stage: Stage, say: (message: string) => void): Promise<Report> {
  const threadId = await plantThread(stage);
  const api = await stage.startApi({ preload });
  const plain = await stage.startServer('live/plain-socket-io.js', {}, { preload });
  const [reader] = await registerReaders(api.port, 1);
  const [body = ''] = makeTexts(1);
  const token = reader?.token ?? '';
  const event = await eventOf(api.port, threadId, { token, body });
  const watchers = stage.startHelper('live/watchers.js');
  say(`Connecting ${SOCKETS} sockets to each …`);
  const sides = [
    await gather(watchers, 'api', api, threadId, requestText('POST', `/api/v1/threads/${threadId}/replies`, { authorization: `Bearer ${token}` }, { body })),
    await gather(watchers, 'plain', plain, threadId, requestText('POST', '/', {}, event)),
  ];
  say('Posting …');
  await takeTurns(watchers, sides);
  const times = sides.map(timesOf);
  const memory = sides.map(({ bytesASocket }) => bytesASocket / 1_024);
  const [apiKb = Number.NaN, plainKb = Number.NaN] = memory;
  return {
    title: `One reply to ${SOCKETS} sockets, ${ROUNDS * REPLIES} times`,
    columns: ['ms', 'api median', 'plain median', 'ratio', 'api p99', 'plain p99', 'ratio p99'],
    rows: [
      row('post sent to last socket', times.map(({ fromPost }) => fromPost)),
      row('post sent to middle socket', times.map(({ spread }) => spread)),
      row('emitted to last socket', times.map(({ fromEmit }) => fromEmit)),
      ['KB of memory a socket', show(apiKb, 1), show(plainKb, 1), show(plainKb / apiKb), '', '', ''],
    ],
    notes: [
      'ratio: plain Socket.IO’s value in terms of the api’s, so 1 is the limit. A post to the plain server checks and stores nothing: only the last row of times is the same work.',
      `The event is ${JSON.stringify(event).length} bytes. The sockets are in one process, which reads them one after another: half of these times is theirs.`,
    ],
    figures: { times, bytesASocket: sides.map(({ name, bytesASocket }) => ({ name, bytesASocket })) },
  };
}
