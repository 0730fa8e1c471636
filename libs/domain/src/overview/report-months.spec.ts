import { describe, expect, it } from '@jest/globals';
import { daysOf, keptForMs, reportMonths } from './report-months.js';

describe('the months of a published report', () => {
  const now = new Date('2026-03-05T10:00:00Z');

  it('begin with the site', () => {
    expect(reportMonths(new Date('2026-01-31T23:59:59Z'), now)).toEqual(['2026-03', '2026-02', '2026-01']);
  });

  it('are twelve at most', () => {
    const months = reportMonths(new Date('2020-01-01T00:00:00Z'), now);
    expect([months.length, months[0], months[11]]).toEqual([12, '2026-03', '2025-04']);
  });

  it('end with their last day', () => {
    expect(daysOf('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(daysOf('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  });

  it('are kept far longer once they are over', () => {
    expect([keptForMs(null, now), keptForMs('2026-03', now), keptForMs('2026-02', now)]).toEqual([300_000, 300_000, 86_400_000]);
  });
});
