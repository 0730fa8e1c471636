import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { Config } from '../config/config.js';
import { Counter } from '../meters/meters.js';
import { refuse } from '../refusals/refusal.js';

/** So many times in so many seconds, for each key. */
export interface RateLimit {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

const limited = new Counter({ name: 'belowline_limits_refused_total', help: 'Acts that were refused because there had been too many, by limit', labels: ['limit'] });

/** Counts what each caller does. Shared between nodes through Redis when it is there, else kept in this process. */
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
    const options = { keyPrefix: `limit:${name}`, points, duration: seconds };
    const memory = new RateLimiterMemory(options);
    const limiter = this.redis ? new RateLimiterRedis({ ...options, storeClient: this.redis, insuranceLimiter: memory }) : memory;
    this.limiters.set(name, limiter);
    return limiter;
  }
}
