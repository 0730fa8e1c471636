import { describe, expect, it } from '@jest/globals';
import { loadPageTexts } from './load-page-texts.js';

const names = (text: unknown) => [...new Set([...JSON.stringify(text).matchAll(/\{\w+\}/g)].map(String))].sort();

describe('the texts of the account page', () => {
  it.each(['fr', 'ar'])('say everything in %s, with the same names in the same places', async (locale) => {
    const [english, other] = await Promise.all([loadPageTexts('en'), loadPageTexts(locale)]);
    for (const [key, text] of Object.entries(english.all)) {
      const translated: unknown = other.all[key as keyof typeof other.all];
      expect([key, names(translated)]).toEqual([key, names(text)]);
      // A word that both languages have, or nothing was translated.
      if (JSON.stringify(text).length > 12 && key !== 'codesFile') expect(translated).not.toEqual(text);
    }
  });

  it('are English where a language has none', async () => {
    expect((await loadPageTexts('eo')).say('cancel')).toBe('Cancel');
    expect((await loadPageTexts('fr-CA')).say('cancel')).toBe('Annuler');
  });
});
