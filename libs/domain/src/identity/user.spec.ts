import { describe, expect, it } from '@jest/globals';
import { emailKey, NAME_CHANGE_SECONDS, nameChangeableAt } from './user.js';

describe('an address', () => {
  it('is the same in any case', () => {
    expect(emailKey('Leila@Example.ORG')).toBe(emailKey('leila@example.org'));
  });
});

describe('a name that was changed', () => {
  const at = new Date('2026-01-01T00:00:00Z');
  const after = (seconds: number) => new Date(at.getTime() + seconds * 1_000);

  it('can be changed again after two weeks', () => {
    expect(nameChangeableAt({ nameChangedAt: null }, at)).toBeNull();
    expect(nameChangeableAt({ nameChangedAt: at }, after(1))).toEqual(after(NAME_CHANGE_SECONDS));
    expect(nameChangeableAt({ nameChangedAt: at }, after(NAME_CHANGE_SECONDS))).toBeNull();
  });
});
