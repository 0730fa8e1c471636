import cluster from 'node:cluster';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Redis } from 'ioredis';
import { RateLimiterCluster, RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { Config } from '../config/config.js';
import { Counter } from '../meters/meters.js';
import { refuse } from '../refusals/refusal.js';

/** So many times in so many seconds, for each key. */
export interface RateLimit {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/** The process that started this one answers in well under a millisecond. */
const CLUSTER_TIMEOUT_MS = 1_000;

const limited = new Counter({ name: 'belowline_limits_refused_total', help: 'Acts that were refused because there had been too many, by limit', labels: ['limit'] });

/**
 * Counts what each caller does. Shared between nodes through Redis when it is there, between the processes of one start through the one that started
 * them, else kept in this process; and that too while Redis is away.
 */
@Injectable()
export class RateLimits implements OnModuleDestroy {
  private readonly limiters = new Map<string, RateLimiterAbstract>();
  private readonly redis: Redis | undefined;

  constructor(private readonly config: Config) {
    this.redis = config.redisUrl === undefined ? undefined : new Redis(config.redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
    // Without a listener a lost connection would end the process; the limiter falls back to memory by itself.
    this.redis?.on('error', () => undefined);
  }

  /** False when the operator switched limits off, which also rests the screening's checks of bursts and repeats. */
  get on(): boolean {
    return this.config.rateLimits;
  }

  /** Counts one act, or refuses with `request.limited` and the seconds to wait. */
  async take(limit: RateLimit, key: string): Promise<void> {
    if (!this.config.rateLimits) return;
    try {
      await this.limiter(limit).consume(key);
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      limited.of(limit.name).add();
      refuse('request.limited', { retryAfter: Math.max(1, Math.ceil(reason.msBeforeNext / 1_000)) });
    }
  }

  /** Takes one act back that came to nothing. */
  async giveBack(limit: RateLimit, key: string): Promise<void> {
    if (this.config.rateLimits) await this.limiter(limit).reward(key);
  }

  onModuleDestroy(): void {
    this.redis?.disconnect();
  }

  private limiter({ name, points, seconds }: RateLimit): RateLimiterAbstract {
    const known = this.limiters.get(name);
    if (known) return known;
    const limiter = this.make({ keyPrefix: `limit:${name}`, points, duration: seconds });
    this.limiters.set(name, limiter);
    return limiter;
  }

  private make(options: { keyPrefix: string; points: number; duration: number }): RateLimiterAbstract {
    if (this.redis) return new RateLimiterRedis({ ...options, storeClient: this.redis, insuranceLimiter: new RateLimiterMemory(options) });
    return cluster.isWorker ? new RateLimiterCluster({ ...options, timeoutMs: CLUSTER_TIMEOUT_MS }) : new RateLimiterMemory(options);
  }
}
