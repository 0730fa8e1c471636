import { describe, expect, it } from '@jest/globals';
import { wantedLanguage } from './wanted-language.js';

describe('the language that a browser wants', () => {
  it.each([
    ['fr-ca,fr;q=0.8,en;q=0.5', 'fr-CA'],
    ['en;q=0.5, ar', 'ar'],
    ['*', null],
    ['de;q=0', null],
    ['not a language, pt-BR', 'pt-BR'],
    [undefined, null],
  ])('%j is %j', (header, language) => {
    expect(wantedLanguage(header)).toBe(language);
  });
});
