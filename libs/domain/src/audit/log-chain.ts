import { createHash } from 'node:crypto';

/** An entry of the log as it is kept: everything that its hash is made of, and the hash. */
export interface ChainedEntry {
  seq: bigint;
  id: string;
  at: Date;
  actorId: string;
  action: string;
  targetKind: string;
  targetId: string;
  reason: string | null;
  note: string | null;
  /** As the database writes the JSON out. */
  before: string;
  after: string;
  previous: Uint8Array;
  hash: Uint8Array;
}

/** A place in the log: an entry's number and its hash. Kept somewhere else, it proves everything up to there. */
export interface LogPlace {
  seq: bigint;
  hash: Uint8Array;
}

/** What the first entry follows: no number and 32 zeros. */
export const BEGINNING: LogPlace = { seq: 0n, hash: new Uint8Array(32) };

/** What is wrong with the log, and where it begins. */
export interface LogFault {
  kind: 'tampered' | 'missing' | 'reordered' | 'added' | 'cut-off' | 'other-head';
  /** The place that is not as it was written. */
  seq: bigint;
  /** Its id, where there is an entry. */
  id?: string;
  /** Of an entry that stands elsewhere now: where it was written. */
  writtenAs?: bigint;
}

/** Of the ways in which entries were written out; another way gets the next number. */
const FORMAT = '1';

/** A value with its length in bytes before it, so that no two lists of values are written the same (the idea of netstrings, cr.yp.to/proto/netstrings.txt). */
const netstring = (value: string | null): string => (value === null ? '-' : `${Buffer.byteLength(value)}:${value}`);

/** The hash of an entry: of what it says and of the hash before, as the trigger of the log makes it (migration 20261126023000). */
export function hashOf(entry: Omit<ChainedEntry, 'hash'>): Buffer {
  const { seq, id, at, actorId, action, targetKind, targetId, reason, note, before, after, previous } = entry;
  const values = [FORMAT, String(seq), id, String(at.getTime()), actorId, action, targetKind, targetId, reason, note, before, after];
  return createHash('sha256').update(previous).update(values.map(netstring).join(',')).digest();
}

/** Whether two hashes are the same. */
export const sameHash = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

/** Under which number an entry was written, if under any up to the last: its hash holds only there. */
function numberWrittenUnder(entry: ChainedEntry, last: bigint): bigint | undefined {
  for (let seq = 1n; seq <= last; seq += 1n) {
    if (seq !== entry.seq && sameHash(hashOf({ ...entry, seq }), entry.hash)) return seq;
  }
  return undefined;
}

/** What is wrong with the next entry of the log after a place, if anything. `last` is the highest number there has been. */
export function faultAfter(place: LogPlace, entry: ChainedEntry, last: bigint): LogFault | null {
  const expected = place.seq + 1n;
  if (entry.seq > expected) return { kind: 'missing', seq: expected };
  if (entry.seq < expected) return { kind: 'added', seq: entry.seq, id: entry.id };
  const [follows, holds] = [sameHash(entry.previous, place.hash), sameHash(hashOf(entry), entry.hash)];
  if (follows && holds) return null;
  // What follows another hash and is whole itself tells of the one before: that was written anew, with a hash to fit.
  if (holds && place.seq > 0n) return { kind: 'tampered', seq: place.seq };
  const writtenAs = numberWrittenUnder(entry, last);
  if (writtenAs !== undefined) return { kind: 'reordered', seq: expected, id: entry.id, writtenAs };
  return { kind: 'tampered', seq: expected, id: entry.id };
}

/** A fault in a sentence, for whoever runs the verification. */
export function sayFault({ kind, seq, id, writtenAs }: LogFault): string {
  const entry = `Entry ${seq}${id === undefined ? '' : ` (${id})`}`;
  switch (kind) {
    case 'tampered':
      return `${entry} is not as it was written.`;
    case 'missing':
      return `${entry} is missing.`;
    case 'reordered':
      return `${entry} was written as entry ${writtenAs ?? ''}: the order was changed.`;
    case 'added':
      return `${entry} was not written by the log: it was added by other means.`;
    case 'cut-off':
      return `${entry} is missing, and so is everything after it: the log was cut off.`;
    case 'other-head':
      return `${entry} has another hash than was noted for it: entries were written anew.`;
  }
}

/** A place as it is kept outside of the database: `<seq>:<hash in hex>`. */
export const writePlace = ({ seq, hash }: LogPlace): string => `${seq}:${Buffer.from(hash).toString('hex')}`;

/** Reads what `writePlace` wrote; null for anything else. */
export function readPlace(text: string): LogPlace | null {
  const [, seq, hash] = /^(\d{1,18}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  return seq === undefined || hash === undefined ? null : { seq: BigInt(seq), hash: Buffer.from(hash, 'hex') };
}
