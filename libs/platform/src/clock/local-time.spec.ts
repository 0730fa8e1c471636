import { describe, expect, it } from '@jest/globals';
import { laterDay, localTime, momentOf } from './local-time.js';

describe('the time of a place', () => {
  it('is what its clock and its calendar say', () => {
    expect(localTime(new Date('2026-01-01T02:30:00Z'), 'America/New_York')).toEqual({ year: 2025, month: 12, day: 31, weekday: 3, minutes: 21 * 60 + 30 });
    expect(localTime(new Date('2026-07-01T20:00:00Z'), 'Asia/Kathmandu')).toEqual({ year: 2026, month: 7, day: 2, weekday: 4, minutes: 105 });
    expect(localTime(new Date('2026-07-01T20:00:00Z'), 'Nowhere/Else')).toEqual({ year: 2026, month: 7, day: 1, weekday: 3, minutes: 20 * 60 });
  });

  it.each([
    ['in winter', { year: 2026, month: 1, day: 15 }, 480, '2026-01-15T07:00:00Z'],
    ['in summer', { year: 2026, month: 7, day: 15 }, 480, '2026-07-15T06:00:00Z'],
    ['on the day the clocks go forward', { year: 2026, month: 3, day: 29 }, 480, '2026-03-29T06:00:00Z'],
    ['skipped that night: as much later as they jump', { year: 2026, month: 3, day: 29 }, 150, '2026-03-29T01:30:00Z'],
    ['said twice: the first', { year: 2026, month: 10, day: 25 }, 150, '2026-10-25T00:30:00Z'],
    ['on the day the clocks go back', { year: 2026, month: 10, day: 25 }, 480, '2026-10-25T07:00:00Z'],
  ])('leads back to the moment: %s', (_, day, minutes, moment) => {
    expect(momentOf(day, minutes, 'Europe/Berlin')).toEqual(new Date(moment));
  });

  it('knows the days of the calendar', () => {
    expect(laterDay({ year: 2028, month: 2, day: 28 }, 1)).toEqual({ year: 2028, month: 2, day: 29 });
    expect(laterDay({ year: 2026, month: 12, day: 31 }, 1)).toEqual({ year: 2027, month: 1, day: 1 });
  });
});
