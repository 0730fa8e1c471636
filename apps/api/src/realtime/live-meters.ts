import { Gauge } from '#platform/meters/meters';
import type { LiveServer } from './handshake.js';

const sockets = new Gauge({ name: 'belowline_live_sockets', help: 'Sockets of this process, by who is at the other end: anonymous, reader, staff', labels: ['who'] });
const rooms = new Gauge({ name: 'belowline_live_rooms', help: 'Rooms of this process that somebody is in, by kind', labels: ['kind'] });

/** A socket's own room is named by its id, everything else is `kind:id` or the kind alone. */
const KINDS = new Set(['thread', 'user', 'session', 'feed', 'queue', 'desk', 'user-feed', 'thread-feed', 'article-feed', 'deaf']);

function count(values: Iterable<string>): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
}

function* kindsOf(names: Iterable<string>): Generator<string> {
  for (const name of names) {
    const end = name.indexOf(':');
    const kind = end < 0 ? name : name.slice(0, end);
    if (KINDS.has(kind)) yield kind;
  }
}

/** Counts sockets and rooms whenever somebody asks, until what is answered is called. */
export function watchSockets(server: LiveServer): () => void {
  const whos = function* (): Generator<string> {
    for (const { data } of server.sockets.sockets.values()) yield data.claims === undefined ? 'anonymous' : data.staff === true ? 'staff' : 'reader';
  };
  const forgets = [
    // All three, so that nobody at all is a nought and not a gap.
    sockets.from(() => count(['anonymous', 'reader', 'staff', ...whos()]).map(([who, times]) => [who, times - 1])),
    rooms.from(() => count(kindsOf(server.sockets.adapter.rooms.keys()))),
  ];
  return () => forgets.forEach((forget) => forget());
}
