import type { Child } from '../stage/child.js';
import { cpuSeconds } from '../stage/process-use.js';
import type { Running } from '../stage/stage.js';
import { median, quantile } from '../report/numbers.js';
import type { LoadJob, LoadResult } from './load-job.js';

/** What several rounds against one server came to. */
export interface Measured {
  /** Answers a second, the median of the rounds. */
  rate: number;
  p50: number;
  p99: number;
  answers: number;
  /** Processor microseconds that the server's own process used for an answer, all its threads together. */
  cpuMicros: number;
  /** How much of one processor it used while it was asked. */
  busy: number;
}

/** A server, and how it is asked. */
export interface Side {
  server: Running;
  job: Omit<LoadJob, 'port' | 'from'>;
}

interface Round {
  result: LoadResult;
  cpu: number;
}

/** Has the load process ask once; a refused or failed answer ends the whole measurement, since its numbers would mean nothing. */
export async function ask(load: Child, { server, job }: Side, from = 0): Promise<Round> {
  const before = cpuSeconds(server.child.pid);
  const result = await load.ask<LoadResult>({ ...job, port: server.port, from } satisfies LoadJob);
  if (result.failed > 0) throw new Error(`${result.failed} of ${result.answers} answers failed, the first one:\n${result.firstFailure}`);
  return { result, cpu: cpuSeconds(server.child.pid) - before };
}

function summarise(rounds: Round[]): Measured {
  const latencies = Float64Array.from(rounds.flatMap(({ result }) => [...result.latencies])).sort();
  const answers = latencies.length;
  const sum = (of: (round: Round) => number): number => rounds.reduce((total, round) => total + of(round), 0);
  return {
    rate: median(rounds.map(({ result }) => result.answers / result.seconds)),
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    answers,
    cpuMicros: (sum(({ cpu }) => cpu) / answers) * 1e6,
    busy: sum(({ cpu }) => cpu) / sum(({ result }) => result.seconds),
  };
}

/** What the sides came to, and how each compares with the first, round by round. */
export interface Compared {
  sides: Measured[];
  /** The median over the rounds of a side's rate in terms of the last side's in the same round. */
  rateRatios: number[];
  /** The same of the median times, in terms of the first side's. */
  timeRatios: number[];
}

/** Asks the sides in turn, round after round, so that whatever the machine does meanwhile happens to all of them. The first round only warms up, for so many seconds where that is said. */
export async function takeTurns(load: Child, sides: Side[], rounds: number, warmSeconds?: number): Promise<Compared> {
  const taken: Round[][] = sides.map(() => []);
  const asked = sides.map(() => 0);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [place, side] of sides.entries()) {
      const warming = round === 0 && warmSeconds !== undefined ? { ...side, job: { ...side.job, until: { seconds: warmSeconds } } } : side;
      const one = await ask(load, warming, asked[place]);
      asked[place] = (asked[place] ?? 0) + one.result.answers;
      if (round > 0) taken[place]?.push(one);
    }
  }
  const rates = taken.map((list) => list.map(({ result }) => result.answers / result.seconds));
  const times = taken.map((list) => list.map(({ result }) => quantile(result.latencies.toSorted(), 0.5)));
  const over = (values: number[], basis: number[] | undefined): number => median(values.map((value, round) => value / (basis?.[round] ?? Number.NaN)));
  return {
    sides: taken.map(summarise),
    rateRatios: rates.map((values) => over(values, rates.at(-1))),
    timeRatios: times.map((values) => over(values, times[0])),
  };
}
