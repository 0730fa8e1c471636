import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ThreadHeads } from '#domain/threads/thread-heads';
import { Changes } from '#platform/changes/changes';
import { Database, type Db } from '#platform/database/database';
import { Replicas } from '#platform/database/replicas';
import { asked, entries, keptBytes } from './ready-meters.js';
import { ReadyAnswer, type Made } from './ready-answer.js';
import { ReadyNames } from './ready-names.js';

/** Another node's change is seen here within so long, at the latest; this node's own at once. */
const OLDEST_MS = 2_000;

/** Between two looks for what is kept and too old for anybody: what stays until there is no room takes the memory of a busy hour, and the collector looks at it each time. */
const SWEEP_MS = 2_000;

/** 64 MiB hold some thousand busy pages in three encodings each. */
const MEMORY_BYTES = 64 * 1_048_576;

/** Puts an answer together from what it reads: in the database, or in a copy of it. */
export type Making = (db: Db) => Promise<Made>;

/**
 * Answers as ready-made bytes, the same for everybody. None is ever served older than two seconds, nor older than the last change
 * of what it was made of that this node knows of. Many who miss at one moment cause one making, from a replica where there is one that has seen enough.
 */
@Injectable()
export class ReadyAnswers implements OnApplicationShutdown {
  private readonly answers = new LRUCache<string, ReadyAnswer>({ maxSize: MEMORY_BYTES, sizeCalculation: ({ bytes }, name) => bytes + name.length });
  private readonly making = new Map<string, Promise<ReadyAnswer>>();
  private readonly sweeping = setInterval(() => this.sweep(), SWEEP_MS).unref();
  private readonly forgets = [entries.from(() => this.answers.size), keptBytes.from(() => this.answers.calculatedSize)];

  constructor(
    private readonly heads: ThreadHeads,
    private readonly changes: Changes,
    readonly names: ReadyNames,
    private readonly database: Database,
    private readonly replicas: Replicas,
  ) {}

  /** The answer of that name when it is ready now: for answering before anything else is done. */
  ready(name: string): ReadyAnswer | undefined {
    const kept = this.answers.get(name);
    if (!kept || !this.isFresh(kept)) return undefined;
    asked.hit.add();
    return kept;
  }

  /** The answer of that name, made if need be. Refuses as the making does. */
  async answer(name: string, make: Making): Promise<ReadyAnswer> {
    const ready = this.ready(name);
    if (ready) return ready;
    const running = this.making.get(name);
    asked[running ? 'joined' : 'miss'].add();
    if (!running) return this.begin(name, make);
    const shared = await running.catch(() => undefined);
    if (shared && this.isFresh(shared)) return shared;
    // Something changed while we waited. Whatever is begun from here on, by whomever, has seen all that was committed before we asked.
    return this.making.get(name) ?? this.begin(name, make);
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweeping);
    for (const forget of this.forgets) forget();
  }

  private isFresh({ readAt, basis }: Pick<ReadyAnswer, 'readAt' | 'basis'>): boolean {
    if (performance.now() - readAt > OLDEST_MS) return false;
    for (const [threadId, seq] of basis.threads) if (seq < this.heads.atLeast(threadId)) return false;
    return basis.subjects?.every((subject) => this.changes.lastOf(subject) < readAt) ?? true;
  }

  private begin(name: string, make: Making): Promise<ReadyAnswer> {
    const making = this.make(name, make).finally(() => {
      if (this.making.get(name) === making) this.making.delete(name);
    });
    this.making.set(name, making);
    return making;
  }

  private async make(name: string, make: Making): Promise<ReadyAnswer> {
    // What a replica has is as old as the replica may be behind, and counts as that.
    const there = await this.replicas.read(make, ({ value: { basis }, seenTo }) => this.isFresh({ basis, readAt: seenTo }));
    const readAt = there?.seenTo ?? performance.now();
    const answer = new ReadyAnswer(there?.value ?? (await make(this.database.client)), readAt, (grown) => this.weighAgain(name, grown));
    this.answers.set(name, answer);
    return answer;
  }

  private sweep(): void {
    const now = performance.now();
    for (const [name, { readAt }] of this.answers.entries()) if (now - readAt > OLDEST_MS) this.answers.delete(name);
  }

  private weighAgain(name: string, answer: ReadyAnswer): void {
    if (this.answers.peek(name) === answer) this.answers.set(name, answer);
  }
}
