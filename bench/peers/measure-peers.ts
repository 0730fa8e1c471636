import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { requestText } from '../load/load-job.js';
import { takeTurns, type Compared, type Side } from '../load/rounds.js';
import { capture } from '../page/capture.js';
import { show } from '../report/numbers.js';
import type { Report } from '../report/report.js';
import { plantReplies, plantSite, plantThreads, settle } from '../stage/plant.js';
import { HOST } from '../stage/ports.js';
import { memoryOf } from '../stage/process-use.js';
import { registerReaders } from '../stage/readers.js';
import type { Running, Stage } from '../stage/stage.js';
import { makeTexts } from '../stage/texts.js';
import { clientBytes, installWaline, WALINE } from './install-waline.js';
import { COPY_OF_REPLIES, makeWalineTables, plantComments, type CopiedReply } from './waline-tables.js';

const DATABASE = 'waline';

const SIZES = [200, 2_000];
const PAGE_LENGTH = 20;

/** Nobody closes a connection that is about to be used again. */
const PATIENCE_MS = 60_000;

const CONNECTIONS = 8;
const ROUNDS = 3;
const SECONDS = 1.5;

/** More than are written. */
const POSTS = 20_000;

/** So many that nobody posts more than anybody does in a day. */
const READERS = 40;

interface Discussion {
  size: number;
  threadId: string;
  url: string;
}

interface Peers {
  ours: Running;
  waline: Running;
  folder: string;
  discussions: Discussion[];
}

interface Row extends Compared {
  what: string;
  bytes: [number, number];
}

async function plantOurs(stage: Stage): Promise<Discussion[]> {
  return stage.query(async (client) => {
    const planted = await plantSite(client);
    const threads = await plantThreads(client, planted, SIZES.map((size) => `peers-${size}`));
    for (const [place, size] of SIZES.entries()) await plantReplies(client, planted, threads[place] ?? '', size);
    await settle(client);
    return SIZES.map((size, place) => ({ size, threadId: threads[place] ?? '', url: `https://bench.test/peers-${size}` }));
  });
}

/** The same replies in Waline's tables. */
async function plantTheirs(stage: Stage): Promise<void> {
  await stage.query((client) => client.query(`CREATE DATABASE ${DATABASE}`), 'postgres');
  const { rows } = await stage.query((client) => client.query<CopiedReply>(COPY_OF_REPLIES));
  await stage.query(async (client) => {
    await makeWalineTables(client);
    await plantComments(client, rows);
  }, DATABASE);
}

/** Waline asks an address of its makers, at each request, how one may sign in. Here it is told that one may not, and nothing leaves the machine. */
async function answerServices(stage: Stage): Promise<string> {
  const server: Server = createServer({ keepAliveTimeout: PATIENCE_MS }, (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"services":[]}'));
  await new Promise<void>((done) => server.listen(0, HOST, done));
  stage.strikeWith(() => new Promise((done) => server.close(() => done()).closeAllConnections()));
  return `http://${HOST}:${(server.address() as AddressInfo).port}`;
}

async function startBoth(stage: Stage, say: (message: string) => void): Promise<Peers> {
  say(`Installing ${WALINE} into a temporary folder …`);
  const folder = await installWaline(stage);
  say('Planting the same discussions in both …');
  const discussions = await plantOurs(stage);
  await plantTheirs(stage);
  const ours = await stage.startApi();
  const waline = await stage.startServer('peers/waline-server.js', { folder, databaseUrl: stage.url(DATABASE), servicesUrl: await answerServices(stage) });
  return { ours, waline, folder, discussions };
}

const ourPage = ({ threadId }: Discussion): string => `/api/v1/threads/${threadId}/replies`;
const theirPage = ({ url }: Discussion): string => `/api/comment?${new URLSearchParams({ path: url, pageSize: String(PAGE_LENGTH), page: '1', lang: 'en', sortBy: 'insertedAt_desc' }).toString()}`;

async function measureReading({ ours, waline, discussions }: Peers, load: Running['child'], say: (message: string) => void): Promise<Row[]> {
  const urls = discussions.map(({ url }) => url);
  const reads: [string, string, string][] = [
    ...discussions.map((each): [string, string, string] => [`first page of ${show(each.size, 0)}`, ourPage(each), theirPage(each)]),
    ['counts of two articles', `/api/v1/counts?${urls.map((url) => `url=${encodeURIComponent(url)}`).join('&')}`, `/api/comment?type=count&url=${encodeURIComponent(urls.join(','))}`],
  ];
  const rows: Row[] = [];
  for (const [what, our, their] of reads) {
    say(what);
    const bytes: [number, number] = [(await capture(ours.port, our, 'identity')).body.length, (await capture(waline.port, their, 'identity')).body.length];
    const side = (server: Running, path: string): Side => ({ server, job: { connections: CONNECTIONS, requests: [requestText('GET', path)], until: { seconds: SECONDS } } });
    rows.push({ what, bytes, ...(await takeTurns(load, [side(ours, our), side(waline, their)], ROUNDS)) });
  }
  return rows;
}

async function measurePosting(stage: Stage, { ours, waline, discussions }: Peers, load: Running['child']): Promise<Row> {
  const [discussion] = discussions;
  if (!discussion) throw new Error('There is no discussion.');
  const readers = await registerReaders(ours.port, READERS);
  const texts = makeTexts(POSTS);
  const our = texts.map((body, number) => requestText('POST', ourPage(discussion), { authorization: `Bearer ${readers[number % READERS]?.token}` }, { body }));
  const their = texts.map((comment, number) => requestText('POST', '/api/comment?lang=en', {}, { comment, nick: `Reader ${number % READERS}`, mail: `reader${number % READERS}@bench.test`, link: '', ua: 'bench', url: discussion.url }));
  const count = async (): Promise<number> => (await stage.query((client) => client.query<{ n: number }>('SELECT count(*)::int AS n FROM wl_comment'), DATABASE)).rows[0]?.n ?? 0;
  const before = await count();
  const side = (server: Running, requests: string[]): Side => ({ server, job: { connections: CONNECTIONS, requests, until: { seconds: SECONDS } } });
  const compared = await takeTurns(load, [side(ours, our), side(waline, their)], ROUNDS);
  const answers = compared.sides[1]?.answers ?? 0;
  // It refuses with 200, so what it wrote is counted; it has written in the round that warmed up, too.
  if ((await count()) - before < answers) throw new Error('Waline answered more comments than it wrote.');
  return { what: 'posting', bytes: [0, 0], ...compared };
}

/** What a reader's browser fetches of ours before the discussion can be read and answered: the loader, the frame's page with the discussion in it, and what that names. */
async function ourBytes({ ours }: Peers, { threadId }: Discussion): Promise<number> {
  const page = (await capture(ours.port, `/t/${threadId}`, 'identity')).body.toString('utf8');
  const named = [...page.matchAll(/<(?:script[^>]+src|link[^>]+rel="(?:stylesheet|modulepreload)"[^>]+href)="([^"]+)"/g)].map(([, address = '']) => new URL(address, `http://${HOST}:${ours.port}`));
  const paths = [...new Set(['/embed.js', `/t/${threadId}`, ...named.map(({ pathname, search }) => pathname + search)])];
  const sizes = await Promise.all(paths.map(async (path) => (await capture(ours.port, path, 'br')).body.length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

const cells = ({ what, bytes: [our, their], sides, rateRatios }: Row): string[] => {
  const [ours, waline] = sides;
  if (!ours || !waline) return [];
  return [
    what, show(ours.rate), show(waline.rate), `${show(rateRatios[0] ?? Number.NaN, 1)} x`, show(ours.p50), show(waline.p50), show(ours.p99), show(waline.p99),
    show(ours.cpuMicros, 0), show(waline.cpuMicros, 0), our === 0 ? '' : show(our / 1_024, 1), their === 0 ? '' : show(their / 1_024, 1),
  ];
};

/** Waline beside us, on the same machine with the same discussions: what each answers, how fast, and how much of it there is. */
export async function measurePeers(stage: Stage, say: (message: string) => void): Promise<Report> {
  const peers = await startBoth(stage, say);
  const load = stage.startHelper('load/load-process.js');
  const rows = await measureReading(peers, load, say);
  say('Posting');
  rows.push(await measurePosting(stage, peers, load));
  const memory = [memoryOf(peers.ours.child.pid), memoryOf(peers.waline.child.pid)].map(({ proportionalBytes }) => proportionalBytes);
  const [discussion] = peers.discussions;
  const [our, page] = discussion ? [await ourBytes(peers, discussion), (await capture(peers.waline.port, theirPage(discussion), 'identity')).body.length] : [Number.NaN, Number.NaN];
  const their = clientBytes(peers.folder) + page;
  const row = (what: string, [a = Number.NaN, b = Number.NaN]: number[], scale: number): string[] => [what, show(a / scale, 1), show(b / scale, 1), `${show(b / a)} x`];
  return {
    title: `Beside ${WALINE}, both on this PostgreSQL, ${CONNECTIONS} connections`,
    columns: ['', 'ours /s', 'Waline /s', 'ratio', 'p50 ms', 'Waline', 'p99 ms', 'Waline', 'µs cpu', 'Waline', 'KB', 'Waline'],
    rows: [...rows.map(cells), row('KB to a first reader', [our, their], 1_024), row('MB of memory afterwards (PSS)', memory, 2 ** 20)],
    notes: [
      `A first page, ours: ${PAGE_LENGTH} replies to the article with the first answers of each (3, 2, 1), rendered, with authors’ names and roles, likes, place-holders of what was removed, what the discussion was read up to. Waline: ${PAGE_LENGTH} comments`,
      'to the article with all answers to each, rendered, with names, addresses of pictures, browser and system. Counts: of two articles in one question. Posting, ours: by an account, screened, numbered, with an event for whoever watches, jobs for followers; Waline: by anybody,',
      'with the question whether it was said before; its spam check outside and its pause between two comments are off. What is asked again is ready in our memory; Waline makes each answer anew, through one connection to PostgreSQL, as it comes.',
      'To a first reader: ours packed as sent, the loader, the frame with the discussion in it, and its first script; Waline: its script and style sheet packed as a server would, and the answer with the comments as it sends it. Pictures are not counted.',
      'The ratios of the last two rows are Waline’s in terms of ours.',
    ],
    figures: { rows, memory, bytes: [our, their] },
  };
}
