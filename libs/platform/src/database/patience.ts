/** So long without anybody having had what is waited for, and whoever asked for something is told to come again (SAFETY: pool wait). Milliseconds. */
const STUCK_MS = 1_000;

/** And so long even where it goes on: before the request itself is given up. Milliseconds. */
const LONGEST_MS = 5_000;

const ago = (moment: number): number => performance.now() - moment;

/**
 * Waits for something as long as that makes sense: a second in which nobody gets any is the end of it, since then something is stuck; where it goes on, as in a
 * crowd that came in one moment, five. Calls `late` then; answers how to stop waiting. `had` is when somebody had it last.
 */
export function waitPatiently(had: () => number, late: () => void): () => void {
  const since = performance.now();
  const look = (): void => {
    const left = Math.min(STUCK_MS - ago(Math.max(had(), since)), LONGEST_MS - ago(since));
    if (left > 0) looking = setTimeout(look, left);
    else late();
  };
  let looking = setTimeout(look, STUCK_MS);
  return () => clearTimeout(looking);
}
