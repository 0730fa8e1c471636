import { Server, type BroadcastOperator, type DefaultEventsMap } from 'socket.io';

/**
 * Loaded before a server of either side: says when that server hands a published reply to Socket.IO, on the machine's
 * one clock. The servers know nothing of it.
 */
interface Emitting {
  emit: (event: string, ...args: unknown[]) => boolean;
}

const unbound: BroadcastOperator<DefaultEventsMap, unknown> = new Server().to('nobody');
const operator = Object.getPrototypeOf(unbound) as Emitting;
const emit = operator.emit;

operator.emit = function (this: Emitting, event: string, ...args: unknown[]): boolean {
  if (event === 'reply.published') process.send?.({ emittedAt: Number(process.hrtime.bigint()) / 1e6 });
  return emit.call(this, event, ...args);
};
