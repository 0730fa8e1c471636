import { StartProblem } from '#platform/config/start-problem';

/** Why a command line could not do what it was asked, for whoever asked: what a disk or a database says in a sentence, anything else with where it came from. */
export function sayFailure(what: string, error: unknown): string {
  if (error instanceof StartProblem) return error.message;
  if (!(error instanceof Error)) return `${what}: ${String(error)}`;
  const { code } = error as { code?: string };
  return code === undefined ? `${what}: ${error.stack ?? error.message}` : `${what}: ${error.message} (${code}).`;
}
