import { describe, expect, it } from '@jest/globals';
import { loadPageTexts } from './load-page-texts.js';

describe('the texts of the account page', () => {
  it('are English where a language has none', async () => {
    expect((await loadPageTexts('eo')).say('cancel')).toBe('Cancel');
    expect((await loadPageTexts('fr-CA')).say('cancel')).toBe('Annuler');
  });
});
