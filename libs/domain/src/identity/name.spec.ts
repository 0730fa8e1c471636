import { describe, expect, it } from '@jest/globals';
import { nameKey, tidyName, whatIsWrongWithName } from './name.js';

describe('a name', () => {
  it.each([
    ['  Leila   Rahimi ', 'Leila Rahimi'],
    ['Lei\u200bla', 'Leila'],
    ['\u202eevil', 'evil'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['A\u0308mne', 'Ämne'],
  ])('%j is shown as %j', (typed, shown) => {
    expect(tidyName(typed)).toBe(shown);
  });

  it.each([
    ['Leila Rahimi', 'LEILA RAHIMI'],
    ['Leila Rahimi', 'Leila-Rahimi'],
    ['Leila Rahimi', 'Ｌｅｉｌａ Rahimi'],
    ['می\u200cخواهم', 'میخواهم'],
  ])('%j and %j look the same', (one, other) => {
    expect(nameKey(tidyName(one))).toBe(nameKey(tidyName(other)));
  });

  it.each([
    ['Leila Rahimi', 'LeiIa Rahimi'],
    ['Leila Rahimi', 'Lеilа Rаhimi'],
    ['Leila Rahimi', 'Le1la Rahimi'],
    ['OLIVE', '0live'],
    ['Morning', 'Moming'],
    ['Ｗａｌｔｅｒ', 'Walter'],
    ['𝓦𝓪𝓵𝓽𝓮𝓻', 'walter'],
    ['كريم', 'کریم'],
    ['Ａdmin', 'admin'],
  ])('%j and %j are one name in two spellings', (one, other) => {
    expect(nameKey(tidyName(one))).toBe(nameKey(tidyName(other)));
  });

  it.each([
    ['Étienne', 'Etienna'],
    ['کریم', 'کریمه'],
    ['Anna', 'Hanna'],
  ])('%j and %j are two names', (one, other) => {
    expect(nameKey(tidyName(one))).not.toBe(nameKey(tidyName(other)));
  });

  it.each(['Лев Толстой', '山田 花子', '김철수', 'やまだ', 'ليلى حداد', 'ګلالۍ ستوری', 'დავითი', 'ቴዎድሮስ', 'ⵜⵉⴼⵉⵏⴰⵖ', 'nightbus_73', 'Ólafur Ö. 3'])('%j is written in one script', (name) => {
    expect(whatIsWrongWithName(tidyName(name))).toBeNull();
  });

  it.each(['Lеila', 'Аdmin1', 'ليلى Haddad', 'Ωmega', '한국 Seoul'])('%j is written in two', (name) => {
    expect(whatIsWrongWithName(tidyName(name))).toBe('must be written in one script');
  });

  it.each(['Admin', 'M0derator', 'mod_erator', 'MODÉRATEUR', 'المشرف', 'bеlоwlinе'])('%j is kept for the people who run the place', (name) => {
    expect(whatIsWrongWithName(tidyName(name))).not.toBeNull();
  });

  it.each([
    ['ab', false],
    ['abc', true],
    ['---', false],
    ['کریم', true],
    ['👍👍👍', false],
    ['', false],
    ['\u3164\u3164\u3164', false],
    ['a\u200d\u200d', false],
    ['a\u034f\u034f', false],
    [`Z${'\u0300'.repeat(29)}`, false],
    ['\ufdfa'.repeat(30), false],
    ['हिन्दी', true],
    ['กิ๊ฟท์', true],
  ])('%j is one: %s', (name, expected) => {
    expect(whatIsWrongWithName(tidyName(name)) === null).toBe(expected);
  });
});
