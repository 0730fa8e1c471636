import { describe, expect, it } from '@jest/globals';
import type { Problem } from '#contract/refusals';
import { Texts } from '../texts/texts.js';
import { checkAccount, problemTexts } from './account-fields.js';
import en from './texts/en.json' with { type: 'json' };
import type { AccountCatalogue } from './texts/load-account-texts.js';

const texts = new Texts<AccountCatalogue>('en', en);
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

  it('needs nothing but an address for a link', () => {
    expect(checkAccount('forgot', { email: 'ada@example.org', password: '', name: '' }, texts)).toEqual({});
    expect(checkAccount('link', { email: ' ', password: '', name: '' }, texts)).toEqual({ email: en.emailInvalid });
  });

  it('offers to log in where the address is known', () => {
    expect(problemTexts(problem({ code: 'email.taken', status: 409 }), texts)).toEqual({
      taken: true,
      email: en.refusals['email.taken'],
    });
  });

  it('says in the reader’s words, beside its field, what the server found, and the rest below', () => {
    const errors = [{ path: 'name', message: 'must be in one script' }];
    expect(problemTexts(problem({ errors }), texts)).toEqual({ name: en.nameUnfit });
    expect(problemTexts(problem({ code: 'password.common' }), texts)).toEqual({
      password: en.refusals['password.common'],
    });
    expect(problemTexts(problem({ code: 'login.wrong' }), texts)).toEqual({ form: en.refusals['login.wrong'] });
    expect(problemTexts(problem({ code: 'server.failed' }), texts)).toEqual({ form: en.failed });
    expect(problemTexts(null, texts)).toEqual({ form: en.unsent });
  });
});
