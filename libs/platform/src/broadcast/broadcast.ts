/**
 * Where live events go out. The business names a room and an event; an api node delivers it to every socket of
 * that room, on every node. Delivery is a hint and may be lost: whatever must not be lost is in the database first.
 */
export abstract class Broadcast {
  abstract publish(room: string, event: string, payload: unknown): void;

  /** To several rooms at once: a socket that is in more than one hears it once, and one in a room that is left out not at all. */
  abstract publishWide(where: { to: string[]; except: string[] }, event: string, payload: unknown): void;

  /** Puts the sockets of one room into another: what they may hear from now on. */
  abstract include(members: string, into: string): void;

  /** Which of these rooms have anybody in them, on any node; who cannot be asked in time counts as away. */
  abstract listening(rooms: string[]): Promise<ReadonlySet<string>>;

  /** Puts the sockets of one room out of another: what they may no longer hear. */
  abstract exclude(members: string, from: string): void;

  /** Tells the room's sockets why, then closes them. */
  abstract disconnect(room: string, event: string, payload: unknown): void;
}
