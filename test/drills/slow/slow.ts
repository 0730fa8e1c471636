import { setTimeout as wait } from 'node:timers/promises';
import { findFile } from '#platform/files/find-file';
import { plantReplies, plantSite, plantThreads } from '../../../bench/stage/plant.js';
import { registerReaders, type Reader } from '../../../bench/stage/readers.js';
import { SETTLE, type Settled } from '../../../bench/start/settle-memory.js';
import { recount } from '../../../bench/stage/recount.js';
import type { Running, Stage } from '../../../bench/stage/stage.js';
import { SlowLine } from '../../support/slow-line.js';
import type { Drill, Finding } from '../drill.js';
import { KeepReading } from '../support/keep-reading.js';
import { KeepTrying, slowest, tally, type Try } from '../support/keep-trying.js';
import { until } from '../support/probe.js';
import { DeafFollower, sendBodySlowly, sendHeadersSlowly } from './slow-clients.js';

const THREADS = 5;
const WRITERS = 12;
const READING = 4;
const DEAF = { short: 50, long: 500 };
const HOLD_MS = { short: 6_000, long: 30_000 };

/** Each way: a database in the next town, and one on the other side of an ocean with a bad line. */
const DELAYS_MS = [50, 250];

/** Headers have ten seconds, a body thirty besides; whoever looks at the clock does so every second. */
const MOST_HEADERS_S = 12;
const MOST_BODY_S = 43;
const PATIENCE_MS = 60_000;

/** A request has ten seconds, whatever it waits for. */
const MOST_REQUEST_MS = 11_000;
const MOST_RECOVERY_MS = 5_000;

/** A statement has three seconds, its lock too; then the answer. */
const MOST_LOCKED_MS = 5_000;
const MOST_ELSEWHERE_MS = 2_000;

const MOST_BYTES_A_SOCKET = 512 * 1024;
const GONE_MS = 500;

/** What a process holds when what nobody holds any more is collected. */
const heldBytes = async ({ child }: Running): Promise<number> => (await child.ask<Settled>(SETTLE)).heldBytes;

const isAnswered = ({ status, retryAfter }: Try): boolean => status === 201 || (status === 503 && retryAfter);

interface Play {
  stage: Stage;
  node: Running;
  readers: Reader[];
  threads: string[];
  forMs: number;
}

/** PostgreSQL answers late; then in time again. */
async function farAway(line: SlowLine, { node, readers, threads, forMs }: Play, delayMs: number): Promise<Finding[]> {
  const writing = new KeepTrying({ ports: [node.port], readers, threads });
  const reading = new KeepReading({ port: node.port, threads, count: READING });
  line.delayMs = delayMs;
  const from = performance.now();
  await wait(forMs);
  line.delayMs = 0;
  const back = performance.now();
  const recoveryMs = await until(() => Number.isFinite(writing.acknowledgedAfter(back)), MOST_RECOVERY_MS * 3);
  await Promise.all([writing.stop(), reading.stop()]);
  const tries = writing.underWayIn(from, back);
  const odd = reading.refused.filter((status) => status !== 503);
  const name = `while PostgreSQL is ${delayMs * 2} ms away`;
  const longest = Math.max(slowest(tries), ...reading.times);
  return [
    { promise: `${name}, everything is answered, with 503 where it cannot be done`, seen: `writing ${tally(tries)}; reading ${reading.times.length} × 200, ${tally(reading.refused.map((status) => ({ status })))} else`, kept: tries.every(isAnswered) && odd.length === 0 && reading.times.length > 0 },
    { promise: 'within the ten seconds of a request', seen: `${longest.toFixed(0)} ms at the longest`, kept: longest <= MOST_REQUEST_MS, timed: true },
    { promise: 'and writing is back within 5 s after', seen: `${recoveryMs.toFixed(0)} ms`, kept: recoveryMs <= MOST_RECOVERY_MS, timed: Number.isFinite(recoveryMs) },
  ];
}

/** Somebody's transaction holds the row of one thread. */
async function locked({ stage, node, readers, threads: [hot = '', ...others], forMs }: Play): Promise<Finding[]> {
  const few = readers.slice(0, WRITERS / 3);
  const [there, elsewhere] = [new KeepTrying({ ports: [node.port], readers: few, threads: [hot] }), new KeepTrying({ ports: [node.port], readers: readers.slice(few.length), threads: others })];
  const [from, held] = await stage.query(async (client) => {
    await client.query('BEGIN');
    await client.query('SELECT FROM threads WHERE id = $1 FOR UPDATE', [hot]);
    const began = performance.now();
    await wait(forMs);
    await client.query('ROLLBACK');
    return [began, performance.now()];
  });
  const recoveryMs = await until(() => Number.isFinite(there.acknowledgedAfter(held)), MOST_RECOVERY_MS * 3);
  await Promise.all([there.stop(), elsewhere.stop()]);
  // Who had asked shortly before the row was free may have got it.
  const [refused, others201] = [there.underWayIn(from, held).filter(({ status }) => status !== 201), elsewhere.underWayIn(from, held)];
  return [
    { promise: 'a discussion whose row is held refuses with 503', seen: `${tally(refused)}, ${slowest(refused).toFixed(0)} ms at the longest`, kept: refused.length > 0 && refused.every(isAnswered) && slowest(refused) <= MOST_LOCKED_MS },
    { promise: 'others are written as before', seen: `${tally(others201)}, ${slowest(others201).toFixed(0)} ms at the longest`, kept: others201.length > 0 && others201.every(({ status }) => status === 201) && slowest(others201) <= MOST_ELSEWHERE_MS },
    { promise: 'and it is written again within 5 s after', seen: `${recoveryMs.toFixed(0)} ms`, kept: recoveryMs <= MOST_RECOVERY_MS, timed: Number.isFinite(recoveryMs) },
  ];
}

/** Many follow a busy discussion and read nothing. */
async function unread({ node, readers, threads: [hot = ''], forMs }: Play, count: number): Promise<Finding[]> {
  const writing = new KeepTrying({ ports: [node.port], readers, threads: [hot] });
  await wait(forMs / 2);
  const deaf = await Promise.all(Array.from({ length: count }, () => DeafFollower.of(node.port, hot)));
  const from = writing.acknowledged;
  await wait(forMs);
  const [during, told] = [await heldBytes(node), writing.acknowledged - from];
  for (const each of deaf) each.leave();
  // What is let go of is gone a moment after.
  await wait(GONE_MS);
  const after = await heldBytes(node);
  await writing.stop();
  const each = (during - after) / count;
  return [{ promise: 'who does not read what is sent takes little memory', seen: `${count} sockets and ${told} events: ${(each / 1_024).toFixed(0)} KB each`, kept: each <= MOST_BYTES_A_SOCKET && told > 0 }];
}

/** A slow database, a row that is held, and clients that take their time. */
export const drillSlow: Drill = async (stage, { short }, say) => {
  const extent = short ? 'short' : 'long';
  const threads = await stage.query(async (client) => {
    const planted = await plantSite(client);
    const made = await plantThreads(client, planted, Array.from({ length: THREADS }, (_, number) => `thread-${number}`));
    for (const threadId of made) await plantReplies(client, planted, threadId, 100);
    return made;
  });
  const url = new URL(stage.url());
  const line = await SlowLine.to(Number(url.port), url.hostname);
  stage.strikeWith(() => line.close());
  const node = await stage.startApi({ preload: findFile('dist', 'bench', 'start', 'settle-memory.js'), settings: { DATABASE_URL: line.over(stage.url()) } });
  const dawdling = Promise.all([sendHeadersSlowly(node.port, PATIENCE_MS), sendBodySlowly(node.port, PATIENCE_MS)]);
  const readers = await registerReaders(node.port, WRITERS);
  const play: Play = { stage, node, readers, threads, forMs: HOLD_MS[extent] };
  const findings: Finding[] = [];
  for (const delayMs of DELAYS_MS) findings.push(...(await farAway(line, play, delayMs)));
  say('The line to PostgreSQL is short again; now somebody holds a row.');
  findings.push(...(await locked(play)));
  findings.push(...(await unread(play, DEAF[extent])));
  const [headers, body] = await dawdling;
  const counted = await recount(stage.url()).then((replies) => `every count of ${replies} replies is right`, (error: Error) => error.message);
  return [
    ...findings,
    { promise: 'headers that come letter by letter are cut off after 10 s', seen: `${headers.toFixed(1)} s`, kept: headers <= MOST_HEADERS_S, timed: Number.isFinite(headers) },
    { promise: 'a body 30 s later', seen: `${body.toFixed(1)} s`, kept: body <= MOST_BODY_S, timed: Number.isFinite(body) },
    { promise: 'counters are what a recount finds', seen: counted, kept: counted.startsWith('every count') },
  ];
};
