import { Counter } from '#platform/meters/meters';
import type { LiveServer } from './handshake.js';

/** So much may wait for one socket: some hundred events. Whoever is further behind is served better by one request. */
const MOST_UNREAD = 262_144;

const LOOK_MS = 1_000;

const closed = new Counter({ name: 'belowline_live_unread_closed_total', help: 'Sockets that were closed because 256 KB waited for them that they did not read; their clients come again and ask for what they missed' });

/** What Engine.IO keeps of a connection and does not describe. */
interface Outgoing {
  /** What waits for the line to be free. */
  readonly writeBuffer: readonly { data?: { length: number } }[];
  readonly transport: {
    /** A WebSocket; none where a client polls. */
    readonly socket?: { readonly bufferedAmount: number; terminate: () => void };
  };
}

/** Characters of a text count as bytes. */
function unread({ writeBuffer, transport: { socket } }: Outgoing): number {
  return writeBuffer.reduce((sum, { data }) => sum + (data?.length ?? 0), socket?.bufferedAmount ?? 0);
}

/**
 * Closes sockets that do not read what they are sent: it would fill the memory of this process until their next ping is overdue, most of a minute later.
 * Answers how to stop.
 */
export function closeUnread(server: LiveServer): () => void {
  const timer = setInterval(() => {
    for (const { conn } of server.sockets.sockets.values()) {
      const outgoing = conn as unknown as Outgoing;
      if (unread(outgoing) <= MOST_UNREAD) continue;
      closed.of().add();
      const { socket: line } = outgoing.transport;
      // A farewell would wait behind everything else.
      if (line) line.terminate();
      else conn.close(true);
    }
  }, LOOK_MS);
  return () => clearInterval(timer);
}
