import { parseArgs } from 'node:util';

/** What may be said besides which measurement. */
export interface BenchOptions {
  /** How long `start` loads the api before it looks whether it has grown. */
  loadMinutes: number;
}

const LOAD_MINUTES = 2;

/** Reads what follows `npm run bench --`. Throws where it is no number of minutes. */
export function readBenchOptions(args: string[]): { name: string; options: BenchOptions } {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { 'load-minutes': { type: 'string' } } });
  const loadMinutes = Number(values['load-minutes'] ?? LOAD_MINUTES);
  if (!(loadMinutes > 0)) throw new Error('Say for how many minutes: --load-minutes 60');
  return { name: positionals[0] ?? '', options: { loadMinutes } };
}
