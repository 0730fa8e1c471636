import { Injectable } from '@nestjs/common';
import { NodeNews } from '#platform/broadcast/node-news';

/** Enough for every thread that is busy at one time; the oldest are forgotten first. */
const MOST_KNOWN = 50_000;

const HEAD = 'thread.head';

type Head = [threadId: string, seq: number];

/** The last event number of each thread that this process knows to be committed, by itself or by another: what makes a ready-made page stale. */
@Injectable()
export class ThreadHeads {
  private readonly known = new Map<string, number>();

  constructor(private readonly news: NodeNews) {
    news.on(HEAD, (head) => this.hear(...(head as Head)));
  }

  /** To be called once it is committed here. */
  note(threadId: string, seq: number): void {
    this.hear(threadId, seq);
    this.news.tell(HEAD, [threadId, seq] satisfies Head);
  }

  /** The least that a reading of this thread must have seen. */
  atLeast(threadId: string): number {
    return this.known.get(threadId) ?? 0;
  }

  private hear(threadId: string, seq: number): void {
    const before = this.known.get(threadId) ?? 0;
    this.known.delete(threadId);
    this.known.set(threadId, Math.max(before, seq));
    if (this.known.size <= MOST_KNOWN) return;
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }
}
