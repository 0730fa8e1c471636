/** What is asked for: pages that have to be made, what a reader may do, and new replies. */
export type Kind = 'page' | 'own' | 'post';

/** What the process that asks is told. */
export interface OpenJob {
  port: number;
  /** Requests a second, sent whether those before were answered or not. */
  rate: number;
  seconds: number;
  /** Connections that are kept, each with one request at a time. A request that finds none free is not sent. */
  connections: number;
  threads: string[];
  tokens: string[];
}

/** An answer: which second of the round it was asked for in, how long it took, in milliseconds, and what it was. */
export interface Given {
  second: number;
  ms: number;
  kind: Kind;
}

export interface OpenResult {
  /** Requests that were due. */
  due: number;
  /** Of these, how many were not sent, since no connection was free. */
  unsent: number;
  /** How many were let in and answered before the round was over: what is answered afterwards was not done in its time. */
  inTime: number;
  /** How late requests were sent, in milliseconds: the process that asks shares the processors with what it asks. */
  lateness: number[];
  accepted: Given[];
  /** Answered with 503, a code, and when to come again. */
  refused: Given[];
  /** Everything else, and how often; a line that broke among it. */
  odd: [what: string, times: number][];
}
