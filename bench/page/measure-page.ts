import { requestText } from '../load/load-job.js';
import { takeTurns, type Compared, type Side } from '../load/rounds.js';
import { show } from '../report/numbers.js';
import type { Report } from '../report/report.js';
import { plantReplies, plantSite, plantThreads, settle } from '../stage/plant.js';
import { registerReaders } from '../stage/readers.js';
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
function uncachedPath(threadId: string): string {
  const place = `ffffffff-ffff-7fff-bfff-${Math.floor(Math.random() * 2 ** 48).toString(16).padStart(12, '0')}`;
  return `${pathOf(threadId)}?cursor=${Buffer.from(`newest ${place}`).toString('base64url')}`;
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

/** What the api answers, for the bare server; and proof that asking in new words answers the same. */
async function captureAll({ ids, api }: Threads): Promise<Record<string, Record<string, Captured>>> {
  const answers: Record<string, Record<string, Captured>> = {};
  for (const id of ids.values()) {
    const byEncoding: Record<string, Captured> = {};
    for (const encoding of ENCODINGS) byEncoding[encoding] = await capture(api.port, pathOf(id), encoding);
    mustBeSame(await capture(api.port, uncachedPath(id), 'identity'), byEncoding['identity']);
    answers[id] = byEncoding;
  }
  return answers;
}

function mustBeSame(one: Captured, other: Captured | undefined): void {
  if (!other?.body.equals(one.body)) throw new Error('What is compared does not answer the same bytes.');
}

async function measureCached(stage: Stage, threads: Threads, say: (message: string) => void): Promise<CachedRow[]> {
  const { ids, api, load } = threads;
  const answers = await captureAll(threads);
  const bare = await stage.startServer('page/bare-fastify.js', { answers });
  const rows: CachedRow[] = [];
  for (const [size, id] of ids) {
    for (const encoding of size === SIZES.at(-1) ? ENCODINGS : ['br']) {
      say(`Cached: ${size} replies, ${encoding}`);
      const captured = await capture(bare.port, pathOf(id), encoding);
      mustBeSame(captured, answers[id]?.[encoding]);
      const job = { connections: CONNECTIONS, requests: [requestText('GET', pathOf(id), acceptance(encoding))], until: { seconds: SECONDS } };
      const sides = [api, bare].map((server): Side => ({ server, job }));
      rows.push({ size, encoding, bytes: captured.body.length, ...(await takeTurns(load, sides, ROUNDS)) });
    }
  }
  return rows;
}

interface UncachedRow extends Compared {
  who: string;
}

/** Anybody's page is read, put together and compressed; a page for somebody with a token is read and put together each time. */
async function measureUncached({ ids, api, load }: Threads, say: (message: string) => void): Promise<UncachedRow[]> {
  const [reader] = await registerReaders(api.port, 1);
  const count = UNCACHED_REQUESTS * (UNCACHED_ROUNDS + 1);
  const asked: Record<string, (id: string) => string[]> = {
    'uncached, br': (id) => Array.from({ length: count }, () => requestText('GET', uncachedPath(id), acceptance('br'))),
    'with a token': (id) => [requestText('GET', pathOf(id), { authorization: `Bearer ${reader?.token}` })],
  };
  const rows: UncachedRow[] = [];
  for (const [who, requests] of Object.entries(asked)) {
    say(`${who}: each thread in turn`);
    const jobOf = (id: string) => ({ connections: UNCACHED_CONNECTIONS, requests: requests(id), until: { requests: UNCACHED_REQUESTS } });
    rows.push({ who, ...(await takeTurns(load, [...ids.values()].map((id): Side => ({ server: api, job: jobOf(id) })), UNCACHED_ROUNDS)) });
  }
  return rows;
}

function cachedCells({ size, encoding, bytes, sides, rateRatios }: CachedRow): string[] {
  const [api, bare] = sides;
  if (!api || !bare) return [];
  return [
    `cached, ${encoding}, ${show(size, 0)} replies`, show(bytes / 1_024, 1), show(api.rate), show(bare.rate), show(rateRatios[0] ?? Number.NaN), show(bare.cpuMicros / api.cpuMicros),
    show(api.p50), show(api.p99), show(api.cpuMicros, 0), show(bare.cpuMicros, 0), show(api.busy), show(bare.busy),
  ];
}

function uncachedCells({ who, sides, timeRatios }: UncachedRow): string[][] {
  return sides.map((side, place) => [
    `${who}, ${show(SIZES[place] ?? 0, 0)} replies`, '', show(side.rate), '', `${show(timeRatios[place] ?? Number.NaN)} x`, '',
    show(side.p50), show(side.p99), show(side.cpuMicros, 0), '', show(side.busy), '',
  ]);
}

const targets = (cached: CachedRow[], uncached: UncachedRow[]): string[] => {
  const verdict = (met: boolean): string => (met ? 'met' : 'MISSED');
  const huge = cached.filter(({ size }) => size === SIZES.at(-1));
  const worst = Math.min(...huge.flatMap(({ rateRatios, sides }) => [rateRatios[0] ?? 0, (sides[1]?.cpuMicros ?? 0) / (sides[0]?.cpuMicros ?? 1)]));
  const growth = Math.max(...uncached.map(({ timeRatios }) => timeRatios.at(-1) ?? Number.NaN));
  return [
    `Target: cached, 100,000 replies, every encoding, the worse of both ratios >= ${TARGET_RATE}: ${show(worst)}, ${verdict(worst >= TARGET_RATE)}`,
    `Target: uncached, 100,000 replies <= ${TARGET_GROWTH} x the time of 100 replies, the worse of both kinds: ${show(growth)} x, ${verdict(growth <= TARGET_GROWTH)}`,
  ];
};

/** The first page of a small, a large and a huge thread, against bare Fastify sending the same bytes from memory. */
export async function measurePage(stage: Stage, say: (message: string) => void): Promise<Report> {
  say('Planting 110,100 replies …');
  const threads = await prepare(stage);
  const cached = await measureCached(stage, threads, say);
  const uncached = await measureUncached(threads, say);
  return {
    title: 'First page of a thread (20 top-level replies with their first answers)',
    columns: ['', 'KB', 'api /s', 'bare /s', 'ratio', 'cpu ratio', 'p50 ms', 'p99 ms', 'api µs cpu', 'bare µs cpu', 'api busy', 'bare busy'],
    rows: [...cached.map(cachedCells), ...uncached.flatMap(uncachedCells)],
    notes: [
      'ratio, cached: the api’s rate in terms of bare Fastify’s, the median of rounds in turn; cpu ratio: the same by processor time an answer, which holds also when the load',
      'or another process kept a server waiting (busy well below 1). ratio, uncached: the median time in terms of the smallest thread’s. All at the server, over loopback.',
      ...targets(cached, uncached),
    ],
    figures: { cached, uncached },
  };
}
