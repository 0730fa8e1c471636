import { io, type Socket } from 'socket.io-client';
import type { ClientEvents, ServerEvents } from '#contract/live';

/** The frame's end of the wire, with the contract's events. */
export type ThreadSocket = Socket<ServerEvents, ClientEvents>;

/** Opens the wire. The token goes into the handshake's body, never into the address. */
export function openSocket(token: () => string | null): ThreadSocket {
  const socket: ThreadSocket = io({
    transports: ['websocket'],
    auth: (give) => {
      const known = token();
      give(known ? { token: known } : {});
    },
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 15_000,
    randomizationFactor: 0.7,
  });
  // Who reads a thread hears with the removed reply itself that it is gone; feed and bell need not know how they heard. What is told again to who was away may be back by now.
  socket.on('reply.removed', ({ threadId, reply }) => {
    if (reply.status === 'published') return;
    for (const hear of socket.listeners('reply.gone')) hear({ replyId: reply.id, threadId });
  });
  return socket;
}
