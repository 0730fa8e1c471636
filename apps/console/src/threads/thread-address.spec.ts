import { describe, expect, it } from '@jest/globals';
import { readThreadAddress } from './thread-address.js';

const origin = 'https://talk.example.org';
const id = '01990000-0000-7000-8000-000000000001';

describe('what was pasted to find a thread', () => {
  it('may be an id, with space around it and in capitals', () => {
    expect(readThreadAddress(` ${id.toUpperCase()} `, origin)).toEqual({ kind: 'id', id });
  });

  it('may be a link to a thread or to a reply', () => {
    expect(readThreadAddress(`${origin}/t/${id}`, origin)).toEqual({ kind: 'thread', id });
    expect(readThreadAddress(`/r/${id}`, origin)).toEqual({ kind: 'reply', id });
  });

  it('may be an article, also one whose path looks like ours', () => {
    expect(readThreadAddress('https://paper.example.org/world/1', origin)).toEqual({ kind: 'article', url: 'https://paper.example.org/world/1' });
    expect(readThreadAddress(`https://paper.example.org/t/${id}`, origin)).toMatchObject({ kind: 'article' });
  });

  it.each(['', 'a headline', 'javascript:alert(1)', 'ftp://example.org/'])('is nothing when it is %j', (pasted) => {
    expect(readThreadAddress(pasted, origin)).toBeNull();
  });
});
