import pg from 'pg';
import type { Db } from './database.js';
import { Statements, withStatements } from './statements.js';

/** What nobody may wait for when the primary could have answered. Milliseconds. */
const LIMITS = { connectMs: 1_000, statementMs: 1_000 };

/** So long a replica that broke is left alone, but for being asked whether it is back. Milliseconds. */
const LEFT_MS = 3_000;

/** A moment of this process, in `performance.now()`, and how far the primary's log was then at the least. */
export interface Mark {
  at: number;
  position: bigint;
}

/** A place in PostgreSQL's log as a number: two hexadecimal halves with a slash between. */
export function positionOf(text: string): bigint {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

type Trouble = 'cannot be reached' | 'is no replica of the database' | 'is behind';

/** One replica: a pool of its own, and up to which moment it is known to have everything. */
export class Replica {
  /** What reads from it: raw statements go there, and whatever Prisma asks by itself to the primary. */
  readonly db: Db;
  private readonly pool: pg.Pool;
  private complete = Number.NEGATIVE_INFINITY;
  private leftUntil = 0;
  private trouble: Trouble | undefined = 'is behind';

  constructor(connectionString: string, max: number, primary: Db) {
    this.pool = new pg.Pool({
      connectionString,
      max,
      connectionTimeoutMillis: LIMITS.connectMs,
      statement_timeout: LIMITS.statementMs,
      query_timeout: LIMITS.statementMs,
      application_name: 'belowline',
      options: '-c TimeZone=UTC -c default_transaction_read_only=on',
    });
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (connection) => connection.on('error', () => undefined));
    this.db = withStatements(primary, new Statements(this.pool));
  }

  /** It has everything that was committed before this moment, in `performance.now()`. */
  get completeTo(): number {
    return this.complete;
  }

  /** What keeps it from being read; undefined when it may be. */
  whyNot(now: number, mostBehindMs: number): Trouble | undefined {
    if (this.trouble !== undefined) return this.trouble;
    if (now < this.leftUntil) return 'cannot be reached';
    return now - this.complete > mostBehindMs ? 'is behind' : undefined;
  }

  /** Asks how far it is, and knows by the marks of the primary what it has; `system` is the number of the primary's cluster. */
  async look(marks: readonly Mark[], system: string): Promise<void> {
    try {
      const { rows } = await this.pool.query<{ standby: boolean; position: string | null; system: string }>(
        `SELECT pg_is_in_recovery() AS standby, pg_last_wal_replay_lsn()::text AS position, system_identifier::text AS system FROM pg_control_system()`,
      );
      const [row] = rows;
      // One that was made a primary goes its own way from then on.
      if (row?.standby !== true || row.position === null || row.system !== system) return this.distrust('is no replica of the database');
      const position = positionOf(row.position);
      const seen = marks.findLast((mark) => mark.position <= position);
      if (seen) this.complete = Math.max(this.complete, seen.at);
      this.trouble = undefined;
    } catch {
      this.distrust('cannot be reached');
    }
  }

  /** It failed somebody: it is left alone for some seconds. */
  leave(): void {
    this.leftUntil = performance.now() + LEFT_MS;
  }

  async end(): Promise<void> {
    await this.pool.end();
  }

  private distrust(trouble: Trouble): void {
    this.trouble = trouble;
    this.complete = Number.NEGATIVE_INFINITY;
  }
}
