import { describe, expect, it } from '@jest/globals';
import { loadAccountTexts } from './load-account-texts.js';

describe('the texts around logging in', () => {
  it('are English where a language has none', async () => {
    expect((await loadAccountTexts('eo')).say('cancel')).toBe('Cancel');
    expect((await loadAccountTexts('fr-CA')).say('cancel')).toBe('Annuler');
  });
});
