import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** Asking for sixteen random bytes costs as much as asking for thousands. */
const pool = Buffer.alloc(4_096);
const BYTES = 16;
let used = pool.length;

function someBytes(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += BYTES;
  return pool.subarray(used - BYTES, used);
}

/** A UUIDv7: in order of time, so that it is a row's identity and its place in a list at once. */
export const newId = (at?: Date): string => (at === undefined ? v7() : v7({ msecs: at.getTime(), random: someBytes() }));

/** The first id that anything could have which is made after a moment: a period is a range of ids. */
export const firstIdAfter = (moment: Date): string => {
  const hex = (moment.getTime() + 1).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
};
