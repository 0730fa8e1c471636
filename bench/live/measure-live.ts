import { median, quantile, show } from '../report/numbers.js';
import type { Report } from '../report/report.js';
import { plantReplies, plantSite, plantThreads, settle } from '../stage/plant.js';
import type { Stage } from '../stage/stage.js';
import type { Memory } from './note-emits.js';
import { startRedis } from './redis.js';
import { playScene, REPLIES, type LiveThread, type Scene, type Watched } from './scene.js';
import type { Arrival } from './watchers.js';

const TARGET_TIME = 1.5;
const TARGET_MEMORY = 1.3;

const FEW = 1_000;
const MANY = 10_000;

/** Of a hundred times the slowest but one says little: where a reply is quickly everywhere, more are looked at. */
const FEW_ROUNDS = 60;
const MANY_ROUNDS = 20;

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

interface Times {
  fromPost: number[];
  fromEmit: number[];
  toMiddle: number[];
}

function timesOf({ arrivals, emittedAt }: Watched): Times {
  const last = ({ arrivedAt }: Arrival): number => arrivedAt.reduce((latest, at) => Math.max(latest, at), 0);
  return {
    fromPost: arrivals.map((arrival) => last(arrival) - arrival.sentAt).sort((a, b) => a - b),
    fromEmit: arrivals.map((arrival, place) => last(arrival) - (emittedAt[place] ?? Number.NaN)).sort((a, b) => a - b),
    toMiddle: arrivals.map(({ arrivedAt, sentAt }) => median([...arrivedAt]) - sentAt).sort((a, b) => a - b),
  };
}

interface Played {
  scene: Scene;
  times: Times[];
  memoryASocket: Memory[];
  bytes: number[];
}

const nameOf = ({ sockets, redisUrl }: Scene): string => `${show(sockets, 0)}${redisUrl === undefined ? '' : ', two nodes'}`;

function timeRow(label: string, [api = [], plain = []]: number[][]): string[] {
  const at = (part: number): string[] => [show(quantile(api, part)), show(quantile(plain, part)), `${show(quantile(api, part) / quantile(plain, part))} x`];
  return [label, ...at(0.5), ...at(0.99)];
}

function memoryRow(label: string, { memoryASocket }: Played, of: (memory: Memory) => number): string[] {
  const [api = Number.NaN, plain = Number.NaN] = memoryASocket.map((memory) => of(memory) / 1_024);
  return [label, show(api, 1), show(plain, 1), `${show(api / plain)} x`, '', '', ''];
}

const rowsOf = (played: Played): string[][] => {
  const name = nameOf(played.scene);
  return [
    timeRow(`${name}: ms, emitted to last socket`, played.times.map(({ fromEmit }) => fromEmit)),
    timeRow(`${name}: ms, post sent to last socket`, played.times.map(({ fromPost }) => fromPost)),
    timeRow(`${name}: ms, post sent to middle socket`, played.times.map(({ toMiddle }) => toMiddle)),
    memoryRow(`${name}: KB a socket, in the heap`, played, ({ heapBytes }) => heapBytes),
    memoryRow(`${name}: KB a socket, resident`, played, ({ residentBytes }) => residentBytes),
  ];
};

const verdict = (value: number, target: number): string => `<= ${target} x: ${show(value)} x, ${value <= target ? 'met' : 'MISSED'}`;

function targetsOf({ scene, times, memoryASocket }: Played): string[] {
  const [api = Number.NaN, plain = Number.NaN] = times.map(({ fromEmit }) => quantile(fromEmit, 0.99));
  const [ours, theirs] = memoryASocket;
  // Pages that a process was given before hide what it takes; the heap does not know of what lies outside it.
  const memory = ours && theirs ? Math.max(ours.residentBytes / theirs.residentBytes, ours.heapBytes / theirs.heapBytes) : Number.NaN;
  return [
    `Target: ${nameOf(scene)}: p99 from the emit, which follows the commit, to the last socket ${verdict(api / plain, TARGET_TIME)}`,
    `Target: ${nameOf(scene)}: memory a socket, the worse of heap and resident ${verdict(memory, TARGET_MEMORY)}`,
  ];
}

async function play(stage: Stage, scene: Scene, thread: LiveThread, say: (message: string) => void): Promise<Played> {
  const sides = await playScene(stage, scene, thread, say);
  return { scene, times: sides.map(timesOf), memoryASocket: sides.map(({ memoryASocket }) => memoryASocket), bytes: sides.map(({ arrivals }) => arrivals[0]?.bytes ?? 0) };
}

/** One reply to a thousand sockets, on one node and across two, and to ten thousand, against plain Socket.IO broadcasting the same bytes. */
export async function measureLive(stage: Stage, say: (message: string) => void): Promise<Report> {
  const thread = await plantThread(stage);
  const redis = await startRedis(stage);
  const scenes: Scene[] = [{ sockets: FEW, rounds: FEW_ROUNDS }, { sockets: FEW, rounds: FEW_ROUNDS, redisUrl: redis.url }, { sockets: MANY, rounds: MANY_ROUNDS }];
  const all: Played[] = [];
  for (const scene of scenes) all.push(await play(stage, scene, thread, say));
  return {
    title: `One reply to many sockets, ${scenes.map(({ rounds }) => rounds * REPLIES).join(', ')} times`,
    columns: ['', 'api median', 'plain median', 'ratio', 'api p99', 'plain p99', 'ratio p99'],
    rows: all.flatMap(rowsOf),
    notes: [
      'ratio: the api’s value in terms of plain Socket.IO’s. From the emit on, both do the same; before it the plain server checks and stores nothing.',
      `The event’s payload is ${all[0]?.bytes.join(' and ')} bytes. The sockets of a side are in one process, which reads them one after another: its share of these times is the same on both sides.`,
      `Two nodes: the reply is posted to one, and the sockets are the other’s; both sides are joined by ${redis.name}, with the Redis Streams adapter.`,
      'The api runs from its modules, not from the few files that are made of them: only so can be noted when it hands a reply to Socket.IO.',
      ...all.flatMap(targetsOf),
    ],
    figures: { all },
  };
}
