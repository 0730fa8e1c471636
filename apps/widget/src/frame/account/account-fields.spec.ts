import { describe, expect, it } from '@jest/globals';
import type { Problem } from '#contract/refusals';
import { en } from '../texts/en.js';
import { Texts } from '../texts/texts.js';
import { checkAccount, problemTexts } from './account-fields.js';

const texts = new Texts('en', en);
const problem = (change: Partial<Problem>): Problem => ({
  type: 'about:blank',
  title: '',
  status: 422,
  code: 'request.invalid',
  detail: 'Some of it is wrong.',
  requestId: 'x',
  ...change,
});

describe('the account form', () => {
  it('sees what is missing before it asks', () => {
    expect(Object.keys(checkAccount('register', { email: 'ada', password: 'short', name: 'A' }, texts))).toEqual([
      'email',
      'password',
      'name',
    ]);
    expect(
      checkAccount('register', { email: 'ada@example.org', password: 'long enough', name: 'فرشته' }, texts),
    ).toEqual({});
    expect(checkAccount('login', { email: 'ada@example.org', password: 'x', name: '' }, texts)).toEqual({});
  });

  it('offers to log in where the address is known', () => {
    expect(problemTexts(problem({ code: 'email.taken', status: 409 }), texts)).toEqual({
      taken: true,
      email: en.refusals['email.taken'],
    });
  });

  it('puts what the server says beside its field, and the rest below', () => {
    const errors = [{ path: 'name', message: 'must be at least 3 characters' }];
    expect(problemTexts(problem({ errors }), texts)).toEqual({ name: 'must be at least 3 characters' });
    expect(problemTexts(problem({ code: 'login.wrong' }), texts)).toEqual({ form: en.refusals['login.wrong'] });
    expect(problemTexts(null, texts)).toEqual({ form: en.unsent });
  });
});
