import { describe, expect, it } from '@jest/globals';
import { placeOf } from './place-of.js';

const ID = '01990000-0000-7000-8000-00000000000a';
const at = (pasted: string) => placeOf(pasted, 'https://talk.example.org');

describe('where a reply belongs, as it is pasted', () => {
  it('is a discussion, a reply in one, or the one under an article', () => {
    expect(at(`https://talk.example.org/t/${ID}?sort=best#x`)).toEqual({ kind: 'thread', id: ID });
    expect(at(`https://talk.example.org/t/${ID}.atom`)).toEqual({ kind: 'thread', id: ID });
    expect(at(`/r/${ID.toUpperCase()}`)).toEqual({ kind: 'reply', id: ID });
    expect(at(`  ${ID} `)).toEqual({ kind: 'id', id: ID });
    expect(at('https://paper.example.org/t/politics')).toEqual({ kind: 'article', url: 'https://paper.example.org/t/politics' });
    // A link of the same form elsewhere is somebody else’s.
    expect(at(`https://other.example.org/t/${ID}`)).toMatchObject({ kind: 'article' });
  });

  it.each(['', 'nowhere', 'javascript:alert(1)', 'mailto:ana@example.org', 'talk.example.org/t/x'])('is nothing that can be looked up: %j', (pasted) => {
    expect(at(pasted)).toBeNull();
  });
});
