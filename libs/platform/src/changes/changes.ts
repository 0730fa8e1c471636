import { Injectable } from '@nestjs/common';
import { NodeNews } from '../broadcast/node-news.js';

/** Enough for everything that is changed within the seconds that something made from it may be kept. */
const MOST_KNOWN = 10_000;

const CHANGED = 'changed';

/** When things were last changed, as far as this process knows: what was made ready from one before then is stale. */
@Injectable()
export class Changes {
  private readonly last = new Map<string, number>();

  constructor(private readonly news: NodeNews) {
    news.on(CHANGED, (subject) => this.hear(String(subject)));
  }

  /** To be called once a change is committed. A subject is a word for the kind and an id: `site:0198…`. */
  note(subject: string): void {
    this.hear(subject);
    this.news.tell(CHANGED, subject);
  }

  /** In `performance.now()`; 0 where nothing is known to have changed. */
  lastOf(subject: string): number {
    return this.last.get(subject) ?? 0;
  }

  private hear(subject: string): void {
    this.last.delete(subject);
    this.last.set(subject, performance.now());
    if (this.last.size <= MOST_KNOWN) return;
    const [oldest] = this.last.keys();
    if (oldest !== undefined) this.last.delete(oldest);
  }
}
