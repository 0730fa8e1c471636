import { describe, expect, it } from '@jest/globals';
import { directionOf, intlLocale, languageOf, languageTags } from './languages.js';

describe('languages', () => {
  it.each([
    ['fr', 'fr'],
    ['fr-CA', 'fr'],
    ['FA-af', 'fa'],
    ['eo', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
  ])('%j is answered in %j', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });

  it.each([
    ['ar', 'rtl'],
    ['fa-IR', 'rtl'],
    ['PS', 'rtl'],
    ['ur', 'rtl'],
    ['tr', 'ltr'],
    ['', 'ltr'],
  ])('%j runs %j', (locale, direction) => {
    expect(directionOf(locale)).toBe(direction);
  });

  it('are written by Intl in their own way, Pashto with the digits and the calendar of Afghanistan', () => {
    expect(languageTags.filter((tag) => intlLocale(tag) !== tag)).toEqual(['ps']);
    expect(new Intl.NumberFormat(intlLocale('ps')).format(12_345)).toBe('۱۲٬۳۴۵');
    expect(new Intl.DateTimeFormat(intlLocale('ps-AF'), { dateStyle: 'medium' }).format(0)).toMatch(/^\S+ جدی ۱۳۴۸$/);
  });
});
