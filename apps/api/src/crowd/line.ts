import { CrowdLimit, type Aim } from './crowd-limit.js';
import { JUST_NOW_MS, Rush } from './rush.js';

/** A crowd that stands there for longer than this is no moment any more, but more than can be answered. Milliseconds. */
const MOMENT_MS = 1_500;

/** Whoever would wait for longer than this behind a crowd that stands there is better told to come again. Seconds. */
const MOST_WAIT = 0.6;

/** How fast it goes is known no better than this: a line that is so much longer is no crowd that came before it was known that it lasts. */
const SLACK = 1.25;

/** How fast a line gets on is known from about so many looks. */
const REMEMBERED = 8;

/** How many a line takes. */
export interface LineBounds {
  /** So many in one moment, worked for or waiting: a goal is scored, and everybody has something to say. */
  inAMoment: number;
  /** So many always, however slow it goes: better they wait than be refused. Not where far more come than can be answered, and go on coming. */
  always: number;
  /** How long it should take; where there is none, all who are let in are worked for at once, since what they wait for is counted elsewhere. */
  aim?: Aim;
}

/** Somebody in a line. */
export interface InLine {
  /** Called once, when it is their turn. */
  readonly go: () => void;
  /** Called once instead, when it will not be in time after all. */
  readonly turnAway: () => void;
  /** When they were begun with; undefined while they wait. */
  begunAt?: number;
}

/**
 * Those who come for one thing: so many are worked for at once, and as many wait as come in one moment, or as will have their turn soon; each in the order of coming. Who waits costs next to nothing, so whoever is turned
 * away meanwhile is told so at once.
 */
export class Line {
  private readonly limit: CrowdLimit | undefined;
  private readonly begun = new Set<InLine>();
  private readonly waiting = new Set<InLine>();
  private took: number[] = [];
  private most = 0;
  private crowded = false;
  private changedAt = 0;
  private left = 0;
  private lookedAt = performance.now();
  /** How many leave in a second. */
  private perSecond = 0;
  /** Since when more are here than will have their turn soon. */
  private fullSince: number | undefined;
  private turnedAwayAt = Number.NEGATIVE_INFINITY;

  /** Gives way to `first` while both turn people away. */
  constructor(
    private readonly bounds: LineBounds,
    private readonly rush = new Rush(),
    private readonly first?: Line,
  ) {
    this.limit = bounds.aim && new CrowdLimit(bounds.aim);
  }

  get size(): number {
    return this.begun.size + this.waiting.size;
  }

  /** How many are worked for at once. */
  get atOnce(): number {
    return this.limit?.now ?? this.bounds.inAMoment;
  }

  /** Whether one more may come; whoever may not is counted as turned away. */
  hasRoom(): boolean {
    const now = performance.now();
    const rested = !this.rush.isOn(now);
    const isShort = this.size < this.shortAt(now);
    if (rested && (isShort || this.waiting.size === 0)) this.fullSince = undefined;
    if (isShort) return true;
    this.fullSince ??= now;
    if (rested && this.size < this.bounds.inAMoment && now - this.fullSince < MOMENT_MS) return true;
    this.rush.turnAway(now);
    this.turnedAwayAt = now;
    this.crowded = true;
    return false;
  }

  join(one: InLine): void {
    if (this.begun.size < this.atOnce) return this.begin(one, one.go);
    this.crowded = true;
    this.waiting.add(one);
  }

  leave(one: InLine): void {
    if (this.waiting.delete(one) || !this.begun.delete(one)) return;
    this.left += 1;
    this.rush.answer(performance.now());
    const { begunAt = 0 } = one;
    if (begunAt >= this.changedAt) this.took.push(performance.now() - begunAt);
    this.call();
  }

  /** Looks how it went since the last time. */
  look(): void {
    const now = performance.now();
    const givesWay = this.rush.lasts(now) && this.turnsAway(now) && this.first?.turnsAway(now) === true;
    if (this.limit?.learn({ most: this.most, crowded: this.crowded, took: this.took, givesWay }) === true) {
      this.changedAt = now;
      this.call();
    }
    this.perSecond += ((this.left * 1_000) / Math.max(1, now - this.lookedAt) - this.perSecond) / REMEMBERED;
    this.lookedAt = now;
    this.left = 0;
    this.took = [];
    this.most = this.begun.size;
    this.crowded = this.waiting.size > 0;
    if (this.rush.lasts(now)) this.turnAwayTheLate(now);
  }

  private turnsAway(now: number): boolean {
    return now - this.turnedAwayAt < JUST_NOW_MS;
  }

  /** How many a line may have in which nobody waits for long. */
  private shortAt(now: number): number {
    const soon = this.perSecond * MOST_WAIT;
    return this.rush.lasts(now) ? Math.max(this.atOnce, soon) : Math.max(this.bounds.always, this.atOnce + soon);
  }

  /** Those who were let in as a crowd of one moment, which it was not: who has waited longest is late already, and who came last will be in time (as RFC 8289 drops at the head of a queue). */
  private turnAwayTheLate(now: number): void {
    const most = this.shortAt(now);
    if (this.size <= most * SLACK) return;
    for (const late of this.waiting) {
      if (this.size <= most) return;
      this.waiting.delete(late);
      this.rush.turnAway(now);
      late.turnAway();
    }
  }

  private call(): void {
    for (const next of this.waiting) {
      if (this.begun.size >= this.atOnce) return;
      this.waiting.delete(next);
      // Not within the turn in which somebody else is answered: each turn is to be short.
      this.begin(next, () => setImmediate(next.go));
    }
  }

  private begin(one: InLine, go: () => void): void {
    one.begunAt = performance.now();
    this.begun.add(one);
    this.most = Math.max(this.most, this.begun.size);
    go();
  }
}
