/** After so long in which nobody was turned away, the next crowd is a moment again. Milliseconds. */
const REST_MS = 1_000;

/** When people have been turned away for so long, and just now, it does not end by itself soon. Milliseconds. */
const LASTS_AFTER_MS = 500;
export const JUST_NOW_MS = 300;

/** So many are turned away for each who is answered: far more than come again because they were told to. */
const FAR_MORE = 2;

/** What was longer ago counts half, and what was before that a quarter. Milliseconds. */
const HALF_LIFE_MS = 250;

/** A time in which people are turned away; what lines that share a processor know of each other. */
export class Rush {
  private beganAt = Number.NEGATIVE_INFINITY;
  private turnedAwayAt = Number.NEGATIVE_INFINITY;
  private halvedAt = 0;
  private away = 0;
  private answered = 0;

  /** Whether somebody was turned away in the last second: it is no moment any more, and whoever waits would wait behind them too. */
  isOn(now: number): boolean {
    return now - this.turnedAwayAt < REST_MS;
  }

  /** Whether far more come than can be answered, and go on coming. */
  lasts(now: number): boolean {
    return now - this.turnedAwayAt < JUST_NOW_MS && now - this.beganAt >= LASTS_AFTER_MS && this.away > this.answered * FAR_MORE;
  }

  turnAway(now: number): void {
    if (!this.isOn(now)) this.beganAt = now;
    this.turnedAwayAt = now;
    this.forget(now);
    this.away += 1;
  }

  answer(now: number): void {
    this.forget(now);
    this.answered += 1;
  }

  private forget(now: number): void {
    if (now - this.halvedAt < HALF_LIFE_MS) return;
    this.halvedAt = now;
    this.away /= 2;
    this.answered /= 2;
  }
}
