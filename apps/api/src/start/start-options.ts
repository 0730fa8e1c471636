import { parseArgs } from 'node:util';
import { StartProblem } from '#platform/config/start-problem';

/** More processes than any machine has processors to share among them are a slip of the finger. */
const MOST_APIS = 64;

/** What `npm start -- …` is told: how many processes answer. One does everything itself; from two on, another does the jobs. */
export function readStartOptions(given: string[]): { apis: number } {
  const refuse = (why: string): never => {
    throw new StartProblem(`${why} Say npm start, or npm start -- --api 2 for several processes.`);
  };
  const { values } = ((): { values: { api?: string } } => {
    try {
      return parseArgs({ args: given, options: { api: { type: 'string' } } });
    } catch (error) {
      return refuse((error as Error).message);
    }
  })();
  const apis = Number(values.api ?? '1');
  return Number.isInteger(apis) && apis >= 1 && apis <= MOST_APIS ? { apis } : refuse(`--api takes a number from 1 to ${MOST_APIS}.`);
}
