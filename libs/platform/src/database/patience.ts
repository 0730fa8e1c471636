/** So long without anything going on, and whoever asked for something is told to come again (SAFETY: pool wait). Milliseconds. */
const STUCK_MS = 1_000;

/** And so long even where it goes on: before the request itself is given up. Milliseconds. */
const LONGEST_MS = 5_000;

/** Whoever looks so much later than it wanted was held up itself, and has not heard yet what came meanwhile. Milliseconds. */
const HELD_UP_MS = 50;

const ago = (moment: number): number => performance.now() - moment;

/**
 * Waits for something as long as that makes sense: a second in which nobody gets any, nor gets on with what they have, is the end of it, since then something is stuck;
 * where it goes on, as in a crowd that came in one moment, five. Calls `late` then; answers how to stop waiting. `had` is when it last went on.
 */
export function waitPatiently(had: () => number, late: () => void): () => void {
  const since = performance.now();
  let due = 0;
  let looking: NodeJS.Timeout;
  const lookIn = (ms: number): void => {
    due = performance.now() + ms;
    looking = setTimeout(look, ms);
  };
  const look = (): void => {
    const left = Math.min(STUCK_MS - ago(Math.max(had(), since)), LONGEST_MS - ago(since));
    if (left > 0) lookIn(left);
    else if (ago(due) > HELD_UP_MS) lookIn(HELD_UP_MS);
    else late();
  };
  lookIn(STUCK_MS);
  return () => clearTimeout(looking);
}
