import { setTimeout as wait } from 'node:timers/promises';
import { plantReplies, plantSite, plantThreads } from '../../../bench/stage/plant.js';
import { HOST } from '../../../bench/stage/ports.js';
import { registerReaders } from '../../../bench/stage/readers.js';
import { recount } from '../../../bench/stage/recount.js';
import { quantile } from '../../../bench/report/numbers.js';
import type { Drill, Finding } from '../drill.js';
import { Watcher } from '../support/watch-threads.js';
import { Installation } from './installation.js';
import { SteadyLoad } from './steady-load.js';

const APIS = 2;
const THREADS = 10;
const REPLIES = 200;
const READERS = 16;
const SOCKETS = 100;

/** Requests a second, one in ten of them posting. */
const RATE = { short: 100, long: 200 };
const RESTARTS = { short: 2, long: 30 };

const MOST_AWAY_MS = 5_000;

/** Back at one moment would be a stampede: the middle half of them is at least so far apart. */
const LEAST_SPREAD_MS = 300;

/** Every process of an installation is replaced, again and again, while readers read, write and follow. */
export const drillRestart: Drill = async (stage, { short }, say) => {
  const threads = await stage.query(async (client) => {
    const planted = await plantSite(client);
    const made = await plantThreads(client, planted, Array.from({ length: THREADS }, (_, number) => `thread-${number}`));
    for (const threadId of made) await plantReplies(client, planted, threadId, REPLIES);
    return made;
  });
  const extent = short ? 'short' : 'long';
  const installation = await Installation.start(stage, APIS);
  const { port } = installation;
  const readers = await registerReaders(port, READERS);
  const watchers = Array.from({ length: SOCKETS }, (_, number) => new Watcher(port, threads[number % THREADS] ?? '', 0));
  while (!watchers.every(({ connected }) => connected)) await wait(50);
  const load = new SteadyLoad({ host: HOST, port, threads, readers, rate: RATE[extent] });
  for (let restart = 1; restart <= RESTARTS[extent]; restart += 1) {
    await installation.replaceAll();
    say(`Restart ${restart} of ${RESTARTS[extent]}.`);
  }
  await load.stop();
  await wait(MOST_AWAY_MS);
  const back = watchers.filter(({ connected }) => connected).length;
  for (const watcher of watchers) watcher.leave();
  const away = watchers.flatMap((watcher) => watcher.away).sort((a, b) => a - b);
  const [longest, spread] = [away.at(-1) ?? Number.NaN, quantile(away, 0.75) - quantile(away, 0.25)];
  const counted = await recount(stage.url()).then((replies) => `every count of ${replies} replies is right`, (error: Error) => error.message);
  const statuses = [...load.statuses].map(([status, times]) => `${times} × ${status}`).join(', ');
  const failed = [...load.statuses].filter(([status]) => status >= 500).reduce((sum, [, times]) => sum + times, 0);
  return [
    { promise: 'no request is answered with 500 or more', seen: `${statuses}, in ${RESTARTS[extent]} restarts of ${APIS} processes and one for the jobs`, kept: failed === 0 && load.answered > 0 },
    { promise: 'no connection breaks under a request', seen: load.broken.length === 0 ? `none of ${load.answered}` : `${load.broken.length}: ${[...new Set(load.broken)].join(', ')}`, kept: load.broken.length === 0 },
    { promise: 'it was asked as often as it was to be', seen: `${load.answered} of ${load.due}`, kept: load.answered >= load.due * 0.95, timed: true },
    { promise: 'sockets are back within 5 s', seen: `${back} of ${SOCKETS}, away ${away.length} times, ${longest.toFixed(0)} ms at the longest`, kept: back === SOCKETS && longest <= MOST_AWAY_MS && away.length >= SOCKETS, timed: back === SOCKETS },
    { promise: 'and not all at once', seen: `the middle half of them within ${spread.toFixed(0)} ms`, kept: spread >= LEAST_SPREAD_MS, timed: true },
    { promise: 'counters are what a recount finds', seen: counted, kept: counted.startsWith('every count') },
  ] satisfies Finding[];
};
