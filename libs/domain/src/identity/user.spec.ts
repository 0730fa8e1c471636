import { describe, expect, it } from '@jest/globals';
import { emailKey, isName, nameKey, tidyName } from './user.js';

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
    expect(isName(tidyName(name))).toBe(expected);
  });
});

describe('an address', () => {
  it('is the same in any case', () => {
    expect(emailKey('Leila@Example.ORG')).toBe(emailKey('leila@example.org'));
  });
});
