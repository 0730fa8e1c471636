/** So long without anybody having had what is waited for, and whoever asked for something is told to come again (SAFETY: pool wait). Milliseconds. */
const STUCK_MS = 1_000;

/** And so long even where it goes on: before the request itself is given up. Milliseconds. */
const LONGEST_MS = 5_000;

/** How often it is looked, which is also the most that one look counts for: who was held up in between has not heard what came meanwhile. Milliseconds. */
const LOOK_MS = 100;

/**
 * Waits for something as long as that makes sense: a second in which nobody gets any is the end of it, since then something is stuck; where it goes on, as in a
 * crowd that came in one moment, five. Calls `late` then; answers how to stop waiting. `had` is when somebody had it last.
 */
export function waitPatiently(had: () => number, late: () => void): () => void {
  const since = performance.now();
  let looked = since;
  let last = had();
  /** For how long nobody had any while it could have been heard of. */
  let stuck = 0;
  let looking: NodeJS.Timeout;
  const look = (): void => {
    const now = performance.now();
    const gone = now - looked;
    stuck = had() === last ? stuck + Math.min(gone, LOOK_MS) : 0;
    last = had();
    looked = now;
    if (stuck >= STUCK_MS || (now - since >= LONGEST_MS && gone < 2 * LOOK_MS)) late();
    else lookIn();
  };
  const lookIn = (): void => {
    looking = setTimeout(look, LOOK_MS);
  };
  lookIn();
  return () => clearTimeout(looking);
}
