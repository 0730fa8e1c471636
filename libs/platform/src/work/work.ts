import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span } from '../tracing/tracing.js';

/** Why somebody waits for an answer. When there is too much to do, who writes is turned away first, then who reads, and last who moderates; who logs in or registers, by how many passwords can be hashed. */
export type Errand = 'writing' | 'reading' | 'entering' | 'moderating';

/** What is being done at this moment: a request that is answered, or a job. Whatever it calls finds it here, without being handed it. */
export interface Work {
  /** What each of its log lines is found by: never anything of a person. */
  readonly names: Readonly<Record<string, string>>;
  /** As traces show it, where somebody traces. */
  readonly span?: Span | undefined;
  /** Of a request, where somebody waits; what nobody waits for, as a job, has the time to wait itself. */
  readonly errand?: Errand | undefined;
}

const under = new AsyncLocalStorage<Work>();

/** Does something as part of a work: what it begins belongs to that too. */
export const doWithin = <T>(work: Work, act: () => T): T => under.run(work, act);

/** The work that this belongs to; none while the process begins or ends, or looks after itself. */
export const currentWork = (): Work | undefined => under.getStore();
