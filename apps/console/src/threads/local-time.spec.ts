import { expect, it } from '@jest/globals';
import { fromLocal, toLocal } from './local-time.js';

it('is the same moment after a round through a field', () => {
  const instant = '2026-11-26T10:20:00.000Z';
  expect(fromLocal(toLocal(instant))).toBe(instant);
  expect([toLocal(null), fromLocal(''), fromLocal(null)]).toEqual(['', null, null]);
});
