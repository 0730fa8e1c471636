import { Injectable } from '@nestjs/common';

/** Enough for everything that is changed within the seconds that something made from it may be kept. */
const MOST_KNOWN = 10_000;

/** When things were last changed, as far as this process knows: what was made ready from one before then is stale. */
@Injectable()
export class Changes {
  private readonly last = new Map<string, number>();

  /** To be called once a change is committed. A subject is a word for the kind and an id: `site:0198…`. */
  note(subject: string): void {
    this.last.delete(subject);
    this.last.set(subject, performance.now());
    if (this.last.size <= MOST_KNOWN) return;
    const [oldest] = this.last.keys();
    if (oldest !== undefined) this.last.delete(oldest);
  }

  /** In `performance.now()`; 0 where nothing is known to have changed. */
  lastOf(subject: string): number {
    return this.last.get(subject) ?? 0;
  }
}
