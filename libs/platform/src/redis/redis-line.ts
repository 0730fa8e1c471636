import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';
import { Config } from '../config/config.js';
import { Counter, Gauge } from '../meters/meters.js';

/** Nobody waits longer than this for Redis: what it is asked for can be had without it. */
const PATIENCE_MS = 500;

/** How often it is asked whether it is there. */
const LOOK_MS = 500;

/** So many silences in a row and the connection is taken for dead. */
const MOST_SILENCES = 2;

/** A question that took so much longer than it may was held up by this process itself, which may not have read the answer yet. Milliseconds. */
const HELD_UP_MS = 50;

/** Whoever waits for messages hears at least every five seconds that there are none. */
const SILENT_READER_MS = 15_000;

const up = new Gauge({ name: 'belowline_redis_up', help: 'Whether this process has its connection to Redis: 1 or 0; missing where none is set' });
const losses = new Counter({ name: 'belowline_redis_losses_total', help: 'Times that this process lost Redis and went on without it' });

type Waiting = Pick<RedisOptions, 'enableOfflineQueue' | 'maxRetriesPerRequest' | 'commandTimeout' | 'socketTimeout'>;

/** A little apart, so that not all processes of an installation knock at one moment. */
const again = (attempt: number): number => Math.min(attempt * 100, 1_000) + Math.random() * 200;

/**
 * This process's connection to Redis, and whether it can be relied on right now. Nothing is kept for later: while Redis is away, or says nothing, each
 * command fails within half a second, and once that is known at once; who asks does without. It may be away at the start too.
 */
@Injectable()
export class RedisLine implements OnApplicationShutdown {
  /** Undefined where no Redis is set. */
  readonly client: Redis | undefined;
  private readonly hearers: ((up: boolean) => void)[] = [];
  private readonly looking: NodeJS.Timeout | undefined;
  private readonly forget: (() => void) | undefined;
  private readonly readers: Redis[] = [];
  private silences = 0;
  private excused = false;
  private closed = false;
  private there = false;
  private seen = false;

  constructor(private readonly config: Config) {
    if (config.redisUrl === undefined) return;
    this.client = this.connect({ enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: PATIENCE_MS });
    this.client.on('ready', () => this.say(true));
    this.client.on('close', () => {
      this.excused = false;
      this.say(false);
    });
    this.looking = setInterval(() => void this.look(), LOOK_MS);
    this.forget = up.from(() => (this.there ? 1 : 0));
  }

  /** Whether Redis answered when it was last asked, less than a second ago, or two where this process stood still; false where none is set. */
  get up(): boolean {
    return this.there;
  }

  /** Whether it ever answered: a process that never had it was told a wrong place perhaps, or the way there is closed. */
  get wasUp(): boolean {
    return this.seen;
  }

  /** Is told whenever Redis was lost, and whenever it is back. */
  onChange(hear: (up: boolean) => void): void {
    this.hearers.push(hear);
  }

  /** Another connection, for one that waits for messages: it waits too until Redis is back, and begins again with a fresh one whenever Redis was lost. */
  openReader(): Redis {
    const reader = this.connect({ maxRetriesPerRequest: null, socketTimeout: SILENT_READER_MS });
    const read = reader.xread.bind(reader) as (...given: unknown[]) => Promise<unknown>;
    // Whoever reads in a loop asks again as soon as an answer is there, a refusal too: that must keep neither the processor busy nor the process from ending.
    const unhurried = async (...given: unknown[]): Promise<unknown> => {
      try {
        return await read(...given);
      } catch (error) {
        await (this.closed ? new Promise(() => undefined) : wait(PATIENCE_MS));
        throw error;
      }
    };
    Object.assign(reader, { xread: unhurried });
    this.readers.push(reader);
    return reader;
  }

  onApplicationShutdown(): void {
    this.closed = true;
    clearInterval(this.looking);
    this.forget?.();
    for (const client of [this.client, ...this.readers]) client?.disconnect();
  }

  private connect(options: Waiting): Redis {
    const client = new Redis(this.config.redisUrl ?? '', { connectTimeout: 2_000, retryStrategy: again, ...options });
    // Unheard, the event of a lost connection would end the process.
    client.on('error', () => undefined);
    return client;
  }

  private async look(): Promise<void> {
    const { client } = this;
    if (client?.status !== 'ready') return;
    const asked = performance.now();
    const answered = await client.ping().then(() => true, () => false);
    if (client.status !== 'ready') return;
    // Once, and then the next look tells: a busy process must notice a silent Redis too.
    this.excused = !answered && !this.excused && performance.now() - asked > PATIENCE_MS + HELD_UP_MS;
    if (this.excused) return;
    this.silences = answered ? 0 : this.silences + 1;
    this.say(answered);
    // What was sent on a line that is dead is given up, and its memory with it.
    if (this.silences >= MOST_SILENCES) client.disconnect(true);
  }

  /** Who waits on a line that is dead would wait for long. */
  private beginAnew(): void {
    losses.of().add();
    for (const reader of this.readers) if (reader.status === 'ready') reader.disconnect(true);
  }

  private say(isUp: boolean): void {
    if (isUp === this.there || this.closed) return;
    this.there = isUp;
    this.seen ||= isUp;
    if (isUp) this.silences = 0;
    else this.beginAnew();
    for (const hear of this.hearers) hear(isUp);
  }
}
