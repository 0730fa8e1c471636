import { describe, expect, it } from '@jest/globals';
import { foldCharacter } from './fold.js';
import { lettersOf, textHash, wordsOf } from './letters.js';

const fold = (text: string) => [...text].map(foldCharacter).join('');

describe('a text as word lists see it', () => {
  it.each([
    ['ÉCLAIR', 'eclair'],
    ['ｗｉｄｅ', 'wide'],
    ['𝓈𝓅𝒶𝓂 ⓢⓟⓐⓜ ꜱᴘᴀᴍ', 'spam spam spam'],
    ['раypal', 'paypal'],
    ['ТОТ КОМ', 'tot kom'],
    ['հоuse', 'house'],
    ['in\u200bvis\u00adible', 'invisible'],
    ['tra\u3164i\u115ft\ufe0fo\u180br\u2800', 'traitor'],
    ['s\u0336\u0489\u0321p\u035e\u20dda\u1ab0\u1dffm\ufe20', 'spam'],
    ['كَلِمَة', 'کلمه'],
    ['خـــاین', 'خاين'],
    ['آزادی', 'ازادي'],
    ['ﻛﻠﻤﺔ', 'کلمه'],
    ['شَيْء', 'شي'],
    ['زړه ډوډۍ ټول', 'زڑه ڈوڈي ٹول'],
    ['لڑکے کو', 'لڑکي کو'],
    ['۱۲۳ ١٢٣ १२३ １２３', '123 123 123 123'],
    ['İstanbul ıssız', 'istanbul issiz'],
    ['Straße łódź øre', 'strasse lodz ore'],
    ['λόγος', 'λoγoσ'.replace('γ', 'y')],
    ['हिन्दी', 'हिन्दी'],
    ['\ud800x\udfff', 'x'],
  ])('%j folds to %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('folds composed and decomposed letters to the same', () => {
    for (const text of ['Crème brûlée', 'がぎぐ パピプ', '한국어', 'ئۇيغۇر', 'Việt Nam', 'ёлка й']) expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
  });

  it('is made of whole words', () => {
    expect(wordsOf(lettersOf('Well -- said, «friend»!', { symbols: false }))).toBe(' well said friend ');
  });

  it('is the same text however it is dressed, and another when it says something else', () => {
    const hashOf = (text: string) => textHash(wordsOf(lettersOf(text, { symbols: false })));
    expect(hashOf('Say it AGAIN!')).toEqual(hashOf('  say, it… again'));
    expect(hashOf('Say it again')).not.toEqual(hashOf('Say it once more'));
  });
});
