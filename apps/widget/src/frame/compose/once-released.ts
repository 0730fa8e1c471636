/** What ends a press, by mouse, pen or finger. */
const ENDS = ['pointerup', 'pointercancel', 'click'] as const;

/**
 * Runs something once nothing is being pressed, and what was pressed has heard of it. A button that moves away between press and release
 * is not pressed at all, and whoever pressed it wonders why.
 */
export function onceReleased(run: () => void): void {
  const soon = () => setTimeout(run);
  if (document.querySelector(':active') === null) return void soon();
  const ending = new AbortController();
  const ended = () => {
    ending.abort();
    soon();
  };
  for (const end of ENDS) addEventListener(end, ended, { capture: true, signal: ending.signal });
}
