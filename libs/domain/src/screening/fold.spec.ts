import { describe, expect, it } from '@jest/globals';
import { fold, textHash, wordsOf } from './fold.js';

describe('a text as word lists see it', () => {
  it.each([
    ['ÉCLAIR', 'eclair'],
    ['ｗｉｄｅ', 'wide'],
    ['раypal', 'paypal'],
    ['in\u200bvis\u00adible', 'invisible'],
    ['tra\u3164i\u115ft\ufe0fo\u180br\u2800', 'traitor'],
    ['كَلِمَة', 'کلمه'],
    ['خـــاین', 'خاين'],
    ['آزادی', 'ازادي'],
    ['İstanbul', 'istanbul'],
    ['Straße', 'strasse'],
    ['a\t b\n\nc', 'a b c'],
    ['हिन्दी', 'हिन्दी'],
  ])('%j folds to %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('is made of whole words', () => {
    expect(wordsOf(fold('Well -- said, «friend»!'))).toBe(' well said friend ');
  });

  it('is the same text however it is dressed, and another when it says something else', () => {
    const hashOf = (text: string) => textHash(wordsOf(fold(text)));
    expect(hashOf('Say it AGAIN!')).toEqual(hashOf('  say, it… again'));
    expect(hashOf('Say it again')).not.toEqual(hashOf('Say it once more'));
  });
});
