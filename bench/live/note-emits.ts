import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Server, type BroadcastOperator, type DefaultEventsMap } from 'socket.io';

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

/** V8 keeps the pages of what it has collected for a while before the system has them back. */
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

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function tellMemory(): void {
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ residentBytes: rss, heapBytes: heapUsed + external } satisfies Memory);
}

process.on('message', (message) => {
  if (message !== MEMORY_QUESTION) return;
  // The second finds what the first had only marked.
  collect();
  collect();
  setTimeout(tellMemory, GIVEN_BACK_MS);
});
