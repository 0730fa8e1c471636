import { describe, expect, it } from '@jest/globals';
import { isHandleOf, userHandleOf } from './passkey.js';

const ada = '01990000-0000-7000-8000-000000000001';
const ben = '01990000-0000-7000-8000-000000000002';

describe('who an account is to an authenticator', () => {
  it('is the 16 bytes of its id', () => {
    expect(Buffer.from(userHandleOf(ada)).toString('hex')).toBe('01990000000070008000000000000001');
  });

  it('is nobody else', () => {
    const handle = Buffer.from(userHandleOf(ada)).toString('base64url');
    expect([isHandleOf(ada, handle), isHandleOf(ben, handle), isHandleOf(ada, '')]).toEqual([true, false, false]);
  });

  it('need not be said by an authenticator that was told which passkeys to use', () => {
    expect(isHandleOf(ada, undefined)).toBe(true);
  });
});
