import { requestText } from '../load/load-job.js';
import { takeTurns, type Compared, type Side } from '../load/rounds.js';
import { show } from '../report/numbers.js';
import type { Report } from '../report/report.js';
import { plantReplies, plantSite, plantThreads, settle } from '../stage/plant.js';
import type { Child } from '../stage/child.js';
import type { Running, Stage } from '../stage/stage.js';
import type { Captured } from './bare-fastify.js';
import { capture } from './capture.js';

const SIZES = [100, 10_000, 100_000];
const ENCODINGS = ['identity', 'gzip', 'br'];

/** Enough to keep a server busy, each with one request at a time. */
const CONNECTIONS = 32;
const ROUNDS = 7;
const SECONDS = 1;

/** Little enough that requests do not wait for each other: the time is the work's. */
const UNCACHED_CONNECTIONS = 1;
const UNCACHED_ROUNDS = 8;
const UNCACHED_REQUESTS = 60;

const TARGET_RATE = 0.5;
const TARGET_GROWTH = 1.3;

interface Threads {
  /** By size. */
  ids: Map<number, string>;
  api: Running;
  load: Child;
}

const pathOf = (threadId: string): string => `/api/v1/threads/${threadId}/replies`;

const acceptance = (encoding: string): Record<string, string> => (encoding === 'identity' ? {} : { 'accept-encoding': encoding });

/**
 * The first page, asked for in words that nobody used before: what follows a place above the newest reply there is.
 * The work is the first page's and its bytes are the first page's, but no page is ready under that name.
 */
function uncachedRequests(threadId: string, count: number): string[] {
  const place = (): string => `ffffffff-ffff-7fff-bfff-${Math.floor(Math.random() * 2 ** 48).toString(16).padStart(12, '0')}`;
  const cursor = (): string => Buffer.from(`newest ${place()}`).toString('base64url');
  return Array.from({ length: count }, () => requestText('GET', `${pathOf(threadId)}?cursor=${cursor()}`, acceptance('br')));
}

async function prepare(stage: Stage): Promise<Threads> {
  const ids = await stage.query(async (client) => {
    const planted = await plantSite(client);
    const threads = await plantThreads(client, planted, SIZES.map((size) => `thread-of-${size}`));
    for (const [place, size] of SIZES.entries()) await plantReplies(client, planted, threads[place] ?? '', size);
    await settle(client);
    return new Map(SIZES.map((size, place) => [size, threads[place] ?? '']));
  });
  return { ids, api: await stage.startApi(), load: stage.startHelper('load/load-process.js') };
}

interface CachedRow extends Compared {
  size: number;
  encoding: string;
  bytes: number;
}

async function measureCached(stage: Stage, { ids, api, load }: Threads, say: (message: string) => void): Promise<CachedRow[]> {
  const answers: Record<string, Record<string, Captured>> = {};
  for (const id of ids.values()) {
    answers[id] = {};
    for (const encoding of ENCODINGS) answers[id][encoding] = await capture(api.port, pathOf(id), encoding);
  }
  const bare = await stage.startServer('page/bare-fastify.js', { answers });
  const rows: CachedRow[] = [];
  for (const [size, id] of ids) {
    for (const encoding of size === SIZES.at(-1) ? ENCODINGS : ['br']) {
      say(`Cached: ${size} replies, ${encoding}`);
      const job = { connections: CONNECTIONS, requests: [requestText('GET', pathOf(id), acceptance(encoding))], until: { seconds: SECONDS } };
      const sides = [api, bare].map((server): Side => ({ server, job }));
      rows.push({ size, encoding, bytes: answers[id]?.[encoding]?.body.length ?? 0, ...(await takeTurns(load, sides, ROUNDS)) });
    }
  }
  return rows;
}

async function measureUncached({ ids, api, load }: Threads, say: (message: string) => void): Promise<Compared> {
  say('Uncached: each thread in turn');
  const sides = [...ids.values()].map((id): Side => ({
    server: api,
    job: {
      connections: UNCACHED_CONNECTIONS,
      requests: uncachedRequests(id, UNCACHED_REQUESTS * (UNCACHED_ROUNDS + 1)),
      until: { requests: UNCACHED_REQUESTS },
    },
  }));
  return takeTurns(load, sides, UNCACHED_ROUNDS);
}

function cachedCells({ size, encoding, bytes, sides, rateRatios }: CachedRow): string[] {
  const [api, bare] = sides;
  if (!api || !bare) return [];
  return [
    `cached, ${show(size, 0)} replies, ${encoding}`, show(bytes / 1_024, 1), show(api.rate), show(bare.rate), show(rateRatios[0] ?? Number.NaN),
    show(api.p50), show(api.p99), show(api.cpuMicros, 0), show(bare.cpuMicros, 0), show(api.busy), show(bare.busy),
  ];
}

function uncachedCells({ sides, timeRatios }: Compared): string[][] {
  return sides.map((side, place) => [
    `uncached, ${show(SIZES[place] ?? 0, 0)} replies, br`, '', show(side.rate), '', `${show(timeRatios[place] ?? Number.NaN)} x`,
    show(side.p50), show(side.p99), show(side.cpuMicros, 0), '', show(side.busy), '',
  ]);
}

/** The first page of a small, a large and a huge thread, against bare Fastify sending the same bytes from memory. */
export async function measurePage(stage: Stage, say: (message: string) => void): Promise<Report> {
  say('Planting 110,100 replies …');
  const threads = await prepare(stage);
  const cached = await measureCached(stage, threads, say);
  const uncached = await measureUncached(threads, say);
  const worst = Math.min(...cached.filter(({ size }) => size === SIZES.at(-1)).map(({ rateRatios }) => rateRatios[0] ?? 0));
  const growth = uncached.timeRatios.at(-1) ?? Number.NaN;
  const verdict = (met: boolean): string => (met ? 'met' : 'MISSED');
  return {
    title: 'First page of a thread (20 top-level replies with their first answers)',
    columns: ['', 'KB', 'api /s', 'bare /s', 'ratio', 'p50 ms', 'p99 ms', 'api µs cpu', 'bare µs cpu', 'api busy', 'bare busy'],
    rows: [...cached.map(cachedCells), ...uncachedCells(uncached)],
    notes: [
      'cached: ratio is the api’s rate in terms of bare Fastify’s, the median of rounds in turn. uncached: ratio is the median time in terms of the smallest thread’s.',
      `Target: cached, 100,000 replies, every encoding >= ${TARGET_RATE}: ${show(worst)}, ${verdict(worst >= TARGET_RATE)}`,
      `Target: uncached, 100,000 replies <= ${TARGET_GROWTH} x the time of 100 replies: ${show(growth)} x, ${verdict(growth <= TARGET_GROWTH)}`,
    ],
    figures: { cached, uncached },
  };
}
