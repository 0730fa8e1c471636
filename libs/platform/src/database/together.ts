import pg from 'pg';
import { gathering } from './gathering.js';
import type { PatientPool } from './patient-pool.js';
import type { Answer, Heard } from './prepared.js';
import { ask, type Asked, type Line } from './statements.js';

/** Statements that were asked in one moment. */
interface Company {
  /** The connection that they share. */
  had: Promise<{ line: Line; release: (broken: boolean) => void }>;
  /** How many are not answered yet. */
  left: number;
  broken: boolean;
}

/** The server said no to one statement, and waits for the next. */
const isOnlyRefused = (error: unknown): boolean => error instanceof pg.DatabaseError && error.severity === 'ERROR';

/**
 * Sends statements that are asked in one moment on one connection and in one packet, each by itself: none holds for another, and one that fails fails alone. They are answered
 * one after the other, so it is for small ones: what each would cost in being handed a connection, and in waking up a server, is more than itself.
 */
export class Together implements Line {
  private company: Company | undefined;

  constructor(private readonly pool: PatientPool) {}

  readonly query = (asked: Asked, _values: undefined, heard: Heard): void => {
    this.send(asked).then((answer) => heard(null, answer), (error: Error) => heard(error));
  };

  private async send(asked: Asked): Promise<Answer> {
    const company = (this.company ??= this.gather());
    company.left += 1;
    const { line, release } = await company.had;
    try {
      return await ask(line, asked);
    } catch (error) {
      company.broken ||= !isOnlyRefused(error);
      throw error;
    } finally {
      company.left -= 1;
      if (company.left === 0) release(company.broken);
    }
  }

  private gather(): Company {
    // Whatever is asked until then is asked in the same moment.
    process.nextTick(() => (this.company = undefined));
    const had = this.pool.connect().then((connection) => ({ line: gathering(connection), release: (broken: boolean) => connection.release(broken) }));
    return { had, left: 0, broken: false };
  }
}
