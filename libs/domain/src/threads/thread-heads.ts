import { Injectable } from '@nestjs/common';

/** Enough for every thread that is busy at one time; the oldest are forgotten first. */
const MOST_KNOWN = 50_000;

/** The last event number of each thread that this process has seen committed: what makes a ready-made page stale. */
@Injectable()
export class ThreadHeads {
  private readonly known = new Map<string, number>();

  note(threadId: string, seq: number): void {
    const before = this.known.get(threadId) ?? 0;
    this.known.delete(threadId);
    this.known.set(threadId, Math.max(before, seq));
    if (this.known.size > MOST_KNOWN) {
      const [oldest] = this.known.keys();
      if (oldest !== undefined) this.known.delete(oldest);
    }
  }

  /** The least that a reading of this thread must have seen. */
  atLeast(threadId: string): number {
    return this.known.get(threadId) ?? 0;
  }
}
