import { Counter, Gauge, Histogram, secondsSince } from '../meters/meters.js';
import { traced } from '../tracing/tracing.js';
import { failureKindOf } from './failure-kind.js';

export const connections = new Gauge({ name: 'belowline_database_connections', help: 'Connections of the pool, by what they do: busy, idle; and requests that wait for one', labels: ['state'] });
export const waits = new Histogram({ name: 'belowline_database_connection_wait_seconds', help: 'Time until a transaction had its connection and had begun' });
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

/** Asks the database something, and notes how long that took, what failed, and, where there are traces, the statement: its text, in which every value is a number with a dollar. */
export async function watched<T>(kind: StatementKind, text: string, ask: () => Promise<T>): Promise<T> {
  const began = performance.now();
  try {
    return await traced(kind, 'client', () => ({ 'db.system.name': 'postgresql', 'db.operation.name': kind, 'db.query.text': text.slice(0, MOST_TEXT) }), ask);
  } catch (error) {
    failures.of(failureKindOf(error)).add();
    throw error;
  } finally {
    statements.of(kind).observe(secondsSince(began));
  }
}
