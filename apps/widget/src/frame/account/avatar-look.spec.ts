import { describe, expect, it } from '@jest/globals';
import { AVATAR_HUES, avatarLook } from './avatar-look.js';

const initials = (name: string) => avatarLook('0192', name).initials.replace('\u200c', '·');

describe('an avatar', () => {
  it.each([
    ['Leila Rahimi', 'L·R'],
    ['leila', 'L'],
    ['Jean-Luc de la Tour', 'J·T'],
    ['Émile Zola', 'É·Z'],
    ['فرشته حسینی', 'ف·ح'],
    ['王小明', '王'],
    ['नेहा शर्मा', 'ने·श'],
    ['  ', ''],
    ['4821', '4'],
  ])('has the first letters of %s: %s', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });

  it('has a colour that stays with the account, whatever it is called', () => {
    expect(avatarLook('0192', 'Ada').hue).toBe(avatarLook('0192', 'Grace').hue);
  });

  it('spreads accounts over every colour', () => {
    const hues = new Set(Array.from({ length: 200 }, (_, n) => avatarLook(`01926f-${n}`, 'A').hue));
    expect(hues.size).toBe(AVATAR_HUES);
  });
});
