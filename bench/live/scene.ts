import { setTimeout as wait } from 'node:timers/promises';
import { findFile } from '#platform/files/find-file';
import { requestText } from '../load/load-job.js';
import type { Child } from '../stage/child.js';
import { HOST } from '../stage/ports.js';
import { registerReaders } from '../stage/readers.js';
import { API_IN_MODULES, type Running, type Stage } from '../stage/stage.js';
import { makeTexts } from '../stage/texts.js';
import type { Emitted, Memory } from './note-emits.js';
import type { Arrival } from './watchers.js';

/** How many watch, and how they are told. */
export interface Scene {
  sockets: number;
  /** Of replies that are measured on each side, five in each; one more warms up. */
  rounds: number;
  /** Joins two nodes, of which one is posted to and the other watched; absent where one does both. */
  redisUrl?: string;
}

export const REPLIES = 5;

/** Sockets that come and go first: what only the first ones cost is not counted. */
const FIRST = 50;

/** A process needs a moment before its memory says something. */
const SETTLE_MS = 3_000;

/** A side of the comparison: the node that is posted to, and the one whose sockets watch; mostly the same. */
interface Nodes {
  posted: Running;
  watched: Running;
}

export interface Watched extends Nodes {
  /** The process that has the sockets: one for each side, since no process may have as many files open as both sides have sockets. */
  watchers: Child;
  request: string;
  memoryASocket: Memory;
  emittedAt: number[];
  arrivals: Arrival[];
}

const preload = findFile('dist', 'bench', 'live', 'note-emits.js');

export interface LiveThread {
  threadId: string;
  seq: number;
}

async function memoryOf({ child }: Running): Promise<Memory> {
  await wait(SETTLE_MS);
  return child.ask<Memory>('memory');
}

/** Has sockets watch a server, and finds what that costs it in memory. */
async function gather(stage: Stage, nodes: Nodes, { sockets }: Scene, { threadId, request }: { threadId: string; request: string }): Promise<Watched> {
  const { watched } = nodes;
  const watchers = stage.startHelper('live/watchers.js');
  const { port } = watched;
  await watchers.ask({ watch: { port, threadId, sockets: FIRST } });
  await watchers.ask({ leave: { port } });
  const before = await memoryOf(watched);
  await watchers.ask({ watch: { port, threadId, sockets } });
  const after = await memoryOf(watched);
  const memoryASocket = {
    residentBytes: (after.residentBytes - before.residentBytes) / sockets,
    heapBytes: (after.heapBytes - before.heapBytes) / sockets,
  };
  return { ...nodes, watchers, request, memoryASocket, emittedAt: [], arrivals: [] };
}

/** An event as the api sends it, for the plain server to send. */
async function eventOf(port: number, { threadId, seq }: LiveThread, token: string, body: string): Promise<unknown> {
  const thread = `http://${HOST}:${port}/api/v1/threads/${threadId}`;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(`${thread}/replies`, { method: 'POST', headers, body: JSON.stringify({ body }) });
  if (answer.status !== 201) throw new Error(await answer.text());
  const events = (await (await fetch(`${thread}/events?after=${seq}`)).json()) as { items: { seq: number; reply: unknown }[] };
  const posted = events.items.at(-1);
  if (!posted) throw new Error('What was posted made no event.');
  return { threadId, seq: posted.seq, reply: posted.reply };
}

async function takeTurns(sides: Watched[], rounds: number): Promise<void> {
  for (const { posted, emittedAt } of sides) {
    posted.child.listen<Partial<Emitted>>((said) => void (said.emittedAt !== undefined && emittedAt.push(said.emittedAt)));
  }
  for (let round = 0; round <= rounds; round += 1) {
    for (const side of sides) {
      const arrivals = await side.watchers.ask<Arrival[]>({ post: { port: side.watched.port, through: side.posted.port, request: side.request, replies: REPLIES } });
      if (round > 0) side.arrivals.push(...arrivals);
      else side.emittedAt.length = 0;
    }
  }
}

/** Nodes that hear each other only after a moment say nothing of it: a reply on one that reaches the other does. */
async function startNodes({ redisUrl }: Scene, start: () => Promise<Running>): Promise<Nodes> {
  const posted = await start();
  if (redisUrl === undefined) return { posted, watched: posted };
  const watched = await start();
  await wait(SETTLE_MS);
  return { posted, watched };
}

/** Replies to so many sockets, by the api and by plain Socket.IO with the same bytes, in turn. */
export async function playScene(stage: Stage, scene: Scene, thread: LiveThread, say: (message: string) => void): Promise<Watched[]> {
  const { threadId } = thread;
  const { redisUrl } = scene;
  const ours = await startNodes(scene, () => stage.startApi({ preload, file: API_IN_MODULES, settings: redisUrl === undefined ? {} : { REDIS_URL: redisUrl } }));
  const plain = await startNodes(scene, () => stage.startServer('live/plain-socket-io.js', { redisUrl }, { preload }));
  const [reader] = await registerReaders(ours.posted.port, 1, `${scene.sockets}-${redisUrl === undefined ? 1 : 2}-`);
  const [body = ''] = makeTexts(2).slice(1);
  const token = reader?.token ?? '';
  const emitted = ours.posted.child.next<Emitted>();
  const event = await eventOf(ours.posted.port, thread, token, `${body} ${scene.sockets}`);
  await emitted;
  say(`Connecting ${scene.sockets.toLocaleString('en-GB')} sockets to each …`);
  const sides = [
    await gather(stage, ours, scene, { threadId, request: requestText('POST', `/api/v1/threads/${threadId}/replies`, { authorization: `Bearer ${token}` }, { body }) }),
    await gather(stage, plain, scene, { threadId, request: requestText('POST', '/', {}, event) }),
  ];
  say('Posting …');
  await takeTurns(sides, scene.rounds);
  for (const { watchers } of sides) await watchers.stop();
  for (const { child } of new Set([ours, plain].flatMap(({ posted, watched }) => [posted, watched]))) await child.stop();
  return sides;
}
