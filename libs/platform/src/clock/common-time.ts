import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Gauge } from '../meters/meters.js';
import { Clock } from './clock.js';

/** How often the clocks are compared: one that is kept badly loses some seconds a day. */
const LOOK_MS = 10_000;

/** Who starts waits for the first comparison no longer than this; without a database there is nothing to compare with. */
const START_MS = 1_000;

/** An answer that was on its way for longer says too little of when it was given. */
const MOST_ON_ITS_WAY_MS = 500;

const FIRST_LOOKS = 3;

const skew = new Gauge({ name: 'belowline_clock_skew_seconds', help: 'How far the database’s clock is ahead of this process’s machine’s' });

interface Look {
  /** By how much the database’s clock is ahead of this machine’s. */
  aheadMs: number;
  /** Infinity where there was no answer. */
  tookMs: number;
}

/**
 * Has this process go by PostgreSQL's clock, the only one that all have in common, where that of its machine differs by a second or more: what one process writes, such as when a refresh token was exchanged, another reads
 * against its own time.
 */
@Injectable()
export class CommonTime implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Clock');
  private first: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  /** As last seen; undefined while the database does not answer in time. */
  private aheadMs: number | undefined;
  private forget: () => void = () => undefined;

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.forget = skew.from(() => (this.aheadMs === undefined ? [] : [[this.aheadMs / 1_000]]));
    this.first = this.begin();
    this.timer = setInterval(() => void this.compare(), LOOK_MS).unref();
  }

  /** Nobody is answered by another time. */
  async onApplicationBootstrap(): Promise<void> {
    await Promise.race([this.first, new Promise((late) => setTimeout(late, START_MS).unref())]);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.forget();
  }

  /** Looks at both clocks. Answers whether they could be compared. */
  async compare(): Promise<boolean> {
    return this.goBy(await this.look());
  }

  /** The first look may fall into the noise of a start: of a few, that counts which was soonest over. */
  private async begin(): Promise<void> {
    const looks: Look[] = [];
    for (let count = 0; count < FIRST_LOOKS; count += 1) looks.push(await this.look());
    this.goBy(looks.reduce((best, look) => (look.tookMs < best.tookMs ? look : best)));
  }

  private goBy({ aheadMs, tookMs }: Look): boolean {
    const inTime = tookMs <= MOST_ON_ITS_WAY_MS;
    this.aheadMs = inTime ? aheadMs : undefined;
    if (!inTime) return false;
    if (this.clock.follow(aheadMs)) this.logger.warn({ msg: 'goes by the clock of the database', aheadMs: Math.round(aheadMs) });
    return true;
  }

  private async look(): Promise<Look> {
    const asked = performance.now();
    const [there] = await this.database.client.$queryRaw<{ at: number }[]>`SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS at`.catch(() => []);
    if (there === undefined) return { aheadMs: 0, tookMs: Number.POSITIVE_INFINITY };
    const tookMs = performance.now() - asked;
    // It was looked at somewhere between the question and the answer.
    return { aheadMs: there.at - (Date.now() - tookMs / 2), tookMs };
  }
}
