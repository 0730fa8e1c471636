import { requestText } from '../load/load-job.js';
import { takeTurns, type Compared, type Side } from '../load/rounds.js';
import type { Stage } from '../stage/stage.js';
import type { Captured } from './bare-fastify.js';
import { capture } from './capture.js';
import { BIG, pathOf, SMALL, type Threads } from './threads.js';

/** Enough to keep a server busy, each with one request at a time. */
const CONNECTIONS = 32;
const ROUNDS = 7;
const SECONDS = 1;

type Encoding = 'identity' | 'gzip' | 'br';

/** One kind of answer that is ready in memory. */
interface Asked {
  what: string;
  kind: 'page' | 'unchanged' | 'counts';
  path: string;
  encoding: Encoding;
  size?: number;
}

export interface CachedRow extends Compared, Asked {
  bytes: number;
}

const acceptance = (encoding: Encoding): Record<string, string> => (encoding === 'identity' ? {} : { 'accept-encoding': encoding });

function allAsked({ ids, urls }: Threads): Asked[] {
  const page = (size: number, encoding: Encoding): Asked => ({ what: `ready, ${encoding}, ${size.toLocaleString('en-GB')} replies`, kind: 'page', path: pathOf(ids.get(size) ?? ''), encoding, size });
  const counts = `/api/v1/counts?${new URLSearchParams(urls.map((url): [string, string] => ['url', url])).toString()}`;
  return [
    page(SMALL, 'br'), page(10_000, 'br'), page(BIG, 'identity'), page(BIG, 'gzip'), page(BIG, 'br'),
    { ...page(BIG, 'br'), what: 'ready, nothing new (304)', kind: 'unchanged' },
    { what: 'counts of three articles', kind: 'counts', path: counts, encoding: 'identity' },
  ];
}

/** What is ready in the api's memory, against bare Fastify with the same bytes in its own. */
export async function measureCached(stage: Stage, threads: Threads, say: (message: string) => void): Promise<CachedRow[]> {
  const { api, load } = threads;
  const asked = allAsked(threads);
  const answers: Record<string, Record<string, Captured>> = {};
  for (const { path, encoding } of asked) (answers[path] ??= {})[encoding] = await capture(api.port, path, encoding);
  const bare = await stage.startServer('page/bare-fastify.js', { answers });
  const rows: CachedRow[] = [];
  for (const one of asked) {
    say(one.what);
    const captured = await capture(bare.port, one.path, one.encoding);
    if (!answers[one.path]?.[one.encoding]?.body.equals(captured.body)) throw new Error('What is compared does not answer the same bytes.');
    const known = one.kind === 'unchanged' ? { 'if-none-match': captured.headers['etag'] ?? '' } : {};
    const job = { connections: CONNECTIONS, requests: [requestText('GET', one.path, { ...acceptance(one.encoding), ...known })], until: { seconds: SECONDS } };
    const sides = [api, bare].map((server): Side => ({ server, job }));
    rows.push({ ...one, bytes: one.kind === 'unchanged' ? 0 : captured.body.length, ...(await takeTurns(load, sides, ROUNDS)) });
  }
  return rows;
}
