import { describe, expect, it } from '@jest/globals';
import { dayAfter, dayOf } from './days.js';

describe('days', () => {
  it('are of the calendar where somebody is', () => {
    expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
    expect(dayOf(new Date(2026, 11, 31, 0, 0))).toBe('2026-12-31');
  });

  it('go on over the ends of months and years', () => {
    expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
  });
});
