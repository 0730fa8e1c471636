/** What half of those who are worked for should take at most: so many times what they take when hardly anybody else is there, within bounds. */
export interface Aim {
  /** Milliseconds. */
  least: number;
  /** Milliseconds. */
  most: number;
  /** So many are worked for at once whatever they take: with fewer the processor waits for PostgreSQL; and where fewer take long, it is not because of each other. */
  fewest: number;
  /** Fewer still while this gives way to others, who then keep the processor busy. */
  givingWay?: number;
}

const TIMES_CALM = 3;

/** What is known of calm moments is of about so many of them. */
const REMEMBERED = 8;

/** Before anything was learnt. */
const AT_FIRST = 32;

/** More would fill the memory. */
const MOST = 1_024;

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
  /** The most that were worked for at one moment. */
  most: number;
  /** Whether somebody had to wait, or was turned away. */
  crowded: boolean;
  /** How long was worked for those who were begun with since the limit was last changed, and left. Milliseconds. */
  took: readonly number[];
  /** Whether those are turned away too whom this gives way to. */
  givesWay?: boolean;
}

/**
 * How many may be worked for at once. It follows from how long they take (Little's law: so many at once as come in that time), so nobody has to know
 * how fast the machine is, or what is asked of it today.
 */
export class CrowdLimit {
  private limit = AT_FIRST;
  /** What half of them take at most when there is no crowd. Milliseconds. */
  private calmMs = 0;

  constructor(private readonly aim: Aim) {}

  get now(): number {
    return Math.round(this.limit);
  }

  /** Answers whether it was changed for what was seen: then only those who are begun with from now on say anything of it. */
  learn({ most, crowded, took, givesWay = false }: Seen): boolean {
    const { fewest, givingWay = fewest } = this.aim;
    if (givesWay) return this.change(Math.min(this.limit, Math.max(givingWay, this.limit * STEPS.down)));
    if (this.limit < fewest) return this.change(fewest);
    if (!crowded && most < this.limit / 2) this.limit = Math.max(this.limit, Math.min(AT_FIRST, this.limit * EASE));
    if (took.length < ENOUGH) return false;
    const median = took.toSorted((a, b) => a - b)[took.length >> 1] ?? 0;
    if (!crowded && most < fewest) this.calmMs += (median - this.calmMs) / REMEMBERED;
    const step = Math.min(STEPS.up, Math.max(STEPS.down, this.aimMs / median));
    if (Math.abs(step - 1) < NEAR || (step < 1 ? most < fewest : !crowded)) return false;
    return this.change(Math.min(MOST, Math.max(fewest, step < 1 ? Math.min(this.limit, most * step) : this.limit * step)));
  }

  private change(wanted: number): boolean {
    if (wanted === this.limit) return false;
    this.limit = wanted;
    return true;
  }

  private get aimMs(): number {
    return Math.min(this.aim.most, Math.max(this.aim.least, this.calmMs * TIMES_CALM));
  }
}
