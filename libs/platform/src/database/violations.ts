import pg from 'pg';
import { Prisma } from './generated/client.js';

interface DriverCause {
  originalCode?: string;
  kind?: string;
  /** `FATAL` ends the connection, or refuses it: nothing was asked. */
  severity?: string;
  constraint?: { fields?: string[]; index?: string };
}

const causeOf = (error: Prisma.PrismaClientKnownRequestError): DriverCause => {
  const adapterError = (error.meta as { driverAdapterError?: { cause?: DriverCause } } | undefined)?.driverAdapterError;
  return adapterError?.cause ?? {};
};

/** PostgreSQL's code for a value that another row has. */
const UNIQUE_VIOLATION = '23505';

/** Whether a write was refused because another row has the same value in this column. */
export function isTaken(error: unknown, column: string): boolean {
  if (error instanceof pg.DatabaseError) return error.code === UNIQUE_VIOLATION && error.constraint?.includes(column) === true;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return false;
  const { constraint } = causeOf(error);
  return constraint?.fields?.some((field) => field.replaceAll('"', '') === column) ?? constraint?.index?.includes(column) ?? false;
}

/** Prisma's names for: cannot connect, timed out connecting, connection closed, no connection free, transaction not started in time. */
const OUT_OF_REACH = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']);

/** SQLSTATE 08: connection; 53: out of resources; 57: cancelled or shutting down; 55P03: lock not had in time. */
const OUT_OF_REACH_STATE = /^(08|53|57)|^55P03/;

/** The driver's own names for the same, where a raw statement met it. */
const OUT_OF_REACH_KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections', 'TlsConnectionError']);

/** What a socket says when nobody is there, or not any more. */
const NOBODY_THERE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH']);

/** The driver's words, where it gives no code. */
const DRIVER_SAYS = /Connection terminated|not queryable|timeout exceeded when trying to connect|Query read timeout/;

const IN_FAILED_TRANSACTION = '25P02';

const isOnlyAfter = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === IN_FAILED_TRANSACTION;

/** Once a statement of a transaction has failed, all that come after fail too and say only that. Answers what was wrong first, where `outcomes` has it. */
export function whatFailed(error: unknown, outcomes: PromiseSettledResult<unknown>[]): unknown {
  if (!isOnlyAfter(error)) return error;
  const first = outcomes.find((outcome) => outcome.status === 'rejected' && !isOnlyAfter(outcome.reason));
  return first?.status === 'rejected' ? first.reason : error;
}

/** Whether the database could not be asked, as against having said no. Worth trying again. */
export function isOutOfReach(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    const { originalCode = '', kind = '', severity } = causeOf(error);
    return severity === 'FATAL' || OUT_OF_REACH.has(error.code) || OUT_OF_REACH_KINDS.has(kind) || OUT_OF_REACH_STATE.test(originalCode);
  }
  if (error instanceof pg.DatabaseError) return error.severity === 'FATAL' || OUT_OF_REACH_STATE.test(error.code ?? '');
  return error instanceof Error && (NOBODY_THERE.has((error as NodeJS.ErrnoException).code ?? '') || DRIVER_SAYS.test(error.message));
}
