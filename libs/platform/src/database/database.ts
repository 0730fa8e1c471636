import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pLimit, { type LimitFunction } from 'p-limit';
import { Config } from '../config/config.js';
import { Counter, Gauge, Histogram, secondsSince } from '../meters/meters.js';
import { refuse, Refusal } from '../refusals/refusal.js';
import { traced } from '../tracing/tracing.js';
import { Prisma, PrismaClient } from './generated/client.js';
import { WatchedPg } from './watched-pg.js';

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
};

/** Connections that transactions leave to reading: whoever waits to write must not keep others from looking. */
const KEPT_FOR_READING = 4;

/** More than this waiting to write and the newest is better told to come again. */
const MOST_WAITING = 2_000;

/** Prepared statements are named by their text, so that each connection parses a statement once. */
const statementName = ({ sql }: { sql: string }): string => `s${createHash('md5').update(sql).digest('base64url')}`;

const transactions = new Histogram({ name: 'belowline_database_transaction_duration_seconds', help: 'Time of a transaction, from its turn to the end, by what came of it: committed, refused for a named reason, failed', labels: ['outcome'] });
const turns = new Histogram({ name: 'belowline_database_turn_wait_seconds', help: 'Time that a transaction waited for its turn to write' });
const turned = new Counter({ name: 'belowline_database_turned_away_total', help: 'Transactions that were refused because too many waited' });
const writers = new Gauge({ name: 'belowline_database_writers', help: 'Transactions that have their turn (active), and that wait for it', labels: ['state'] });

/** The one way to PostgreSQL: a pool of connections with limits on everything that could wait. */
@Injectable()
export class Database implements OnApplicationShutdown {
  readonly client: PrismaClient;
  private readonly writersTurn: LimitFunction;
  private readonly forgetWriters: () => void;

  constructor(config: Config) {
    const adapter = new WatchedPg(
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
    this.forgetWriters = writers.from(() => [['active', this.writersTurn.activeCount], ['waiting', this.writersTurn.pendingCount]]);
    this.client = new PrismaClient({ adapter, errorFormat: 'minimal', transactionOptions: { maxWait: LIMITS.connectMs, timeout: LIMITS.transactionMs } });
  }

  /** Runs all of the work or none of it, at READ COMMITTED: rows that must not move are locked by name. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (this.writersTurn.pendingCount >= MOST_WAITING) {
      turned.of().add();
      refuse('service.unavailable', { retryAfter: 2 });
    }
    const asked = performance.now();
    // Its turn is a part of it: whoever reads the trace sees what it waited for.
    return traced('transaction', 'client', () => ({ 'db.system.name': 'postgresql' }), () => this.writersTurn(() => {
      turns.of().observe(secondsSince(asked));
      return this.watched(work);
    }));
  }

  /** Last of all: what was being answered when the signal came is answered first. */
  async onApplicationShutdown(): Promise<void> {
    this.forgetWriters();
    await this.client.$disconnect();
  }

  private async watched<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const began = performance.now();
    let outcome = 'failed';
    try {
      const answer = await this.client.$transaction(work);
      outcome = 'committed';
      return answer;
    } catch (error) {
      if (error instanceof Refusal) outcome = 'refused';
      throw error;
    } finally {
      transactions.of(outcome).observe(secondsSince(began));
    }
  }
}
