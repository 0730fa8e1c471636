import type { Stage } from '../../bench/stage/stage.js';

/** How long a drill goes on: the short form is for every change, the long one for who wants to be sure. */
export interface Extent {
  short: boolean;
}

/** What a drill found. */
export interface Finding {
  /** What was promised, as a sentence. */
  promise: string;
  /** What was seen, with figures. */
  seen: string;
  kept: boolean;
  /** Whether this depends on how fast the machine is, and on what else it does: a short drill, which is for any machine, tells it and does not fail for it. */
  timed?: boolean;
}

/** Something goes wrong on purpose, on real parts, and what was promised for that case is looked at. */
export type Drill = (stage: Stage, extent: Extent, say: (message: string) => void) => Promise<Finding[]>;

/** This machine does not let the drill do what it has to. Says why; no promise is broken by it, and none is shown. */
export class NotPossible extends Error {}
