import { expect, it } from '@jest/globals';
import { FewLines } from './few-lines.js';

it('writes some lines a second, and says how many there were besides', () => {
  const lines = new FewLines(2);
  expect([0, 100, 200, 999].map((now) => lines.take(now))).toEqual([0, 0, undefined, undefined]);
  expect([1_000, 1_001, 1_002].map((now) => lines.take(now))).toEqual([2, 0, undefined]);
  expect(lines.take(9_000)).toBe(1);
});
