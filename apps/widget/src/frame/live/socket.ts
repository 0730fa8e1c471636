import { io, type Socket } from 'socket.io-client';
import type { ClientEvents, ServerEvents } from '#contract/live';

/** The frame's end of the wire, with the contract's events. */
export type ThreadSocket = Socket<ServerEvents, ClientEvents>;

/** Opens the wire. The token goes into the handshake's body, never into the address. */
export function openSocket(token: () => string | null): ThreadSocket {
  return io({
    transports: ['websocket'],
    auth: (give) => {
      const known = token();
      give(known ? { token: known } : {});
    },
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 15_000,
    randomizationFactor: 0.7,
  });
}
