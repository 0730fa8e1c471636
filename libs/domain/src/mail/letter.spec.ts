import { describe, expect, it } from '@jest/globals';
import { localeChain } from './letter.js';

describe('the language of a letter', () => {
  it.each([
    ['fr-CA', ['fr-CA', 'fr', 'en']],
    ['zh-Hant-TW', ['zh-Hant-TW', 'zh-Hant', 'zh', 'en']],
    ['en', ['en']],
    ['en-GB', ['en-GB', 'en']],
    ['../../etc', ['en']],
    ['', ['en']],
  ])('%j is looked for as %j', (locale, chain) => {
    expect(localeChain(locale)).toEqual(chain);
  });
});
