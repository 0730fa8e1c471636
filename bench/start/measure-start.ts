import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findFile } from '#platform/files/find-file';
import type { BenchOptions } from '../options.js';
import { median, show } from '../report/numbers.js';
import type { Report } from '../report/report.js';
import { Child } from '../stage/child.js';
import { plantReplies, plantSite, plantThreads, settle } from '../stage/plant.js';
import { freePort, HOST } from '../stage/ports.js';
import { memoryOf, type ProcessMemory } from '../stage/process-use.js';
import type { Stage } from '../stage/stage.js';
import { makeClient } from './make-client.js';
import { loadFor, type Loaded } from './mixed-load.js';
import { SETTLE, type Settled } from './settle-memory.js';

const TARGET_TIME = 2;
const TARGET_MEMORY = 1.8;
const TARGET_GROWTH = 1.1;

const ROUNDS = 5;

/** Data in place: threads, each with so many replies. */
const THREADS = 20;
const REPLIES = 2_500;

/** After this long without anything to do, a process has done what it does at its start. */
const IDLE_MS = 8_000;

/** V8 keeps the pages of what it has collected for a while before the system has them back. */
const GIVEN_BACK_MS = 15_000;

/** After a load it keeps more of them, until it has collected nothing for 100 s; looking every 8 s, it then collects once more by itself, to save memory. */
const GIVEN_BACK_AFTER_LOAD_MS = 125_000;

/** What only the first requests cost is no growth. */
const WARM_SECONDS = 30;

const LOOK_MS = 5;
const PATIENCE_MS = 60_000;

const preload = findFile('dist', 'bench', 'start', 'settle-memory.js');

interface Started {
  child: Child;
  port: number;
  /** From the start of the process to the first answer that it is ready, in milliseconds. */
  readyMs: number;
}

interface Program {
  name: string;
  file: string;
  env: Record<string, string>;
}

async function start(stage: Stage, { file, env }: Program): Promise<Started> {
  const port = await freePort();
  const began = performance.now();
  const child = Child.start(file, { env: { ...env, PORT: String(port), HOST }, preload });
  stage.strikeWith(() => child.stop());
  while (performance.now() - began < PATIENCE_MS) {
    const answer = await fetch(`http://${HOST}:${port}/health/ready`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return { child, port, readyMs: performance.now() - began };
    await wait(LOOK_MS);
  }
  throw new Error(`${file} is not ready after ${PATIENCE_MS / 1_000} s.`);
}

/** What a process holds that has nothing to do, with nothing left to collect. */
async function idleMemory(child: Child, givenBackMs: number): Promise<IdleMemory> {
  await wait(IDLE_MS);
  const { heldBytes } = await child.ask<Settled>(SETTLE);
  await wait(givenBackMs);
  return { ...memoryOf(child.pid), heldBytes };
}

/** What the system has given a process, and what of it is held by objects. */
type IdleMemory = ProcessMemory & Settled;

interface Round {
  readyMs: number;
  memory: IdleMemory;
}

interface Grown {
  before: IdleMemory;
  after: IdleMemory;
  loaded: Loaded;
  minutes: number;
}

async function growth(stage: Stage, program: Program, threads: readonly string[], minutes: number): Promise<Grown> {
  const { child, port } = await start(stage, program);
  const load = stage.startHelper('load/load-process.js');
  await loadFor(WARM_SECONDS, load, port, threads);
  const before = await idleMemory(child, GIVEN_BACK_AFTER_LOAD_MS);
  const loaded = await loadFor(minutes * 60, load, port, threads);
  return { before, after: await idleMemory(child, GIVEN_BACK_AFTER_LOAD_MS), loaded, minutes };
}

const MEBI = 2 ** 20;
const verdict = (met: boolean): string => (met ? 'met' : 'MISSED');

async function plant(stage: Stage): Promise<string[]> {
  return stage.query(async (client) => {
    const planted = await plantSite(client);
    const threads = await plantThreads(client, planted, Array.from({ length: THREADS }, (_, number) => `start-${number}`));
    for (const threadId of threads) await plantReplies(client, planted, threadId, REPLIES);
    await settle(client);
    return threads;
  });
}

/** From the start of the process to ready, and what it holds when idle, against an application of the same kind with nothing in it; and whether it holds more after a load. */
export async function measureStart(stage: Stage, say: (message: string) => void, { loadMinutes }: BenchOptions): Promise<Report> {
  say('Making an empty application, and data …');
  await makeClient();
  const threads = await plant(stage);
  const folder = mkdtempSync(join(tmpdir(), 'belowline-start-'));
  stage.strikeWith(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })));
  const programs: Program[] = [
    { name: 'ours', file: findFile('dist', 'server', 'start.js'), env: { ...stage.settings(), DATA_DIR: folder } },
    { name: 'empty', file: findFile('dist', 'bench', 'start', 'empty-app.js'), env: { DATABASE_URL: stage.url() } },
  ];
  const taken = programs.map((): Round[] => []);
  // The first round only warms up: what the machine reads from its disk once is nobody's.
  for (let round = 0; round <= ROUNDS; round += 1) {
    say(`Starting both, ${round} of ${ROUNDS}`);
    for (const [place, program] of programs.entries()) {
      const { child, readyMs } = await start(stage, program);
      if (round > 0) taken[place]?.push({ readyMs, memory: await idleMemory(child, GIVEN_BACK_MS) });
      await child.stop();
    }
  }
  say(`Loading for ${loadMinutes} min …`);
  const grown = await growth(stage, programs[0] as Program, threads, loadMinutes);
  return report(taken, grown);
}

function report(taken: Round[][], grown: Grown): Report {
  const of = (value: (round: Round) => number): [number, number] => {
    const [ours = Number.NaN, empty = Number.NaN] = taken.map((rounds) => median(rounds.map(value)));
    return [ours, empty];
  };
  const row = (label: string, [ours, empty]: [number, number], scale = 1): string[] => [label, show(ours / scale, 1), show(empty / scale, 1), `${show(ours / empty)} x`];
  const [times, proportional, resident] = [of(({ readyMs }) => readyMs), of(({ memory }) => memory.proportionalBytes), of(({ memory }) => memory.residentBytes)];
  const [time, memory] = [times[0] / times[1], proportional[0] / proportional[1]];
  const growth = grown.after.proportionalBytes / grown.before.proportionalBytes;
  return {
    title: `Start and memory: api, worker and pages in one process, with ${show(THREADS * REPLIES, 0)} replies in place`,
    columns: ['', 'ours', 'empty', 'ratio'],
    rows: [
      row('ms, start to ready', times),
      row('MB idle, its share (PSS)', proportional, MEBI),
      row('MB idle, resident (RSS)', resident, MEBI),
      row('MB idle, held by objects', of(({ memory }) => memory.heldBytes), MEBI),
      [`MB idle before and after ${grown.minutes} min of load (PSS)`, show(grown.before.proportionalBytes / MEBI, 1), show(grown.after.proportionalBytes / MEBI, 1), `${show(growth)} x`],
      ['the same, held by objects', show(grown.before.heldBytes / MEBI, 1), show(grown.after.heldBytes / MEBI, 1), `${show(grown.after.heldBytes / grown.before.heldBytes)} x`],
    ],
    notes: [
      'empty: NestJS on Fastify with Prisma on the same PostgreSQL, one table, one route. Both are started in turn, and ready when /health/ready has asked the database. Ours brings the database up',
      'to date first. Idle: nothing asked for 8 s, then collected. The last two rows are ours alone: before and after, not ours and empty, and idle for 125 s more.',
      `Load: ${show(grown.loaded.answers, 0)} answers, reading and posting, of which ${show(grown.loaded.refused, 0)} refused.`,
      `Target: start to ready <= ${TARGET_TIME} x: ${show(time)} x, ${verdict(time <= TARGET_TIME)}`,
      `Target: idle memory <= ${TARGET_MEMORY} x: ${show(memory)} x, ${verdict(memory <= TARGET_MEMORY)}`,
      `Target: flat after load, <= ${TARGET_GROWTH} x: ${show(growth)} x, ${verdict(growth <= TARGET_GROWTH)}. An hour: npm run bench -- start --load-minutes 60`,
    ],
    figures: { taken, grown },
  };
}
