import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlQueryable } from '@prisma/driver-adapter-utils';
import { Counter, Gauge, Histogram, secondsSince } from '../meters/meters.js';
import { traced } from '../tracing/tracing.js';
import { failureKindOf } from './failure-kind.js';

const connections = new Gauge({ name: 'belowline_database_connections', help: 'Connections of the pool, by what they do: busy, idle; and requests that wait for one', labels: ['state'] });
const waits = new Histogram({ name: 'belowline_database_connection_wait_seconds', help: 'Time until a transaction had its connection and had begun' });
const statements = new Histogram({ name: 'belowline_database_statement_duration_seconds', help: 'Time of a statement, from asking to the answer, by its kind', labels: ['kind'] });
const failures = new Counter({ name: 'belowline_database_failures_total', help: 'Statements that failed, by what kept them', labels: ['kind'] });

/** What a statement does, by its first word. */
const KINDS = { select: 'select', insert: 'insert', update: 'update', delete: 'delete', with: 'with', begin: 'transaction', commit: 'transaction', rollback: 'transaction' } as const;

export type StatementKind = (typeof KINDS)[keyof typeof KINDS] | 'other';

/** The kind of a statement. Statements are long: only their beginning is looked at. */
export function statementKind(sql: string): StatementKind {
  const [word = ''] = /[a-z]+/i.exec(sql.slice(0, 40)) ?? [];
  return KINDS[word.toLowerCase() as keyof typeof KINDS] ?? 'other';
}

/** The longest statements are lists of columns. */
const MOST_TEXT = 2_000;

type Ask = (query: { sql: string }) => Promise<unknown>;

function watched(ask: Ask): Ask {
  return async (query) => {
    const began = performance.now();
    const kind = statementKind(query.sql);
    try {
      // Its text, in which every value is a number with a dollar.
      return await traced(kind, 'client', () => ({ 'db.system.name': 'postgresql', 'db.operation.name': kind, 'db.query.text': query.sql.slice(0, MOST_TEXT) }), () => ask(query));
    } catch (error) {
      failures.of(failureKindOf(error)).add();
      throw error;
    } finally {
      statements.of(kind).observe(secondsSince(began));
    }
  };
}

/** Watches what is asked of a connection or a pool: by replacing its two ways of asking, which nothing else may do. */
function watchStatements(queryable: SqlQueryable): void {
  queryable.queryRaw = watched(queryable.queryRaw.bind(queryable) as Ask) as SqlQueryable['queryRaw'];
  queryable.executeRaw = watched(queryable.executeRaw.bind(queryable) as Ask) as SqlQueryable['executeRaw'];
}

/** Prisma's way to PostgreSQL, watched: every statement of ours goes through here. */
export class WatchedPg extends PrismaPg {
  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    const pool = adapter.underlyingDriver();
    const forget = connections.from(() => [
      ['busy', pool.totalCount - pool.idleCount],
      ['idle', pool.idleCount],
      ['waiting', pool.waitingCount],
    ]);
    watchStatements(adapter);
    const begin = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => {
      const began = performance.now();
      const transaction = await begin(level);
      waits.of().observe(secondsSince(began));
      watchStatements(transaction);
      return transaction;
    };
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = () => {
      forget();
      return dispose();
    };
    return adapter;
  }
}
