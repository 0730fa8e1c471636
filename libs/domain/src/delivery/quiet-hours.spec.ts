import { describe, expect, it } from '@jest/globals';
import { endOfQuiet } from './quiet-hours.js';

const NIGHT = { from: 22 * 60 + 30, to: 7 * 60 };

describe('quiet hours', () => {
  it.each([
    ['in the evening, until the next morning', NIGHT, '2026-11-25T22:00:00Z', '2026-11-26T06:00:00Z'],
    ['after midnight, until that morning', NIGHT, '2026-11-26T01:00:00Z', '2026-11-26T06:00:00Z'],
    ['from the first minute', NIGHT, '2026-11-25T21:30:00Z', '2026-11-26T06:00:00Z'],
    ['the night clocks go forward is an hour shorter', NIGHT, '2026-03-28T22:00:00Z', '2026-03-29T05:00:00Z'],
    ['the night clocks go back is an hour longer', NIGHT, '2026-10-24T22:00:00Z', '2026-10-25T06:00:00Z'],
    ['at noon', { from: 12 * 60, to: 13 * 60 }, '2026-11-25T11:30:00Z', '2026-11-25T12:00:00Z'],
  ])('%s', (_, quiet, now, end) => {
    expect(endOfQuiet(quiet, 'Europe/Berlin', new Date(now))).toEqual(new Date(end));
  });

  it.each([
    ['when they are over', NIGHT, '2026-11-26T06:00:00Z'],
    ['before they begin', NIGHT, '2026-11-25T21:29:00Z'],
    ['where both ends are one', { from: 60, to: 60 }, '2026-11-26T00:00:00Z'],
  ])('are not %s', (_, quiet, now) => {
    expect(endOfQuiet(quiet, 'Europe/Berlin', new Date(now))).toBeNull();
  });
});
