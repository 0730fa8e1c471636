import { describe, expect, it } from '@jest/globals';
import { robotsFor } from './robots.js';

describe('what search engines are told', () => {
  it.each([
    ['index', 'page', null],
    ['index', 'frame', 'noindex, indexifembedded'],
    ['nosnippet', 'page', 'nosnippet'],
    ['nosnippet', 'frame', 'noindex, indexifembedded, nosnippet'],
    ['noindex', 'page', 'noindex'],
    ['noindex', 'frame', 'noindex'],
    ['index', 'card', 'noindex'],
  ] as const)('%s, on a %s: %s', (choice, place, told) => {
    expect(robotsFor(choice, place)).toBe(told);
  });
});
