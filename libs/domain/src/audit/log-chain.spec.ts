import { describe, expect, it } from '@jest/globals';
import { BEGINNING, faultAfter, hashOf, readPlace, sayFault, writePlace, type ChainedEntry, type LogPlace } from './log-chain.js';

const id = (number: number): string => `01990000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** A log of so many entries, chained. */
function logOf(length: number): ChainedEntry[] {
  const entries: ChainedEntry[] = [];
  let place: LogPlace = BEGINNING;
  for (let number = 1; number <= length; number += 1) {
    const written = {
      seq: BigInt(number), id: id(number), at: new Date(1_700_000_000_000 + number), actorId: id(900), action: 'reply.reject', targetKind: 'reply', targetId: id(100 + number),
      reason: 'spam', note: null, before: '{"status": "held"}', after: '{"status": "rejected"}', previous: place.hash,
    };
    place = { seq: written.seq, hash: hashOf(written) };
    entries.push({ ...written, hash: place.hash });
  }
  return entries;
}

const at = (entries: ChainedEntry[], place: number): ChainedEntry => entries[place - 1] ?? entries[0]!;

/** The first fault of a log. */
function firstFault(entries: ChainedEntry[], last = BigInt(entries.length)) {
  let place: LogPlace = BEGINNING;
  for (const entry of entries) {
    const fault = faultAfter(place, entry, last);
    if (fault !== null) return fault;
    place = entry;
  }
  return null;
}

describe('the chain of the log', () => {
  it('holds as it was written', () => {
    expect(firstFault(logOf(5))).toBeNull();
    expect(firstFault([])).toBeNull();
  });

  it('has a known beginning: the format does not change by accident', () => {
    expect(writePlace(at(logOf(2), 2))).toBe('2:9681aed3516012b079d61e1b08c4ca802f1e360d028a7648d7ecc781c71f56e1');
  });

  it('reads nothing and an empty text apart, and values that run into each other', () => {
    const [first] = logOf(1);
    if (!first) throw new Error('There is an entry.');
    const hashes = [{ ...first, reason: null, note: null }, { ...first, reason: '', note: null }, { ...first, reason: null, note: '' }, { ...first, reason: '1:a', note: 'b' }, { ...first, reason: '1', note: 'a,1:b' }];
    expect(new Set(hashes.map((entry) => hashOf(entry).toString('hex'))).size).toBe(hashes.length);
  });

  it('names an entry of which anything was changed', () => {
    const changes: Partial<ChainedEntry>[] = [
      { id: id(77) }, { at: new Date(0) }, { actorId: id(78) }, { action: 'reply.approve' }, { targetKind: 'user' }, { targetId: id(79) },
      { reason: null }, { note: '' }, { before: '{}' }, { after: '{}' }, { previous: new Uint8Array(32).fill(1) }, { hash: new Uint8Array(32).fill(2) },
    ];
    for (const change of changes) {
      expect(firstFault(logOf(4).map((entry) => (entry.seq === 3n ? { ...entry, ...change } : entry)))).toMatchObject({ kind: 'tampered', seq: 3n });
    }
  });

  it('names the entry that was written anew with a hash to fit, though the next one tells of it', () => {
    const entries = logOf(4);
    const changed = { ...at(entries, 2), note: 'nothing happened' };
    expect(firstFault(entries.map((entry) => (entry.seq === 2n ? { ...changed, hash: hashOf(changed) } : entry)))).toEqual({ kind: 'tampered', seq: 2n });
  });

  it('names the first that is missing, first, in the middle, and where the rest was moved up', () => {
    expect(firstFault(logOf(4).slice(1), 4n)).toEqual({ kind: 'missing', seq: 1n });
    expect(firstFault(logOf(4).filter(({ seq }) => seq !== 3n), 4n)).toEqual({ kind: 'missing', seq: 3n });
    const moved = logOf(4).filter(({ seq }) => seq !== 2n).map((entry) => ({ ...entry, seq: entry.seq > 2n ? entry.seq - 1n : entry.seq }));
    expect(firstFault(moved, 4n)).toMatchObject({ kind: 'reordered', seq: 2n, writtenAs: 3n });
  });

  it('names the first of two that changed places, and one that stands twice', () => {
    const entries = logOf(5);
    const swapped = entries.map((entry) => (entry.seq === 2n ? { ...at(entries, 4), seq: 2n } : entry.seq === 4n ? { ...at(entries, 2), seq: 4n } : entry));
    expect(firstFault(swapped)).toMatchObject({ kind: 'reordered', seq: 2n, writtenAs: 4n, id: id(4) });
    expect(firstFault([...entries.slice(0, 2), { ...at(entries, 2), id: id(50) }, ...entries.slice(2)])).toMatchObject({ kind: 'added', seq: 2n, id: id(50) });
  });

  it('says what is wrong in a sentence', () => {
    expect(sayFault({ kind: 'missing', seq: 3n })).toBe('Entry 3 is missing.');
    expect(sayFault({ kind: 'reordered', seq: 2n, id: id(4), writtenAs: 4n })).toBe(`Entry 2 (${id(4)}) was written as entry 4: the order was changed.`);
  });
});

describe('a place in the log, kept elsewhere', () => {
  it('is read as it was written, and nothing else is', () => {
    const place = { seq: 12n, hash: Buffer.alloc(32, 7) };
    expect(readPlace(writePlace(place))).toEqual(place);
    for (const text of ['', '12', `12:${'7'.repeat(63)}`, `x:${'7'.repeat(64)}`, `12:${'g'.repeat(64)}`]) expect(readPlace(text)).toBeNull();
  });
});
