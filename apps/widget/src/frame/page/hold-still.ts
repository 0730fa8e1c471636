import type { options } from 'preact';

/** Longer than anybody presses: where a browser does not tell that something was let go, nothing waits for good. */
const LONGEST_MS = 5_000;
/** The click of a finger is told a moment after it was lifted. */
const CLICK_MS = 60;

/**
 * Draws nothing between a press and its release. What arrives in that moment would move or replace what is being pressed, and a
 * browser tells no click of an element that is not where it was pressed. The options are handed over, so that this part can come by itself.
 */
export function holdStillWhilePressed(drawing: typeof options): void {
  let pressed: ReturnType<typeof setTimeout> | undefined;
  let held: (() => void) | null = null;
  const letGo = () => {
    clearTimeout(pressed);
    pressed = undefined;
    const draw = held;
    held = null;
    draw?.();
  };
  const letGoIn = (ms: number) => {
    clearTimeout(pressed);
    pressed = setTimeout(letGo, ms);
  };
  drawing.debounceRendering = (draw) => {
    if (pressed === undefined) queueMicrotask(draw);
    else held = draw;
  };
  // What drops down from a choice, or from the other buttons of a mouse, is the browser's own, which does not always tell when it was let go.
  addEventListener('pointerdown', ({ button, target }) => button === 0 && !(target instanceof HTMLSelectElement) && letGoIn(LONGEST_MS), true);
  // A button is pressed by the space bar as long as that is held down.
  addEventListener('keydown', ({ key, target }) => key === ' ' && target instanceof HTMLButtonElement && letGoIn(LONGEST_MS), true);
  for (const name of ['pointerup', 'pointercancel', 'keyup'])
    addEventListener(name, () => pressed !== undefined && letGoIn(CLICK_MS), true);
  // After whatever hears them: what a press changes is drawn with what had to wait.
  addEventListener('click', letGo);
}
