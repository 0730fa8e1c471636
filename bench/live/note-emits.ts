import { Server, type BroadcastOperator, type DefaultEventsMap } from 'socket.io';
import { collectToSaveMemory } from '../stage/collect.js';

/**
 * Loaded before a server of either side, which knows nothing of it: says when that server hands a published reply to
 * Socket.IO, on the machine's one clock, and when asked, what memory it holds with nothing left to collect.
 */
export interface Emitted {
  emittedAt: number;
}

export interface Memory {
  residentBytes: number;
  heapBytes: number;
}

const MEMORY_QUESTION = 'memory';

/** What other threads free is back at the system a little later. */
const GIVEN_BACK_MS = 10_000;

interface Emitting {
  emit: (event: string, ...args: unknown[]) => boolean;
}

const unbound: BroadcastOperator<DefaultEventsMap, unknown> = new Server().to('nobody');
const operator = Object.getPrototypeOf(unbound) as Emitting;
const emit = operator.emit;

operator.emit = function (this: Emitting, event: string, ...args: unknown[]): boolean {
  if (event === 'reply.published') process.send?.({ emittedAt: Number(process.hrtime.bigint()) / 1e6 } satisfies Emitted);
  return emit.call(this, event, ...args);
};

function tellMemory(): void {
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ residentBytes: rss, heapBytes: heapUsed + external } satisfies Memory);
}

process.on('message', (message) => {
  if (message !== MEMORY_QUESTION) return;
  collectToSaveMemory();
  setTimeout(tellMemory, GIVEN_BACK_MS);
});
