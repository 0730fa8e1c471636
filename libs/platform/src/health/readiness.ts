import { readdirSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Jobs } from '../jobs/jobs.js';
import { findFile } from '../files/find-file.js';
import { Armed } from '../keeping/armed.js';
import { Going } from './going.js';
import { RedisLine } from '../redis/redis-line.js';

/** A part that takes longer than this to say that it is there is not ready. */
const PATIENCE_MS = 2_000;

type Part = 'database' | 'migrations' | 'jobs' | 'redis' | 'node';

/** Which parts can be relied on; what is wrong is said without anything secret. */
export interface Readiness {
  status: 'ready' | 'not ready';
  parts: Partial<Record<Part, string>>;
  /** Only of a system that was restored from a backup and sends nothing yet: that it does not, and of when the backup is. */
  sending?: string;
}

const inTime = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([work, new Promise<never>((_, fail) => setTimeout(() => fail(new Error(`no answer in ${PATIENCE_MS} ms`)), PATIENCE_MS).unref())]);

/** Whether this process can do its work now: what a balancer and an operator ask. */
@Injectable()
export class ReadinessCheck {
  private readonly expected: string[];

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly going: Going,
    private readonly armed: Armed,
    private readonly redis: RedisLine,
  ) {
    this.expected = readdirSync(findFile('prisma', 'migrations'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  }

  async run(): Promise<Readiness> {
    const checks: Partial<Record<Part, () => Promise<void>>> = {
      database: async () => void (await this.database.client.$queryRaw`SELECT 1`),
      migrations: () => this.migrationsApplied(),
      jobs: () => this.jobs.answering(),
      // Said only while it is so: who asks is to send nobody here any more.
      ...(this.going.now ? { node: () => Promise.reject(new Error('is going')) } : {}),
      ...(this.redis.client ? { redis: () => (this.redis.up ? Promise.resolve() : Promise.reject(new Error('away'))) } : {}),
    };
    const parts = await Promise.all(
      Object.entries(checks).map(async ([part, check]) => [part, await inTime(check()).then(() => 'ok', (error: unknown) => this.say(error))] as const),
    );
    const restoredAsOf = await inTime(this.armed.notSince()).catch(() => null);
    const sending = restoredAsOf === null ? {} : { sending: `nothing until npm run arm: restored as it was at ${restoredAsOf.toISOString()}` };
    // A node that loses Redis does its work all the same, only less well: whoever sent readers away for it would have none left. One that never had it is to be looked at first.
    const bearable = (part: string): boolean => part === 'redis' && this.redis.wasUp;
    return { status: parts.every(([part, state]) => state === 'ok' || bearable(part)) ? 'ready' : 'not ready', parts: Object.fromEntries(parts), ...sending };
  }

  private async migrationsApplied(): Promise<void> {
    const rows = await this.database.client.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
    const applied = new Set(rows.map(({ name }) => name));
    const missing = this.expected.filter((name) => !applied.has(name));
    if (missing.length > 0) throw new Error(`not applied: ${missing.join(', ')}`);
  }

  /** Connection strings hold passwords, and drivers quote them. */
  private say(error: unknown): string {
    const message = error instanceof Error ? error.message : 'failed';
    return message.startsWith('not applied') || message.startsWith('no answer') || message === 'is going' ? message : 'cannot be reached';
  }
}
