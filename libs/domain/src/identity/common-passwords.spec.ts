import { describe, expect, it } from '@jest/globals';
import { isCommonPassword } from './common-passwords.js';

describe('a common password', () => {
  it.each(['password1', 'PASSWORD1', '12345678', 'qwertyuiop', 'iloveyou1'])('%s is one', (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it.each(['four quiet words here', 'گذرواژه من این است', 'kH3-vvq-0ppL'])('%s is none', (password) => {
    expect(isCommonPassword(password)).toBe(false);
  });
});
