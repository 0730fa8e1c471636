import { describe, expect, it } from '@jest/globals';
import { untilOf } from './until.js';

const now = Date.parse('2026-01-10T12:00:00Z');

describe('how long somebody may not post', () => {
  it('is so many days, until the end of a day, or until somebody ends it', () => {
    expect(untilOf('3', '', now)).toBe('2026-01-13T12:00:00.000Z');
    expect(untilOf('open', '', now)).toBeNull();
    expect(untilOf('date', '2026-02-01', now)).toBe(new Date('2026-02-01T23:59:59').toISOString());
  });

  it('is nothing that is over, or no day', () => {
    for (const date of ['', '2026-01-01', 'soon']) expect(untilOf('date', date, now)).toBeUndefined();
  });
});
