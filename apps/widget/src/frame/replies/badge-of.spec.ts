import { describe, expect, it } from '@jest/globals';
import { badgeOf } from './badge-of.js';

const by = (name: string, role: 'reader' | 'staff' | 'moderator' | 'admin') => ({ id: 'u', name, role });

describe('the badge beside a name', () => {
  it.each([
    ['Conrad Duncan', 'staff', 'Conrad Duncan', 'author'],
    ['conrad DUNCAN', 'admin', 'By Conrad Duncan and Leïla Rahimi in Kabul', 'author'],
    ['Leïla Rahimi', 'staff', 'Conrad Duncan, Leïla Rahimi', 'author'],
    ['أحمد مسعود', 'staff', 'كتب: أحمد مسعود', 'author'],
    ['Conrad', 'staff', 'Conrad Duncan', 'staff'],
    ['Conrad', 'staff', 'Conrad', 'author'],
    ['Rad Duncan', 'staff', 'Conrad Duncan', 'staff'],
    ['Conrad Duncan', 'reader', 'Conrad Duncan', null],
    ['Mo', 'moderator', 'Conrad Duncan', 'moderator'],
    ['Ad', 'admin', null, 'staff'],
  ] as const)('of %s (%s) under "%s": %s', (name, role, byline, badge) => {
    expect(badgeOf(by(name, role), byline)).toBe(badge);
  });
});
