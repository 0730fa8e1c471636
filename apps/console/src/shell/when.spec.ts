import { describe, expect, it } from '@jest/globals';
import { when } from './when.js';

describe('how long ago', () => {
  const now = Date.parse('2021-08-26T18:00:00Z');

  it.each([
    ['2021-08-26T17:59:40Z', 'now'],
    ['2021-08-26T18:00:20Z', 'now'],
    ['2021-08-26T17:48:00Z', '12m ago'],
    ['2021-08-26T15:00:00Z', '3h ago'],
    ['2021-08-20T12:00:00Z', 'Aug 20'],
    ['2020-02-01T12:00:00Z', 'Feb 1, 2020'],
  ])('%s is %j', (instant, said) => {
    expect(when(instant, now)).toBe(said);
  });
});
