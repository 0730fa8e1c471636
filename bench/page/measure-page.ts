import type { Report } from '../report/report.js';
import { show } from '../report/numbers.js';
import type { Stage } from '../stage/stage.js';
import { measureCached, type CachedRow } from './cached.js';
import { BIG, prepare, SMALL } from './threads.js';
import { measureUncached, type UncachedRow } from './uncached.js';

const TARGET_RATE = 0.8;
const TARGET_SIZE = 0.95;
const TARGET_UNCACHED = 0.7;
const TARGET_GROWTH = 1.3;

const NOT_A_NUMBER = Number.NaN;

function cachedCells({ what, bytes, sides, rateRatios }: CachedRow): string[] {
  const [api, bare] = sides;
  if (!api || !bare) return [];
  return [
    what, show(bytes / 1_024, 1), show(api.rate), show(bare.rate), show(rateRatios[0] ?? NOT_A_NUMBER), show(bare.cpuMicros / api.cpuMicros),
    show(api.p50), show(api.p99), show(api.cpuMicros, 0), show(bare.cpuMicros, 0), show(api.busy), show(bare.busy),
  ];
}

/** Threads of several sizes, or the api and the bare server, in turn. */
function uncachedCells({ what, sides, names, timeRatios, rateRatios }: UncachedRow): string[][] {
  return sides.map((side, place) => [
    `${what}, ${names[place]}`, '', show(side.rate), '', names.includes('bare') ? show(rateRatios[place] ?? NOT_A_NUMBER) : `${show(timeRatios[place] ?? NOT_A_NUMBER)} x`, '',
    show(side.p50), show(side.p99), show(side.cpuMicros, 0), '', show(side.busy), '',
  ]);
}

const verdict = (met: boolean): string => (met ? 'met' : 'MISSED');

function targets(cached: CachedRow[], uncached: UncachedRow[]): string[] {
  const worst = Math.min(...cached.map(({ rateRatios, sides }) => Math.max(rateRatios[0] ?? 0, (sides[1]?.cpuMicros ?? 0) / (sides[0]?.cpuMicros ?? 1))));
  const costOf = (size: number): number => cached.find((row) => row.size === size && row.encoding === 'br' && row.kind === 'page')?.sides[0]?.cpuMicros ?? NOT_A_NUMBER;
  const size = costOf(SMALL) / costOf(BIG);
  const bare = uncached.find(({ names }) => names.includes('bare'))?.rateRatios[0] ?? NOT_A_NUMBER;
  const growth = Math.max(...uncached.filter(({ names }) => !names.includes('bare')).map(({ timeRatios }) => timeRatios.at(-1) ?? NOT_A_NUMBER));
  return [
    `Target: ready, every row, by rate or by processor time >= ${TARGET_RATE}: ${show(worst)}, ${verdict(worst >= TARGET_RATE)}`,
    `Target: ready, ${show(BIG, 0)} replies against ${show(SMALL, 0)}, by processor time >= ${TARGET_SIZE}: ${show(size)}, ${verdict(size >= TARGET_SIZE)}`,
    `Target: not ready, rate in terms of the same statement through pg >= ${TARGET_UNCACHED}: ${show(bare)}, ${verdict(bare >= TARGET_UNCACHED)}`,
    `Target: not ready, ${show(BIG, 0)} replies <= ${TARGET_GROWTH} x the time of ${show(SMALL, 0)}, the worse of both kinds: ${show(growth)} x, ${verdict(growth <= TARGET_GROWTH)}`,
  ];
}

/** The first page of a small, a large and a huge thread, against bare Fastify sending the same bytes from memory, and against its statement through pg. */
export async function measurePage(stage: Stage, say: (message: string) => void): Promise<Report> {
  const threads = await prepare(stage, say);
  const cached = await measureCached(stage, threads, say);
  const uncached = await measureUncached(stage, threads, say);
  return {
    title: 'First page of a thread (20 top-level replies with their first answers)',
    columns: ['', 'KB', 'api /s', 'bare /s', 'ratio', 'cpu ratio', 'p50 ms', 'p99 ms', 'api µs cpu', 'bare µs cpu', 'api busy', 'bare busy'],
    rows: [...cached.map(cachedCells), ...uncached.flatMap(uncachedCells)],
    notes: [
      'ratio, ready: the api’s rate in terms of bare Fastify’s, the median of rounds in turn; cpu ratio: the same by processor time an answer, which holds also when the load',
      'or another process kept a server waiting (busy well below 1). ratio, not ready: the median time in terms of the smallest thread’s, or the rate in terms of the bare server’s.',
      ...targets(cached, uncached),
    ],
    figures: { cached, uncached },
  };
}
