import { requestText } from '../load/load-job.js';
import { takeTurns, type Compared, type Side } from '../load/rounds.js';
import { registerReaders } from '../stage/readers.js';
import { POOL, type Stage } from '../stage/stage.js';
import { capture } from './capture.js';
import { BIG, pathOf, SIZES, type Threads } from './threads.js';

/** Little enough that requests do not wait for each other: the time is the work's. */
const CONNECTIONS = 1;
const ROUNDS = 8;
const REQUESTS = 60;

/** Against the bare server many ask at once, so that both are kept busy. */
const CROWD = 16;
const CROWD_REQUESTS = 300;

/** Replies to the article on a page, when nothing else is asked for. */
const PAGE_LENGTH = 20;

export interface UncachedRow extends Compared {
  what: string;
  /** Of the sides. */
  names: string[];
}

/**
 * The first page, asked for in words that nobody used before: what follows a place above the newest reply there is.
 * The work is the first page's and its bytes are the first page's, but no page is ready under that name.
 */
function uncachedPath(threadId: string): string {
  const place = `ffffffff-ffff-7fff-bfff-${Math.floor(Math.random() * 2 ** 48).toString(16).padStart(12, '0')}`;
  return `${pathOf(threadId)}?cursor=${Buffer.from(`newest ${place}`).toString('base64url')}`;
}

const requestsFor = (id: string, count: number, headers: Record<string, string>): string[] => Array.from({ length: count }, () => requestText('GET', uncachedPath(id), headers));

/** Proof that asking in new words answers the same. */
async function checkWords({ ids, api }: Threads): Promise<void> {
  for (const id of ids.values()) {
    const [page, again] = [await capture(api.port, pathOf(id), 'identity'), await capture(api.port, uncachedPath(id), 'identity')];
    if (!page.body.equals(again.body)) throw new Error('What is compared does not answer the same bytes.');
  }
}

/** Pages that are read and put together when they are asked for: by how many replies their thread has, and against the bare statement. */
export async function measureUncached(stage: Stage, threads: Threads, say: (message: string) => void): Promise<UncachedRow[]> {
  const { ids, api, load } = threads;
  await checkWords(threads);
  const [reader] = await registerReaders(api.port, 1);
  const count = REQUESTS * (ROUNDS + 1);
  const asked: Record<string, (id: string) => string[]> = {
    'not ready, br': (id) => requestsFor(id, count, { 'accept-encoding': 'br' }),
    'with a token': (id) => [requestText('GET', pathOf(id), { authorization: `Bearer ${reader?.token}` })],
  };
  const rows: UncachedRow[] = [];
  for (const [what, requests] of Object.entries(asked)) {
    say(`${what}: each thread in turn`);
    const jobOf = (id: string) => ({ connections: CONNECTIONS, requests: requests(id), until: { requests: REQUESTS } });
    const names = SIZES.map((size) => `${size.toLocaleString('en-GB')} replies`);
    rows.push({ what, names, ...(await takeTurns(load, [...ids.values()].map((id): Side => ({ server: api, job: jobOf(id) })), ROUNDS)) });
  }
  rows.push(await againstPg(stage, threads, say));
  return rows;
}

async function againstPg(stage: Stage, { ids, api, load }: Threads, say: (message: string) => void): Promise<UncachedRow> {
  const what = 'not ready, identity, in a crowd';
  say(`${what}: the api and the statement alone, in turn`);
  const bare = await stage.startServer('page/bare-pg.js', { databaseUrl: stage.url(), pool: POOL, limit: PAGE_LENGTH });
  const job = { connections: CROWD, requests: requestsFor(ids.get(BIG) ?? '', CROWD_REQUESTS * (ROUNDS + 1), {}), until: { requests: CROWD_REQUESTS } };
  return { what, names: ['api', 'bare'], ...(await takeTurns(load, [{ server: api, job }, { server: bare, job }], ROUNDS)) };
}
