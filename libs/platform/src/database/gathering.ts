import type { Socket } from 'node:net';
import type pg from 'pg';
import type { Line } from './statements.js';

/** The driver's own connection to the server, which its types keep to themselves. */
const streamOf = (connection: pg.PoolClient): Socket => (connection as unknown as { connection: { stream: Socket } }).connection.stream;

/**
 * A connection on which whatever is asked before anything is waited for leaves together: a packet for a BEGIN and what follows it, a packet for the last
 * statements and their COMMIT. The server wakes up once for each packet, and each costs both sides a system call.
 */
export function gathering(connection: pg.PoolClient): Line {
  const stream = streamOf(connection);
  let held = false;
  const letGo = (): void => {
    held = false;
    stream.uncork();
  };
  return {
    query: (asked, values, heard) => {
      if (!held) {
        held = true;
        stream.cork();
        // After every promise that is settled by now has been followed up, and before anything is read.
        process.nextTick(letGo);
      }
      (connection as unknown as Line).query(asked, values, heard);
    },
  };
}
