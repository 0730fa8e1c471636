import { describe, expect, it } from '@jest/globals';
import { digestBefore, nextDigestAt } from './next-digest.js';

describe('when the next digest is due', () => {
  it.each([
    ['daily', 'Europe/Berlin', '2026-11-25T06:59:00Z', '2026-11-25T07:00:00Z'],
    ['daily', 'Europe/Berlin', '2026-11-25T07:00:00Z', '2026-11-26T07:00:00Z'],
    ['daily', 'America/Los_Angeles', '2026-11-25T07:00:00Z', '2026-11-25T16:00:00Z'],
    ['daily', null, '2026-11-25T09:00:00Z', '2026-11-26T08:00:00Z'],
    // The night in which clocks go forward, and the one in which they go back: still at eight.
    ['daily', 'Europe/Berlin', '2026-03-28T07:00:00Z', '2026-03-29T06:00:00Z'],
    ['daily', 'Europe/Berlin', '2026-10-24T06:00:00Z', '2026-10-25T07:00:00Z'],
    // 25 November 2026 is a Wednesday.
    ['weekly', 'Europe/Berlin', '2026-11-25T09:00:00Z', '2026-11-30T07:00:00Z'],
    ['weekly', 'Europe/Berlin', '2026-11-30T06:59:00Z', '2026-11-30T07:00:00Z'],
    ['weekly', 'Europe/Berlin', '2026-11-30T07:00:00Z', '2026-12-07T07:00:00Z'],
    // Monday there, still Sunday in Greenwich.
    ['weekly', 'Pacific/Auckland', '2026-11-29T18:00:00Z', '2026-11-29T19:00:00Z'],
  ] as const)('%s in %s after %s: %s', (rhythm, zone, now, due) => {
    expect(nextDigestAt(rhythm, zone, new Date(now))).toEqual(new Date(due));
  });

  it('is never where none is wanted', () => {
    expect(nextDigestAt('off', 'Europe/Berlin', new Date())).toBeNull();
  });

  it.each([
    ['daily', '2026-03-29T06:00:00Z', '2026-03-28T07:00:00Z'],
    ['daily', '2026-10-25T07:00:00Z', '2026-10-24T06:00:00Z'],
    ['weekly', '2026-03-30T06:00:00Z', '2026-03-23T07:00:00Z'],
  ] as const)('%s: follows on the one before, also when clocks change: %s', (rhythm, due, before) => {
    expect(digestBefore(rhythm, 'Europe/Berlin', new Date(due))).toEqual(new Date(before));
    expect(nextDigestAt(rhythm, 'Europe/Berlin', new Date(before))).toEqual(new Date(due));
  });
});
