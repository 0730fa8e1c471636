import { describe, expect, it } from '@jest/globals';
import { chooseLocale } from './frame-query.js';

const known = ['en', 'fr', 'ar'];

describe('the language for a reader', () => {
  it.each([
    ['fr', undefined, 'fr'],
    ['fr-CA', undefined, 'fr-CA'],
    [undefined, 'de, ar;q=0.8, en;q=0.5', 'ar'],
    [undefined, 'en;q=0.2, fr;q=0.9', 'fr'],
    ['de', 'fr', 'fr'],
    ['!!', '*', 'en'],
    [undefined, undefined, 'en'],
    [undefined, 'fr;q=0', 'en'],
  ])('asked for %s with a browser that wants %s: %s', (asked, header, expected) => {
    expect(chooseLocale(known, asked, header)).toBe(expected);
  });
});
