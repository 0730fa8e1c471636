/**
 * What half of those inside should take at most: so many times what they take when hardly anybody else is there, within bounds. Then everything that can
 * work is at work, nobody waits for long, and each turn of the event loop is short, in which whoever is turned away is told so. Milliseconds.
 */
const AIM = { timesCalm: 3, least: 100, most: 400 };

/** What is known of calm moments is of about so many of them. */
const REMEMBERED = 8;

/** Before anything was learnt: a breaking story brings so many in one moment, and is taken in whatever was learnt before. */
export const IN_A_MOMENT = 640;

/** Fewer would let a hundred who register at one moment, each for seconds, keep readers out; more fill the memory. */
const FEWEST = 160;
const MOST = 2_048;

/** Fewer than this inside are no crowd: if they take long, it is not because of each other. */
const CROWD = 32;

/** Of fewer the median says little. */
const ENOUGH = 8;

/** One step is at most so large, so that one odd moment does not decide. */
const STEPS = { down: 0.5, up: 1.25 };

/** Nearer than this to the aim is near enough. */
const NEAR = 0.1;

/** How fast a limit that nobody came near goes back to what it was at first, for each time that it is looked at. */
const EASE = 1.05;

/** What was seen since the last look. */
export interface Seen {
  /** The most that were inside at one moment. */
  most: number;
  /** How many were turned away. */
  turnedAway: number;
  /** How long those took that came in since the limit was last changed, and left. Milliseconds. */
  took: readonly number[];
}

/**
 * How many may be inside at once. It follows from how long they take (Little's law: so many at once as come in that time), so nobody has to know
 * how fast the machine is, or what is asked of it today.
 */
export class CrowdLimit {
  private limit = IN_A_MOMENT;
  /** What half of them take at most when there is no crowd. Milliseconds. */
  private calmMs = 0;

  get now(): number {
    return Math.round(this.limit);
  }

  /** Answers whether it was changed for what was seen: then only those who come in from now on say anything of it. */
  learn({ most, turnedAway, took }: Seen): boolean {
    if (turnedAway === 0 && most < this.limit / 2) this.limit = Math.max(this.limit, Math.min(IN_A_MOMENT, this.limit * EASE));
    if (took.length < ENOUGH) return false;
    const median = took.toSorted((a, b) => a - b)[took.length >> 1] ?? 0;
    if (turnedAway === 0 && most < CROWD) this.calmMs += (median - this.calmMs) / REMEMBERED;
    const step = Math.min(STEPS.up, Math.max(STEPS.down, this.aimMs / median));
    if (Math.abs(step - 1) < NEAR || (step < 1 ? most < CROWD : turnedAway === 0)) return false;
    const wanted = Math.min(MOST, Math.max(FEWEST, step < 1 ? Math.min(this.limit, most * step) : this.limit * step));
    if (wanted === this.limit) return false;
    this.limit = wanted;
    return true;
  }

  private get aimMs(): number {
    return Math.min(AIM.most, Math.max(AIM.least, this.calmMs * AIM.timesCalm));
  }
}
