import { describe, expect, it } from '@jest/globals';
import { namedBy } from './notice.js';

const id = '01990000-0000-7000-8000-000000000005';
const at = 'https://talk.example.org';

describe('what a notice is about', () => {
  it('is the reply or the thread that an address of ours names', () => {
    expect(namedBy(`${at}/r/${id}`, at)).toEqual({ kind: 'reply', id });
    expect(namedBy(`${at}/r/${id.toUpperCase()}?lang=de#top`, at)).toEqual({ kind: 'reply', id });
    expect(namedBy(`${at}/t/${id}/`, at)).toEqual({ kind: 'thread', id });
  });

  it('is nothing where the address is another’s, or names neither', () => {
    for (const url of [`https://elsewhere.example/r/${id}`, `${at}/u/${id}`, `${at}/r/1`, `${at}/r/${id}/report`, 'talk']) expect(namedBy(url, at)).toBeNull();
  });
});
