import { requestText } from '../load/load-job.js';
import { takeTurns, type Compared, type Side } from '../load/rounds.js';
import { show } from '../report/numbers.js';
import type { Report } from '../report/report.js';
import { settle } from '../stage/plant.js';
import { registerReaders, type Reader } from '../stage/readers.js';
import type { Child } from '../stage/child.js';
import type { Running, Stage } from '../stage/stage.js';
import { plantFollowers, plantFollows, plantMillion, planted } from './plant-feed.js';
import { measureStar, type StarRow } from './measure-star.js';

/** So many that nobody posts far more in the measurement than anybody does in a day; besides the three who read and the one who is followed. */
const WRITERS = 160;

const ROUNDS = 7;
const REQUESTS = 60;

const TARGET_FEED = 3;
const TARGET_POSTING = 1.2;
const TARGET_SECONDS = 5;

const as = ({ token }: Reader): Record<string, string> => ({ authorization: `Bearer ${token}` });

interface Cast {
  reader: Reader;
  quiet: Reader;
  star: Reader;
  follower: Reader;
  writers: Reader[];
}

async function gather(port: number): Promise<Cast> {
  const [reader, quiet, star, follower, ...writers] = await registerReaders(port, WRITERS + 4);
  if (!reader || !quiet || !star || !follower) throw new Error('Too few readers were registered.');
  return { reader, quiet, star, follower, writers };
}

/** A page of somebody's replies, which one index has in their order, against two feeds of as many items. One at a time: the time is the work's. */
async function measurePages({ reader, quiet }: Cast, load: Child, server: Running): Promise<Compared> {
  const jobOf = (path: string, who: Reader): Side => ({ server, job: { connections: 1, requests: [requestText('GET', `/api/v1${path}`, as(who))], until: { requests: REQUESTS } } });
  const sides = [jobOf(`/users/${planted(1)}/replies?limit=20`, reader), jobOf('/me/feed?limit=20', reader), jobOf('/me/feed?limit=20', quiet)];
  return takeTurns(load, sides, ROUNDS);
}

const NAMES = ['one indexed page: what an author wrote', 'feed: 2,000 busy and quiet readers followed', 'feed: the 2,000 who write least followed'];

const pageCells = ({ sides, timeRatios }: Compared): string[][] =>
  sides.map((side, place) => [NAMES[place] ?? '', show(side.p50), show(side.p99), `${show(timeRatios[place] ?? Number.NaN)} x`, show(side.cpuMicros, 0)]);

const starCells = ({ before, during }: StarRow): string[][] => [
  ['posting, before', show(before.p50), show(before.p99), '', ''],
  ['posting, while half a million are told', show(during.p50), show(during.p99), '', ''],
];

function targets(pages: Compared, star: StarRow): string[] {
  const verdict = (met: boolean): string => (met ? 'met' : 'MISSED');
  const [, mixed = Number.NaN, quiet = Number.NaN] = pages.timeRatios;
  const worst = Math.max(...star.seconds);
  return [
    `Target: first page of a feed <= ${TARGET_FEED} x one indexed page: ${show(mixed)} x, ${verdict(mixed <= TARGET_FEED)} (of those who write least ${show(quiet)} x)`,
    `Target: everybody's posting while 500,000 followers are told, p99 <= ${TARGET_POSTING} x before: ${show(star.p99Ratio)} x, ${verdict(star.p99Ratio <= TARGET_POSTING)}`,
    `Target: in a follower's feed within ${TARGET_SECONDS} s: ${show(worst)} s, ${verdict(worst <= TARGET_SECONDS)}`,
  ];
}

/** Reading a feed of a million replies, and what it costs others when somebody with half a million followers posts. */
export async function measureFeed(stage: Stage, say: (message: string) => void): Promise<Report> {
  say('Planting a million replies …');
  const threads = await stage.query(plantMillion);
  const server = await stage.startApi();
  stage.startWorker();
  say(`Registering ${WRITERS + 4} readers …`);
  const cast = await gather(server.port);
  await stage.query(async (client) => {
    await plantFollows(client, { reader: cast.reader.id, quiet: cast.quiet.id });
    await plantFollowers(client, { star: cast.star.id, follower: cast.follower.id });
    await settle(client);
  });
  const load = stage.startHelper('load/load-process.js');
  say('Reading feeds in turn');
  const pages = await measurePages(cast, load, server);
  say('Posting, while somebody whom half a million follow posts');
  const star = await measureStar({ server, load, threads, ...cast });
  return {
    title: 'Feeds: 1,000,000 replies, 2,000 followed; 500,000 followers',
    columns: ['', 'p50 ms', 'p99 ms', 'in terms of the first', 'api µs cpu'],
    rows: [...pageCells(pages), ...starCells(star)],
    notes: [
      'One indexed page: GET /users/:id/replies?limit=20 with a token. The median time in terms of that page’s, the median of rounds in turn; over loopback.',
      ...targets(pages, star),
    ],
    figures: { pages, star },
  };
}
