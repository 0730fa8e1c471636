import { Injectable } from '@nestjs/common';

/** Clocks that are kept right agree better than this, and so do two looks at one of them over a slow line. Milliseconds. */
const SAME_MS = 1_000;

/** The time: the same for all processes of one database, whatever the clocks of their machines say; and something that a test can set. */
@Injectable()
export class Clock {
  private aheadMs = 0;

  now(): Date {
    return new Date(this.utcMs());
  }

  /** The moment so many seconds before now. */
  secondsAgo(seconds: number): Date {
    return new Date(this.now().getTime() - seconds * 1_000);
  }

  /** This machine's clock, put right: milliseconds since 1970. What a test sets is the time of the rules; access tokens go by this, so that they outlast it. */
  utcMs(): number {
    return Date.now() + this.aheadMs;
  }

  /** Goes by a clock that is so many milliseconds ahead of this machine's. Answers whether that changes anything. */
  follow(aheadMs: number): boolean {
    if (Math.abs(aheadMs - this.aheadMs) < SAME_MS) return false;
    this.aheadMs = aheadMs;
    return true;
  }
}
