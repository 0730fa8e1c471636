import { expect, it } from '@jest/globals';
import { roundUp, roundUpTime } from './round-up.js';

it.each([[0, 0], [1, 1], [3, 5], [7, 10], [10, 10], [11, 20], [57, 100], [130, 200], [0.3, 0.5]])('the top of a chart of %d is %d', (value, top) => {
  expect(roundUp(value)).toBe(top);
});

it.each([[0, 0], [45, 50], [90, 120], [8_300, 18_000], [90_000, 180_000]])('and of %d seconds it is %d', (seconds, top) => {
  expect(roundUpTime(seconds)).toBe(top);
});
