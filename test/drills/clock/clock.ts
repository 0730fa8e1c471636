import { setTimeout as wait } from 'node:timers/promises';
import { findFile } from '#platform/files/find-file';
import { plantSite, plantThreads } from '../../../bench/stage/plant.js';
import { HOST } from '../../../bench/stage/ports.js';
import { recount } from '../../../bench/stage/recount.js';
import type { Stage } from '../../../bench/stage/stage.js';
import type { Drill, Finding } from '../drill.js';
import { tally } from '../support/keep-trying.js';
import { Browser } from './browser.js';

/** Longer than an access token lives: what such a node signs would be over, or its end too far away, before it is read. */
const SKEWS_MS = [0, -20 * 60_000, 20 * 60_000];

/** The second use of a refresh token is a repeat within ten seconds, and later a theft. */
const AFTER_GRACE_MS = 11_000;

const REFRESHES = { short: 12, long: 120 };
const REPLIES = { short: 30, long: 300 };

/** Nodes that are right to within this are left alone; and a request takes its time. Milliseconds. */
const MOST_APART_MS = 2_000;

/** Half of what a look at the database’s clock takes on a busy machine. Milliseconds. */
const MOST_OFF_MS = 100;

/** Nodes of one installation, each on a machine whose clock says something else. */
const startNodes = (stage: Stage): Promise<number[]> =>
  Promise.all(
    SKEWS_MS.map(async (skewMs) => {
      const settings = { SKEW_MS: String(skewMs), PUBLIC_URL: 'http://clock.test' };
      return (await stage.startApi({ settings, preload: findFile('dist', 'test', 'drills', 'clock', 'skewed.js') })).port;
    }),
  );

async function skewToldBy(port: number): Promise<number> {
  const metrics = await (await fetch(`http://${HOST}:${port}/metrics`)).text();
  return Number(/^belowline_clock_skew_seconds(?:\{.*\})? (\S+)$/m.exec(metrics)?.[1] ?? Number.NaN);
}

interface Talk {
  statuses: { status: number }[];
  /** By how much a reply's time was not the time at which it was posted, at the most. */
  apartMs: number;
  /** Replies that bear an earlier time than the one before them, by more than a look at a clock may be off. */
  backwards: number;
}

/** Replies of one author to one thread, each through the next node. */
async function talk(ports: number[], browser: Browser, threadId: string, replies: number): Promise<Talk> {
  const seen: Talk = { statuses: [], apartMs: 0, backwards: 0 };
  let last = 0;
  for (let number = 0; number < replies; number += 1) {
    const { status, body } = await browser.ask(ports[number % ports.length] ?? 0, `/threads/${threadId}/replies`, { body: `Number ${number}, said when it was said.` });
    const at = Date.parse(String(body['createdAt']));
    seen.statuses.push({ status });
    seen.apartMs = Math.max(seen.apartMs, Math.abs(Date.now() - at));
    seen.backwards += Number(at < last - MOST_OFF_MS);
    last = at;
  }
  return seen;
}

/** One browser, that exchanges its refresh token at each node in turn, and uses what it gets at all of them. */
async function wander(ports: number[], browser: Browser, refreshes: number): Promise<{ status: number }[]> {
  const statuses: { status: number }[] = [];
  for (let number = 0; number < refreshes; number += 1) {
    statuses.push({ status: await browser.refresh(ports[number % ports.length] ?? 0) });
    for (const port of ports) statuses.push({ status: (await browser.ask(port, '/me')).status });
  }
  return statuses;
}

interface Reuse {
  /** Of a second use at another node, a moment after the first. */
  soon: { status: number }[];
  /** Of one that comes when the grace is over. */
  late: { status: number }[];
}

/** Everybody's refresh token is exchanged at one node, and comes again at another. */
async function reuse(ports: number[]): Promise<Reuse> {
  const pairs = ports.flatMap((first) => ports.filter((second) => second !== first).map((second) => [first, second] as const));
  const all = await Promise.all(
    pairs.map(async ([first, second], number): Promise<[soon: number, late: number]> => {
      const browser = new Browser();
      await browser.register(first, `twice-${number}`);
      const [soon, late] = [browser.twin(), browser.twin()];
      await browser.refresh(first);
      const repeated = await soon.refresh(second);
      await wait(AFTER_GRACE_MS);
      return [repeated, await late.refresh(second)];
    }),
  );
  return { soon: all.map(([status]) => ({ status })), late: all.map(([, status]) => ({ status })) };
}

/** Nodes whose clocks are wrong by more than anything that has an end lasts. */
export const drillClock: Drill = async (stage, { short }) => {
  const extent = short ? 'short' : 'long';
  const [threadId = ''] = await stage.query(async (client) => plantThreads(client, await plantSite(client), ['thread']));
  const ports = await startNodes(stage);
  const browser = new Browser();
  const registered = await browser.register(ports[1] ?? 0, 'wanders');
  const wandered = [{ status: registered }, ...(await wander(ports, browser, REFRESHES[extent]))];
  const talked = await talk(ports, browser, threadId, REPLIES[extent]);
  const { soon, late } = await reuse(ports);
  const told = await Promise.all(ports.map(skewToldBy));
  const counted = await recount(stage.url()).then((replies) => `every count of ${replies} replies is right`, (error: Error) => error.message);
  const inMinutes = told.map((seconds) => `${(seconds / 60).toFixed(1)} min`).join(', ');
  const isTold = told.every((seconds, place) => Math.abs(seconds * 1_000 + (SKEWS_MS[place] ?? 0)) < MOST_APART_MS);
  const only = (status: number, all: { status: number }[]): boolean => all.every((each) => each.status === status);
  return [
    { promise: 'whoever logged in at one node is logged in at all, and stays so', seen: tally(wandered), kept: wandered.every(({ status }) => status === 200 || status === 201) },
    { promise: 'replies bear the time at which they were posted, in their order', seen: `${tally(talked.statuses)}; at most ${talked.apartMs} ms apart, ${talked.backwards} earlier than the one before`, kept: only(201, talked.statuses) && talked.apartMs < MOST_APART_MS && talked.backwards === 0 },
    { promise: 'a refresh token that comes twice in a moment is a repeat, at whichever node', seen: tally(soon), kept: only(200, soon) },
    { promise: 'one that comes again after the grace is refused, at whichever node', seen: tally(late), kept: only(401, late) },
    { promise: 'the operator is told by how much each clock is wrong', seen: inMinutes, kept: isTold },
    { promise: 'counters are what a recount finds', seen: counted, kept: counted.startsWith('every count') },
  ] satisfies Finding[];
};
