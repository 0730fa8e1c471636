import type { Socket } from 'node:net';

/**
 * What the processes of one crew say to each other about connections. The one that started the others says the first when it will pass connections on; the second comes
 * with one. Who takes no new ones any more asks whether some are on their way to it; the answer comes after them.
 */
export const PASSES_ON = 'belowline: connections are passed on';
export const CONNECTION = 'belowline: a connection';
export const ANY_MORE = 'belowline: are there any more?';
export const NO_MORE = 'belowline: there are no more';

/** Beneath Node's socket. It is what reads; a socket that is paused has it read on into a buffer, which cannot be passed on. */
interface Beneath {
  _handle?: { readStop: () => void } | null;
  server?: unknown;
}

/**
 * Takes a connection on which nothing is under way out of this process, for another one to go on with it. What arrives from here on waits in the kernel, and
 * whoever has it next reads it.
 */
export function letGo(socket: Socket, send: (socket: Socket, sent: () => void) => void): void {
  const beneath = socket as Beneath;
  beneath._handle?.readStop();
  // Else Node has both processes keep count of it for this server, until it ends wherever it is then.
  beneath.server = null;
  // By then it is somebody else's, or nobody's: what is left of it here ends.
  send(socket, () => void socket.destroy());
}
