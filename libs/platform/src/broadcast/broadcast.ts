/**
 * Where live events go out. The business names a room and an event; an api node delivers it to every socket of
 * that room, on every node. Delivery is a hint and may be lost: whatever must not be lost is in the database first.
 */
export abstract class Broadcast {
  abstract publish(room: string, event: string, payload: unknown): void;

  /** Which of these rooms have anybody in them, on any node; who cannot be asked in time counts as away. */
  abstract listening(rooms: string[]): Promise<ReadonlySet<string>>;

  /** Puts the sockets of one room out of another: what they may no longer hear. */
  abstract exclude(members: string, from: string): void;

  /** Tells the room's sockets why, then closes them. */
  abstract disconnect(room: string, event: string, payload: unknown): void;
}
