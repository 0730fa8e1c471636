import { describe, expect, it } from '@jest/globals';
import { tidyName, whatIsWrongWithName } from '#domain/identity/name';
import { identityFrom, namesToTry } from './identity-elsewhere.js';

const digits = (length: number): string => '4821739'.repeat(2).slice(0, length);

describe('what somebody else says of a reader', () => {
  it('is taken where it can be relied on', () => {
    expect(identityFrom('oidc:x', { sub: '1', email: 'a@example.org', email_verified: true, name: 'Ada', locale: 'pt_BR', picture: 'https://x' })).toEqual({
      issuer: 'oidc:x',
      subject: '1',
      email: 'a@example.org',
      name: 'Ada',
      locale: 'pt-BR',
    });
  });

  it.each([[undefined], [false], ['true'], [1]])('is no address when it is verified: %p', (email_verified) => {
    expect(identityFrom('oidc:x', { sub: '1', email: 'a@example.org', email_verified })?.email).toBeNull();
  });

  it('is nobody without a subject that can be kept', () => {
    for (const sub of [undefined, '', 7, 'x'.repeat(256), 'a\0b']) expect(identityFrom('oidc:x', { sub })).toBeNull();
  });

  it('never makes an address anybody’s public name', () => {
    expect(identityFrom('oidc:x', { sub: '1', name: 'ada@example.org', preferred_username: 'ada' })?.name).toBe('ada');
    expect(identityFrom('oidc:x', { sub: '1', preferred_username: 'ada@example.org' })?.name).toBeNull();
  });
});

describe('the names to try for somebody new', () => {
  it('begin with their own, tidied', () => {
    expect(namesToTry(' Ada \u200b Lovelace ', digits).slice(0, 3)).toEqual(['Ada Lovelace', 'Ada Lovelace 48', 'Ada Lovelace 4821']);
  });

  it('are ones that anybody could choose here, however long or strange the claimed one', () => {
    for (const claimed of ['x'.repeat(200), '👩‍👩‍👧‍👦'.repeat(40), 'Moderator', 'Аdмin ада', '  ', null, 'فرشته رحیمی']) {
      const names = namesToTry(claimed, digits);
      expect(names.map(whatIsWrongWithName)).toEqual(names.map(() => null));
      expect(names.map(tidyName)).toEqual(names);
      expect(names.every((name) => [...name].length <= 30)).toBe(true);
      expect(names.at(-3)).toBe('Reader 4821');
    }
  });
});
