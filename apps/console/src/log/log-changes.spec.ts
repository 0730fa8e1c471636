import { describe, expect, it } from '@jest/globals';
import { changesBetween } from './log-changes.js';

describe('what an act changed', () => {
  it('names only the fields that differ', () => {
    expect(changesBetween({ status: 'open', moderation: 'post' }, { status: 'closed', moderation: 'post' })).toEqual([
      { kind: 'value', field: 'status', before: 'open', after: 'closed' },
    ]);
  });

  it('lists the words that came and went', () => {
    const before = { removed: { banned: ['one'], suspect: [] } };
    const after = { added: { banned: [], suspect: ['two', 'خاین'] } };
    expect(changesBetween(before, after)).toEqual([
      { kind: 'removed', list: 'banned', words: 'one' },
      { kind: 'added', list: 'suspect', words: 'two · خاین' },
    ]);
  });

  it('names the lists that they came into', () => {
    const list = { site: 'The Courier', language: 'fa' };
    const after = { list, version: 4, added: { banned: [], suspect: ['خاین'] } };
    expect(changesBetween({ list, removed: { banned: [], suspect: [] } }, after)).toEqual([
      { kind: 'lists', site: 'The Courier', language: 'fa' },
      { kind: 'added', list: 'suspect', words: 'خاین' },
    ]);
  });

  it('shows what was not there before', () => {
    expect(changesBetween({}, { closesAt: '2021-08-27' })).toEqual([
      { kind: 'value', field: 'closesAt', before: '–', after: '2021-08-27' },
    ]);
  });

  it.each([[null, null], ['a', 'b'], [undefined, {}]])('is nothing between %j and %j', (before, after) => {
    expect(changesBetween(before, after)).toEqual([]);
  });
});
