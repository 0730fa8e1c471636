/** Why the database did not do what it was asked: few kinds, so that they can be counted. */
export type FailureKind = 'unique' | 'constraint' | 'deadlock' | 'serialization' | 'lock' | 'timeout' | 'resources' | 'connection' | 'other';

/** By SQLSTATE, the most exact first (PostgreSQL, appendix A). */
const BY_STATE: readonly (readonly [string, FailureKind])[] = [
  ['23505', 'unique'], ['23', 'constraint'], ['40P01', 'deadlock'], ['40', 'serialization'], ['55P03', 'lock'], ['57014', 'timeout'], ['25P03', 'timeout'],
  ['53', 'resources'], ['57P', 'connection'], ['08', 'connection'],
];

/** As an error of the driver or of its adapter carries them. */
interface Clues {
  code?: string;
  cause?: { originalCode?: string; code?: string; kind?: string; severity?: string };
  severity?: string;
}

const WITHOUT_STATE = /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|TlsConnectionError)$|ECONN|EPIPE|Connection terminated|timeout exceeded when trying to connect|Client has encountered/;

/** The kind of a failed statement. What was said by the server goes before what the driver makes of a broken line. */
export function failureKindOf(error: unknown): FailureKind {
  const { code, cause, severity } = (error ?? {}) as Clues;
  const state = cause?.originalCode ?? cause?.code ?? code ?? '';
  const known = BY_STATE.find(([beginning]) => state.startsWith(beginning));
  if (known) return known[1];
  // Ends the connection, or refuses it: nothing was asked.
  if ((cause?.severity ?? severity) === 'FATAL') return 'connection';
  const said = [cause?.kind ?? '', state, error instanceof Error ? error.message : ''];
  return said.some((each) => WITHOUT_STATE.test(each)) ? 'connection' : 'other';
}
