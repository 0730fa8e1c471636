import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapter, SqlQuery, SqlQueryable, Transaction as AdapterTransaction } from '@prisma/driver-adapter-utils';
import type pg from 'pg';
import { Statements, statementName, type Line } from './statements.js';
import { connections, statementKind, waits, watched } from './watched.js';
import { secondsSince } from '../meters/meters.js';

/** Who began the transaction that is being started, to be told which connection it got. */
const beginner = new AsyncLocalStorage<{ statements?: Statements }>();

const ENDS = new Set(['COMMIT', 'ROLLBACK']);

/** The adapter keeps a transaction's connection to itself; its own statements go through the same field. */
const lineOf = (transaction: AdapterTransaction): Line => (transaction as unknown as { client: Line }).client;

/** Prisma's adapter on a pool that is ours: a transaction tells who began it how to send statements on its connection. */
export class SharedPool extends PrismaPg {
  constructor(pool: pg.Pool) {
    super(pool, { statementNameGenerator: ({ sql }) => statementName(sql), disposeExternalPool: true });
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    const pool = adapter.underlyingDriver();
    const forget = connections.from(() => [
      ['busy', pool.totalCount - pool.idleCount],
      ['idle', pool.idleCount],
      ['waiting', pool.waitingCount],
    ]);
    watchStatements(adapter);
    const start = adapter.startTransaction.bind(adapter);
    const startTransaction: SqlDriverAdapter['startTransaction'] = async (level) => {
      const asked = performance.now();
      const transaction = await start(level);
      waits.of().observe(secondsSince(asked));
      watchStatements(transaction);
      const begun = beginner.getStore();
      if (begun) begun.statements = closedAtItsEnd(transaction);
      return transaction;
    };
    const dispose = adapter.dispose.bind(adapter);
    return Object.assign(adapter, {
      startTransaction,
      dispose: () => {
        forget();
        return dispose();
      },
    });
  }
}

/** Watches what Prisma asks by itself, by replacing its two ways of asking, which nothing else may do. */
function watchStatements(queryable: SqlQueryable): void {
  const [query, execute] = [queryable.queryRaw.bind(queryable), queryable.executeRaw.bind(queryable)];
  queryable.queryRaw = (asked: SqlQuery) => watched(statementKind(asked.sql), asked.sql, () => query(asked));
  queryable.executeRaw = (asked: SqlQuery) => watched(statementKind(asked.sql), asked.sql, () => execute(asked));
}

/** Before the transaction ends, not after: on a connection that was given back, a late statement would be somebody else's. */
function closedAtItsEnd(transaction: AdapterTransaction): Statements {
  const statements = new Statements(lineOf(transaction));
  const execute = transaction.executeRaw.bind(transaction);
  transaction.executeRaw = (query) => {
    if (ENDS.has(query.sql)) statements.close();
    return execute(query);
  };
  return statements;
}

/** Runs `begin`, which starts a transaction; `found` answers, once it has started, how to send statements on its connection. */
export function noteConnection<Result>(begin: (found: () => Statements) => Result): Result {
  const begun: { statements?: Statements } = {};
  return beginner.run(begun, () =>
    begin(() => {
      if (!begun.statements) throw new Error('The transaction has not started.');
      return begun.statements;
    }),
  );
}
