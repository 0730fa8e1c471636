import { expect, it } from '@jest/globals';
import { roundUp } from './round-up.js';

it.each([[0, 0], [1, 1], [3, 5], [7, 10], [10, 10], [11, 20], [57, 100], [130, 200], [0.3, 0.5]])('the top of a chart of %d is %d', (value, top) => {
  expect(roundUp(value)).toBe(top);
});
