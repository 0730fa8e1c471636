import { setTimeout as wait } from 'node:timers/promises';
import { quantile } from '../../../bench/report/numbers.js';
import { plantSite, plantThreads } from '../../../bench/stage/plant.js';
import { HOST } from '../../../bench/stage/ports.js';
import { registerReaders } from '../../../bench/stage/readers.js';
import { recount } from '../../../bench/stage/recount.js';
import type { Drill, Finding } from '../drill.js';
import { Follower } from '../support/follower.js';
import { KeepTrying, slowest, tally, type Try } from '../support/keep-trying.js';
import { statusOf, until } from '../support/probe.js';
import { startRedis, type TakenAway } from './redis-server.js';

const WRITERS = 8;
const FOLLOWERS = 8;

const AWAY_MS = { short: 5_000, long: 60_000 };
const LIVE_MS = 1_500;

const MOST_LATE_MS = 10_000;
const MOST_LIVE_MS = 1_000;

/** Half a second until it is known, for what is asked of Redis one after another; and the work. */
const MOST_POSTING_MS = 2_000;

/** As slow as before, give or take what a small machine does meanwhile. */
const slowerThan = (before: number, after: number): boolean => after > Math.max(before * 2, before + 50);

interface Seen {
  fault: string;
  during: Try[];
  medianBefore: number;
  medianDuring: number;
  lateMs: number;
  lateAgainMs: number;
  ready: number;
  guesses: string;
}

interface Play {
  redis: TakenAway;
  ports: number[];
  /** A node that counts who tries passwords. */
  guarded: number;
  writing: KeepTrying;
  followers: Follower[];
  awayMs: number;
}

interface Fault {
  name: string;
  begin: (redis: TakenAway) => Promise<void> | void;
  end: (redis: TakenAway) => Promise<void> | void;
}

const faults: Fault[] = [
  { name: 'killed', begin: (redis) => redis.kill(), end: (redis) => redis.start() },
  { name: 'standing still', begin: (redis) => redis.standStill(), end: (redis) => redis.goOn() },
];

const median = (tries: Try[]): number => quantile(tries.map(({ ms }) => ms).sort((a, b) => a - b), 0.5);

/** How long after its answer the last of the followers knew of a reply, at the longest; infinite where one never did. */
const latest = (tries: Try[], followers: Follower[]): number =>
  Math.max(0, ...tries.flatMap(({ id, sentAt, ms }) => (id === undefined ? [] : followers.map(({ knownAt }) => (knownAt.get(id) ?? Number.POSITIVE_INFINITY) - sentAt - ms))));

/** Eleven guesses at one password: the limit allows ten. */
async function guess(port: number, email: string): Promise<string> {
  const statuses: { status: number }[] = [];
  for (let tried = 0; tried < 11; tried += 1) {
    const body = JSON.stringify({ email, password: 'a guess like any other' });
    const answer = await fetch(`http://${HOST}:${port}/api/v1/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-belowline': '1' }, body });
    await answer.arrayBuffer();
    statuses.push({ status: answer.status });
  }
  return tally(statuses);
}

async function play(fault: Fault, { redis, ports, guarded, writing, followers, awayMs }: Play): Promise<Seen> {
  const began = performance.now();
  await wait(LIVE_MS);
  const lost = performance.now();
  await fault.begin(redis);
  await wait(LIVE_MS);
  const guesses = await guess(guarded, `${fault.name.replace(' ', '.')}@guessed.test`);
  const statuses = await Promise.all(ports.map((port) => statusOf(port, '/health/ready')));
  await wait(Math.max(0, lost + awayMs - performance.now()));
  const brought = performance.now();
  await fault.end(redis);
  const joined = await Promise.all(ports.map((port) => until(async () => ((await (await fetch(`http://${HOST}:${port}/health/ready`)).json()) as { parts: { redis: string } }).parts.redis === 'ok', MOST_LATE_MS)));
  // Whoever reads messages begins anew a moment after.
  await wait(LIVE_MS);
  const again = performance.now();
  await wait(LIVE_MS);
  const checked = performance.now();
  await until(() => Number.isFinite(latest(writing.sentIn(began, checked), followers)), MOST_LATE_MS * 2);
  const [before, during] = [writing.sentIn(began, lost), writing.sentIn(lost, brought)];
  const live = latest(writing.sentIn(again, checked), followers);
  return {
    fault: fault.name, during, guesses, medianBefore: median(before), medianDuring: median(during), lateMs: latest(writing.sentIn(began, again), followers),
    lateAgainMs: joined.some(Number.isNaN) ? Number.POSITIVE_INFINITY : live, ready: Math.max(...statuses),
  };
}

/** Two nodes write and read while Redis, by which they hear each other, goes away in several ways and comes back. */
export const drillRedis: Drill = async (stage, { short }, say) => {
  const extent = short ? 'short' : 'long';
  const redis = await startRedis(stage);
  say(`Redis is ${redis.name}.`);
  const [threadId = ''] = await stage.query(async (client) => plantThreads(client, await plantSite(client), ['thread']));
  const settings = { REDIS_URL: redis.url };
  const [near, far, guarded] = await Promise.all([stage.startApi({ settings }), stage.startApi({ settings }), stage.startApi({ settings: { ...settings, RATE_LIMITS: 'on' } })]);
  const readers = await registerReaders(near.port, WRITERS);
  const followers = Array.from({ length: FOLLOWERS }, () => new Follower(far.port, threadId));
  await until(() => followers.every(({ connected }) => connected), MOST_LATE_MS);
  const writing = new KeepTrying({ ports: [near.port], readers, threads: [threadId], pauseMs: 200 });
  const all: Seen[] = [];
  for (const fault of faults) {
    const seen = await play(fault, { redis, ports: [near.port, far.port], guarded: guarded.port, writing, followers, awayMs: AWAY_MS[extent] });
    say(`Redis ${seen.fault}: posted in ${seen.medianDuring.toFixed(0)} ms (before: ${seen.medianBefore.toFixed(0)}), seen elsewhere ${seen.lateMs.toFixed(0)} ms later at the latest.`);
    all.push(seen);
  }
  await writing.stop();
  await until(() => Number.isFinite(latest(writing.tries, followers)), MOST_LATE_MS * 2);
  const unknown = followers.reduce((sum, { knownAt }) => sum + writing.tries.filter(({ id }) => id !== undefined && !knownAt.has(id)).length, 0);
  for (const follower of followers) follower.leave();
  const counted = await recount(stage.url()).then((replies) => `every count of ${replies} replies is right`, (error: Error) => error.message);
  const each = (tell: (seen: Seen) => unknown): string => all.map((seen) => `${seen.fault}: ${String(tell(seen))}`).join('; ');
  return [
    { promise: 'nothing is refused', seen: tally(writing.tries), kept: writing.tries.every(({ status }) => status === 201) },
    { promise: 'posting is as fast as before', seen: each(({ during, medianBefore, medianDuring }) => `${medianDuring.toFixed(0)} ms in the middle, ${medianBefore.toFixed(0)} before, ${slowest(during).toFixed(0)} at the longest`), kept: all.every(({ during, medianBefore, medianDuring }) => !slowerThan(medianBefore, medianDuring) && slowest(during) <= MOST_POSTING_MS), timed: true },
    { promise: 'a node stays ready', seen: each(({ ready }) => ready), kept: all.every(({ ready }) => ready === 200) },
    { promise: 'readers on the other node see what is posted within 10 s', seen: each(({ lateMs }) => `${lateMs.toFixed(0)} ms at the latest`), kept: all.every(({ lateMs }) => lateMs <= MOST_LATE_MS), timed: all.every(({ lateMs }) => Number.isFinite(lateMs)) },
    { promise: 'and live again when it is back', seen: each(({ lateAgainMs }) => `${lateAgainMs.toFixed(0)} ms at the latest`), kept: all.every(({ lateAgainMs }) => lateAgainMs <= MOST_LIVE_MS), timed: all.every(({ lateAgainMs }) => Number.isFinite(lateAgainMs)) },
    { promise: 'nobody misses any', seen: `${unknown} of ${writing.acknowledged} unknown to one of ${FOLLOWERS}`, kept: unknown === 0 && writing.acknowledged > WRITERS },
    { promise: 'guesses at passwords are counted by each node alone', seen: each(({ guesses }) => guesses), kept: all.every(({ guesses }) => guesses === '10 × 401, 1 × 429') },
    { promise: 'counters are what a recount finds', seen: counted, kept: counted.startsWith('every count') },
  ] satisfies Finding[];
};
