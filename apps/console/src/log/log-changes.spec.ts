import { describe, expect, it } from '@jest/globals';
import { changesBetween } from './log-changes.js';

describe('what an act changed', () => {
  it('names only the fields that differ', () => {
    expect(changesBetween({ status: 'open', moderation: 'post' }, { status: 'closed', moderation: 'post' })).toEqual([
      { kind: 'value', field: 'status', before: 'open', after: 'closed' },
    ]);
  });

  it('counts the entries of a list', () => {
    expect(changesBetween({ banned: ['a'] }, { banned: ['a', 'b', 'c'] })).toEqual([{ kind: 'size', field: 'banned', by: 2 }]);
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
