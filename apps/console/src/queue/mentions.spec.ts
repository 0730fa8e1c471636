import { describe, expect, it } from '@jest/globals';
import { mentionsIn } from './mentions.js';

const colleagues = [{ id: 'ana', name: 'Ana' }, { id: 'ana-maria', name: 'Ana Maria' }, { id: 'omid', name: 'امید' }];

describe('a note', () => {
  it.each([
    ['Ana, have a look', []],
    ['@ana have a look', ['ana']],
    ['@Ana Maria, have a look', ['ana-maria']],
    ['@Ana Maria and @Ana', ['ana-maria', 'ana']],
    ['ببین @امید', ['omid']],
  ])('%j names %j', (body, named) => {
    expect(mentionsIn(body, colleagues)).toEqual(named);
  });
});
