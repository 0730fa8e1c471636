import type { Outcome } from './api.js';

/** How often something is asked for before it counts as not to be had. */
const TRIES = 3;
/** Whoever is told to come back later than this does not wait for it: they are told, and try again themselves. In seconds. */
const LONGEST = 10;

/** Asks, and asks again where nobody could answer: once the server says, or a moment later. Stops when it is not `wanted` any more. */
export async function patiently<Value>(ask: () => Promise<Outcome<Value>>, wanted = () => true): Promise<Outcome<Value>> {
  for (let tries = 1; ; tries += 1) {
    const outcome = await ask();
    if (outcome.ok || tries === TRIES || !wanted()) return outcome;
    const { problem } = outcome;
    const wait = problem?.retryAfter ?? tries;
    // A "no" that is meant stays one.
    if ((problem !== null && problem.retryAfter === undefined && problem.status < 500) || wait > LONGEST) return outcome;
    await new Promise((resolve) => setTimeout(resolve, wait * 1_000));
    if (!wanted()) return outcome;
  }
}
