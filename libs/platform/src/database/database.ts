import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import pLimit, { type LimitFunction } from 'p-limit';
import { Config } from '../config/config.js';
import { refuse } from '../refusals/refusal.js';
import { Prisma, PrismaClient } from './generated/client.js';

/** Either the database or a transaction on it: what a store reads from. */
export type Db = Prisma.TransactionClient;

/** Only a transaction: what a store writes through when more than one row must change together. */
export type Transaction = Prisma.TransactionClient;

/** No limit is set by default, neither in the driver nor in Prisma: a stuck server would hold every request for ever. */
const LIMITS = {
  connectMs: 10_000,
  statementMs: 3_000,
  idleInTransactionMs: 10_000,
  transactionMs: 10_000,
  leisureMs: 300_000,
};

/** Connections that transactions leave to reading: whoever waits to write must not keep others from looking. */
const KEPT_FOR_READING = 4;

/** More than this waiting to write and the newest is better told to come again. */
const MOST_WAITING = 2_000;

/** Prepared statements are named by their text, so that each connection parses a statement once. */
const statementName = ({ sql }: { sql: string }): string => `s${createHash('md5').update(sql).digest('base64url')}`;

/** The one way to PostgreSQL: a pool of connections with limits on everything that could wait. */
@Injectable()
export class Database implements OnApplicationShutdown {
  readonly client: PrismaClient;
  private readonly writersTurn: LimitFunction;

  constructor(config: Config) {
    const adapter = new PrismaPg(
      {
        connectionString: config.databaseUrl,
        max: config.databasePool,
        connectionTimeoutMillis: LIMITS.connectMs,
        statement_timeout: LIMITS.statementMs,
        idle_in_transaction_session_timeout: LIMITS.idleInTransactionMs,
        application_name: 'belowline',
      },
      { statementNameGenerator: statementName },
    );
    this.writersTurn = pLimit(Math.max(1, config.databasePool - KEPT_FOR_READING));
    this.client = new PrismaClient({ adapter, transactionOptions: { maxWait: LIMITS.connectMs, timeout: LIMITS.transactionMs } });
  }

  /** Runs all of the work or none of it, at READ COMMITTED: rows that must not move are locked by name. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (this.writersTurn.pendingCount >= MOST_WAITING) refuse('service.unavailable', { retryAfter: 2 });
    return this.writersTurn(() => this.client.$transaction(work));
  }

  /** The same for work that nobody waits for: each statement may take minutes. It locks only what nobody else uses any more. */
  atLeisure<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.client.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT set_config('statement_timeout', ${String(LIMITS.leisureMs)}, true)`;
        return work(tx);
      },
      { maxWait: LIMITS.connectMs, timeout: LIMITS.leisureMs },
    );
  }

  /** Last of all: what was being answered when the signal came is answered first. */
  async onApplicationShutdown(): Promise<void> {
    await this.client.$disconnect();
  }
}
