import cluster from 'node:cluster';
import { Injectable } from '@nestjs/common';
import { RateLimiterCluster, RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { Config } from '../config/config.js';
import { Counter } from '../meters/meters.js';
import { RedisLine } from '../redis/redis-line.js';
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

/** Who counts a limit, and who does while Redis is away. */
interface Limiters {
  shared: RateLimiterAbstract;
  own: RateLimiterAbstract;
}

/**
 * Counts what each caller does. Shared between nodes through Redis when it is there, between the processes of one start through the one that started
 * them, else kept in this process; and that too while Redis is away.
 */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<string, Limiters>();

  constructor(
    private readonly config: Config,
    private readonly redis: RedisLine,
  ) {}

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

  private limiter({ name, points, seconds }: RateLimit): RateLimiterAbstract {
    const limiters = this.limiters.get(name) ?? this.make({ keyPrefix: `limit:${name}`, points, duration: seconds });
    this.limiters.set(name, limiters);
    // Once it is known that Redis is away, nobody waits for it to say so again.
    return this.redis.client === undefined || this.redis.up ? limiters.shared : limiters.own;
  }

  private make(options: { keyPrefix: string; points: number; duration: number }): Limiters {
    const own = new RateLimiterMemory(options);
    if (this.redis.client) return { own, shared: new RateLimiterRedis({ ...options, storeClient: this.redis.client, insuranceLimiter: own }) };
    return { own, shared: cluster.isWorker ? new RateLimiterCluster({ ...options, timeoutMs: CLUSTER_TIMEOUT_MS }) : own };
  }
}
