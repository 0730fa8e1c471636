import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ReadReplies, type PageQuestion } from '#domain/replies/read-replies';
import { ThreadHeads } from '#domain/threads/thread-heads';
import { answers, entries, keptBytes } from './cache-meters.js';

const packGzip = promisify(gzip);
const packBrotli = promisify(brotliCompress);

/** Another node's change is seen here within so long; this node's own at once. */
const OLDEST_MS = 2_000;

/** 64 MiB hold some thousand busy pages in three encodings each. */
const MEMORY_BYTES = 64 * 1_048_576;

/** Below this, compressing saves less than its header costs. */
const WORTH_PACKING_BYTES = 1_024;

/** The middle of Brotli's scale: nearly all of the saving, in a millisecond or two for a page. */
const BROTLI_QUALITY = 5;

export type Encoding = 'br' | 'gzip' | 'identity';

/** A page as it goes over the wire. */
export interface ReadyPage {
  etag: string;
  bodies: Partial<Record<Encoding, Buffer>> & { identity: Buffer };
}

interface Kept extends ReadyPage {
  seq: number;
  readAt: number;
}

/**
 * Pages of threads as ready-made bytes, the same for everybody. A page is never served older than two seconds, nor
 * older than the last change that this node committed. Many readers who miss at one moment cause one reading.
 */
@Injectable()
export class PageCache implements OnApplicationShutdown {
  private readonly pages = new LRUCache<string, Kept>({
    maxSize: MEMORY_BYTES,
    sizeCalculation: ({ bodies }) => Object.values(bodies).reduce((sum, body) => sum + body.length, 512),
  });
  private readonly reading = new Map<string, Promise<Kept>>();
  private readonly forgets = [entries.from(() => this.pages.size), keptBytes.from(() => this.pages.calculatedSize)];

  constructor(
    private readonly replies: ReadReplies,
    private readonly heads: ThreadHeads,
  ) {}

  /** The page when it is ready now: for answering before anything else is done. */
  ready(threadId: string, key: string): ReadyPage | undefined {
    const kept = this.pages.get(`${threadId} ${key}`);
    if (!kept || performance.now() - kept.readAt > OLDEST_MS || kept.seq < this.heads.atLeast(threadId)) return undefined;
    answers.hit.add();
    return kept;
  }

  onApplicationShutdown(): void {
    for (const forget of this.forgets) forget();
  }

  /** The page, read if need be. Refuses like the reading does. */
  async page(threadId: string, key: string, question: PageQuestion): Promise<ReadyPage> {
    const name = `${threadId} ${key}`;
    const ready = this.ready(threadId, key);
    if (ready) return ready;
    // What was begun before the last change must not be shared with who asks after it.
    const shared = `${name} ${this.heads.atLeast(threadId)}`;
    answers[this.reading.has(shared) ? 'joined' : 'miss'].add();
    const running = this.reading.get(shared) ?? this.read(name, threadId, question).finally(() => this.reading.delete(shared));
    this.reading.set(shared, running);
    return running;
  }

  private async read(name: string, threadId: string, question: PageQuestion): Promise<Kept> {
    const readAt = performance.now();
    const { page, seq } = await this.replies.threadPage(threadId, question, null);
    const identity = Buffer.from(JSON.stringify(page));
    const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
    const kept: Kept = { seq, readAt, etag, bodies: { identity, ...(await this.pack(identity)) } };
    this.pages.set(name, kept);
    return kept;
  }

  private async pack(identity: Buffer): Promise<Partial<Record<Encoding, Buffer>>> {
    if (identity.length < WORTH_PACKING_BYTES) return {};
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
    const [br, packed] = await Promise.all([packBrotli(identity, { params }), packGzip(identity)]);
    return { br, gzip: packed };
  }
}
