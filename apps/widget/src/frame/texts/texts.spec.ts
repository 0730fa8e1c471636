import { describe, expect, it } from '@jest/globals';
import { catalogueFor, locales } from './catalogues.js';
import { Texts } from './texts.js';

const isPlural = (entry: unknown): entry is Record<string, string> =>
  typeof entry === 'object' && entry !== null && 'other' in entry && 'one' in entry;

describe('texts', () => {
  it.each(locales)('say every number from 0 to 120 in %s', (locale) => {
    const texts = new Texts(locale, catalogueFor(locale));
    for (let n = 0; n <= 120; n += 1) expect(texts.count('replies', n)).not.toContain('{n}');
  });

  it.each(locales)('put the same names into the same places in %s', (locale) => {
    const names = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    const [english, other] = [Object.entries(catalogueFor('en')), catalogueFor(locale)];
    for (const [key, entry] of english) {
      const translated: unknown = other[key as keyof typeof other];
      if (typeof entry === 'string') expect([key, names(String(translated))]).toEqual([key, names(entry)]);
      else expect(isPlural(translated)).toBe(isPlural(entry));
    }
  });

  it('keep a name in another script from turning the sentence around it', () => {
    expect(new Texts('en', catalogueFor('en')).say('inAnswerTo', { name: 'فرشته' })).toBe(
      'in answer to \u2068فرشته\u2069',
    );
  });

  it('fall back from a region to its language, and from an unknown language to English', () => {
    expect(catalogueFor('fr-CA')).toBe(catalogueFor('fr'));
    expect(catalogueFor('eo')).toBe(catalogueFor('en'));
  });

  it('say how long ago something was for a week, and then the day', () => {
    const texts = new Texts('en', catalogueFor('en'));
    const now = Date.parse('2026-03-10T12:00:00Z');
    expect(texts.ago('2026-03-10T11:59:40Z', now)).toBe('now');
    expect(texts.ago('2026-03-10T11:20:00Z', now)).toBe('40 minutes ago');
    expect(texts.ago('2026-03-09T11:00:00Z', now)).toBe('yesterday');
    expect(texts.ago('2026-02-10T11:00:00Z', now)).toBe('Feb 10, 2026');
    expect(texts.date('2026-03-10T11:20:00Z', 'UTC')).toContain('UTC');
  });
});
