import { Injectable } from '@nestjs/common';

/** The time, as something that a test can set. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** The moment so many seconds before now. */
  secondsAgo(seconds: number): Date {
    return new Date(this.now().getTime() - seconds * 1_000);
  }
}
