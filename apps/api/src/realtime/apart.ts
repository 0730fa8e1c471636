import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { RedisLine } from '#platform/redis/redis-line';
import { Handshake, type LiveServer } from './handshake.js';
import { ThreadWatch } from './thread-watch.js';

/** While Redis is away: well within the ten seconds in which whoever reads here is to see what was written on another node. */
const LOOK_MS = 2_000;

/** So long after Redis is back it is looked on: what reads the messages of the others begins anew by and by, and what they told before that is not heard. */
const LOOK_ON_MS = 10_000;

/**
 * What this node does for its sockets while it does not hear the others, because Redis is away: what they would have told of is looked up every few
 * seconds, and until it surely hears them again, since what was told in between is told to nobody a second time.
 */
@Injectable()
export class Apart implements OnModuleDestroy {
  private readonly logger = new Logger('Live');
  private timer: NodeJS.Timeout | undefined;
  private looking = false;
  private backAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly redis: RedisLine,
    private readonly threads: ThreadWatch,
    private readonly handshake: Handshake,
  ) {}

  begin(server: LiveServer): void {
    if (this.redis.client === undefined) return;
    const warn = (error: unknown): void => this.logger.warn(error);
    this.timer = setInterval(() => {
      if (!this.redis.up || performance.now() - this.backAt < LOOK_ON_MS) void this.look(server, false).catch(warn);
    }, LOOK_MS);
    this.redis.onChange((isUp) => {
      if (!isUp) return;
      this.backAt = performance.now();
      void this.look(server, true).catch(warn);
    });
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Threads that moved, and log-ins that ended: meanwhile those of staff, who hear more than anybody may; in the end everybody's. */
  private async look(server: LiveServer, back: boolean): Promise<void> {
    if (this.looking && !back) return;
    this.looking = true;
    try {
      await this.threads.tellMoved();
      await this.handshake.lookAgainAt([...server.sockets.sockets.values()].filter(({ data }) => data.claims !== undefined && (back || data.staff === true)));
    } finally {
      this.looking = false;
    }
  }
}
