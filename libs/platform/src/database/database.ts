import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Histogram, secondsSince } from '../meters/meters.js';
import { Refusal } from '../refusals/refusal.js';
import { traced } from '../tracing/tracing.js';
import { Prisma, PrismaClient } from './generated/client.js';
import { gathering } from './gathering.js';
import { PatientPool } from './patient-pool.js';
import type { Answer } from './prepared.js';
import { noteConnection, SharedPool } from './shared-pool.js';
import { SilenceWatch } from './silence-watch.js';
import { ask, Statements, withStatements, type Raw } from './statements.js';
import { Together } from './together.js';
import { Turns } from './turns.js';
import { whatFailed } from './violations.js';
import { waits, watched } from './watched.js';
import { frugalSocket } from './wire.js';

/** Either the database or a transaction on it: what a store reads from. */
export type Db = Prisma.TransactionClient;

/** Only a transaction: what a store writes through when more than one row must change together. */
export type Transaction = Prisma.TransactionClient;

/** A transaction of raw statements alone. */
export interface RawTransaction extends Raw {
  /** Takes a statement that was sent and whose answer the work need not wait for: the commit is sent right behind it, and both or neither hold. */
  later: (statement: Promise<unknown>) => void;
}

/** No limit is set by default, neither in the driver nor in Prisma: a stuck server would hold every request for ever. Requests wait less for a connection: `PatientPool`. */
const LIMITS = {
  connectMs: 10_000,
  statementMs: 3_000,
  idleInTransactionMs: 10_000,
  transactionMs: 10_000,
  leisureMs: 300_000,
};

/** Connections that transactions leave to reading: whoever waits to write must not keep others from looking. */
const KEPT_FOR_READING = 4;

const transactions = new Histogram({ name: 'belowline_database_transaction_duration_seconds', help: 'Time of a transaction, from its turn to the end, by what came of it: committed, refused for a named reason, failed', labels: ['outcome'] });
const turns = new Histogram({ name: 'belowline_database_turn_wait_seconds', help: 'Time that a transaction waited for its turn to write' });

/** The one way to PostgreSQL: a pool of connections with limits on everything that could wait. */
@Injectable()
export class Database implements OnApplicationShutdown, OnModuleInit {
  /** Prisma, but that raw statements go straight through the driver. */
  readonly client: PrismaClient;
  /** The same, but that raw statements that are asked in one moment go together: `Together`. */
  readonly together: Db;
  private readonly pool: PatientPool;
  private readonly prisma: PrismaClient;
  private readonly turns: Turns;
  private readonly silence: SilenceWatch;

  constructor(config: Config) {
    this.silence = new SilenceWatch(config.databaseUrl);
    this.pool = new PatientPool({
      connectionString: config.databaseUrl,
      max: config.databasePool,
      connectionTimeoutMillis: LIMITS.connectMs,
      statement_timeout: LIMITS.statementMs,
      idle_in_transaction_session_timeout: LIMITS.idleInTransactionMs,
      application_name: 'belowline',
      // Statements that need not wait for each other's answers are under way together.
      pipeline: true,
      // Prisma writes times without a zone and takes what it reads for UTC.
      options: '-c TimeZone=UTC',
      Client: this.silence.Client,
      stream: frugalSocket,
    });
    // A connection that breaks while nobody uses it is replaced at the next use; unheard, its event would end the process.
    this.pool.on('error', () => undefined);
    // And one that breaks just as it is handed to the next who asked is heard by nobody yet; whatever they ask of it then fails.
    this.pool.on('connect', (connection) => connection.on('error', () => undefined));
    this.turns = new Turns(Math.max(1, config.databasePool - KEPT_FOR_READING), () => this.pool.movedAt);
    this.prisma = new PrismaClient({ adapter: new SharedPool(this.pool), errorFormat: 'minimal', transactionOptions: { maxWait: LIMITS.connectMs, timeout: LIMITS.transactionMs } });
    this.client = withStatements(this.prisma, new Statements(this.pool));
    this.together = withStatements(this.prisma, new Statements(new Together(this.pool)));
  }

  /** Only where it is one of an application's parts: a command that asks something once waits as long as it takes. */
  onModuleInit(): void {
    this.silence.begin();
  }

  /** Runs all of the work or none of it, at READ COMMITTED: rows that must not move are locked by name. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.inTurn(() => noteConnection((found) => this.prisma.$transaction((tx) => work(withStatements(tx, found())))));
  }

  /** The same for work that is written in SQL alone, and goes past Prisma: half the processor time of a small transaction. */
  rawTransaction<T>(work: (tx: RawTransaction) => Promise<T>): Promise<T> {
    return this.inTurn(() => this.runRaw(work));
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
    this.silence.end();
    this.turns.forget();
    await this.client.$disconnect();
  }

  private inTurn<T>(run: () => Promise<T>): Promise<T> {
    const asked = performance.now();
    // Its turn is a part of it: whoever reads the trace sees what it waited for.
    return traced('transaction', 'client', () => ({ 'db.system.name': 'postgresql' }), () => this.turns.run(() => {
      turns.of().observe(secondsSince(asked));
      return this.watched(run);
    }));
  }

  private async watched<T>(run: () => Promise<T>): Promise<T> {
    const began = performance.now();
    let outcome = 'failed';
    try {
      const answer = await run();
      outcome = 'committed';
      return answer;
    } catch (error) {
      if (error instanceof Refusal) outcome = 'refused';
      throw error;
    } finally {
      transactions.of(outcome).observe(secondsSince(began));
    }
  }

  private async runRaw<T>(work: (tx: RawTransaction) => Promise<T>): Promise<T> {
    const waiting = performance.now();
    const connection = await this.pool.connect();
    waits.of().observe(secondsSince(waiting));
    const line = gathering(connection);
    const asked = (text: 'BEGIN' | 'COMMIT' | 'ROLLBACK'): Promise<Answer> => watched('transaction', text, () => ask(line, text));
    // What hangs is cut off with its connection, whose transaction the server then rolls back.
    const overdue = setTimeout(() => void connection.end(), LIMITS.transactionMs);
    const statements = new Statements(line);
    const sent: Promise<unknown>[] = [];
    const later = (statement: Promise<unknown>): void => {
      // It is heard at the end; until then a failure must not count as unheard.
      statement.catch(() => undefined);
      sent.push(statement);
    };
    const tx: RawTransaction = Object.assign(statements as unknown as Raw, { later });
    let broken = false;
    try {
      later(asked('BEGIN'));
      const result = await work(tx);
      statements.close();
      const [{ command }] = await Promise.all([asked('COMMIT'), ...sent]);
      // A statement that failed and was passed over: the server has undone everything, and says so only here.
      if (command !== 'COMMIT') throw new Error('The transaction was rolled back.');
      return result;
    } catch (error) {
      statements.close();
      const outcomes = await Promise.allSettled(sent);
      broken = await asked('ROLLBACK').then(() => false, () => true);
      throw whatFailed(error, outcomes);
    } finally {
      clearTimeout(overdue);
      connection.release(broken);
    }
  }
}
