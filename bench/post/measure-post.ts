import { requestText } from '../load/load-job.js';
import { takeTurns, type Compared, type Side } from '../load/rounds.js';
import { show } from '../report/numbers.js';
import type { Report } from '../report/report.js';
import type { Child } from '../stage/child.js';
import { plantReplies, plantSite, plantThreads, settle } from '../stage/plant.js';
import { HOST } from '../stage/ports.js';
import { registerReaders, type Reader } from '../stage/readers.js';
import { recount } from '../stage/recount.js';
import { POOL, type Running, type Stage } from '../stage/stage.js';
import { makeTexts } from '../stage/texts.js';
import type { RowsAloneJob, RowsAloneResult } from './rows-alone.js';
import type { Posted } from './write-rows.js';

/** So many that nobody posts far more in the measurement than anybody does in a day. */
const READERS = 160;
const THREADS = 1_000;

/** What stands in each thread before: something to answer. */
const BEFORE = 20;

const WRITERS = [8, 32];
/** Posting costs no more than that of what the least server can do. */
const TARGET = 0.6;

const ROUNDS = 5;
const SECONDS = 1.5;

/** V8 compiles what posting takes meanwhile; a server that has just been started says what a start costs. Each scene warms up what it is the first to need. */
const WARM_SECONDS = 6;

/** A prime number, so that readers, threads and texts meet in ever new ways. */
const REQUESTS = 7_919;

/** Two in five answer somebody. */
const answersSomebody = (place: number): boolean => place % 5 === 1 || place % 5 === 3;

interface Place {
  threadId: string;
  /** A reply to answer. */
  replyId: string;
}

interface Posting {
  readers: Reader[];
  texts: string[];
  places: Place[];
}

interface Planned {
  reader: Reader | undefined;
  threadId: string;
  posted: Posted;
}

const plan = ({ readers, texts, places }: Posting): Planned[] =>
  Array.from({ length: REQUESTS }, (_, number) => {
    const place = places[number % places.length];
    const posted = { body: texts[number % texts.length] ?? '', ...(answersSomebody(number) && place ? { parentId: place.replyId } : {}) };
    return { reader: readers[number % readers.length], threadId: place?.threadId ?? '', posted };
  });

const requestFor = ({ reader, threadId, posted }: Planned): string =>
  requestText('POST', `/api/v1/threads/${threadId}/replies`, { authorization: `Bearer ${reader?.token}`, 'x-author': reader?.id ?? '' }, posted);

/** How fast the database takes the same transactions from a program that does nothing else. */
async function rowsAlone(stage: Stage, alone: Child, writers: number, planned: Planned[]): Promise<number> {
  const replies = planned.map(({ reader, threadId, posted }) => ({ threadId, authorId: reader?.id ?? '', posted }));
  const { rate } = await alone.ask<RowsAloneResult>({ databaseUrl: stage.url('bare'), writers, seconds: SECONDS * 2, replies } satisfies RowsAloneJob);
  return rate;
}

async function plant(stage: Stage): Promise<Place[]> {
  return stage.query(async (client) => {
    const planted = await plantSite(client);
    const threads = await plantThreads(client, planted, Array.from({ length: THREADS }, (_, number) => `thread-${number}`));
    for (const threadId of threads) await plantReplies(client, planted, threadId, BEFORE);
    const { rows } = await client.query<Place>(
      `SELECT DISTINCT ON (thread_id) thread_id AS "threadId", id AS "replyId" FROM replies WHERE parent_id IS NULL AND status = 'published' ORDER BY thread_id, id`,
    );
    await settle(client);
    return rows;
  });
}

async function postOnce(port: number, [reader]: Reader[], place: Place | undefined): Promise<void> {
  const headers = { authorization: `Bearer ${reader?.token}`, 'content-type': 'application/json' };
  const { status } = await fetch(`http://${HOST}:${port}/api/v1/threads/${place?.threadId}/replies`, { method: 'POST', headers, body: JSON.stringify({ body: 'The first of many.' }) });
  if (status !== 201) throw new Error(`Posting answered ${status}.`);
}

/** The api, and the bare server on a copy of its database, readers included. */
async function startBoth(stage: Stage, place: Place | undefined, say: (message: string) => void): Promise<{ api: Running; bare: Running; readers: Reader[] }> {
  const api = await stage.startApi();
  say(`Registering ${READERS} readers …`);
  const readers = await registerReaders(api.port, READERS);
  // The queue that the bare server writes its jobs into is made with the first reply.
  await postOnce(api.port, readers, place);
  await api.child.stop();
  await stage.copyDatabase('bare');
  const again = await stage.startApi({ port: api.port });
  const bare = await stage.startServer('post/bare-node.js', { databaseUrl: stage.url('bare'), pool: POOL });
  return { api: again, bare, readers };
}

interface PostRow extends Compared {
  scene: string;
  writers: number;
  /** Transactions a second that the database takes with no server in between. */
  alone: number;
}

function cells({ scene, writers, sides, rateRatios, alone }: PostRow): string[] {
  const [api, bare] = sides;
  if (!api || !bare) return [];
  return [
    `${scene}, ${writers} writers`, show(api.rate), show(bare.rate), show(rateRatios[0] ?? Number.NaN), show(alone), show(api.p50), show(bare.p50),
    show(api.p99), show(bare.p99), show(api.cpuMicros, 0), show(bare.cpuMicros, 0), show(api.busy), show(bare.busy),
  ];
}

/** Posting to one hot thread and to many, against a bare server that writes the same rows. */
export async function measurePost(stage: Stage, say: (message: string) => void): Promise<Report> {
  const places = await plant(stage);
  const { api, bare, readers } = await startBoth(stage, places[0], say);
  const load = stage.startHelper('load/load-process.js');
  const alone = stage.startHelper('post/rows-alone.js');
  const texts = makeTexts(REQUESTS);
  const rows: PostRow[] = [];
  for (const [scene, chosen] of [['one hot thread', places.slice(0, 1)], [`${show(THREADS, 0)} threads`, places]] as const) {
    const planned = plan({ readers, texts, places: chosen });
    const requests = planned.map(requestFor);
    for (const writers of WRITERS) {
      say(`Posting: ${scene}, ${writers} writers`);
      const sides = [api, bare].map((server): Side => ({ server, job: { connections: writers, requests, until: { seconds: SECONDS } } }));
      rows.push({ scene, writers, ...(await takeTurns(load, sides, ROUNDS, WARM_SECONDS)), alone: await rowsAlone(stage, alone, writers, planned) });
    }
  }
  const worst = Math.min(...rows.map(({ rateRatios }) => rateRatios[0] ?? Number.NaN));
  const written = [await recount(stage.url()), await recount(stage.url('bare'))];
  return {
    title: 'Posting a reply',
    columns: ['', 'api /s', 'bare /s', 'ratio', 'rows alone /s', 'api p50 ms', 'bare p50', 'api p99', 'bare p99', 'api µs cpu', 'bare µs cpu', 'api busy', 'bare busy'],
    rows: rows.map(cells),
    notes: [
      `Target: every ratio >= ${TARGET}: ${show(worst)}, ${worst >= TARGET ? 'met' : 'MISSED'}`,
      'rows alone: the same transactions from a program that is no server, through pg, as pgbench would send them.',
      'ratio: the api’s rate in terms of the bare server’s, the median of rounds in turn. µs cpu: of the server’s own process, PostgreSQL not included.',
      `Recounted: every counter agrees and every seq is there, in ${show(written[0] ?? 0, 0)} replies of the api and ${show(written[1] ?? 0, 0)} of the bare server.`,
    ],
    figures: { rows, written },
  };
}
