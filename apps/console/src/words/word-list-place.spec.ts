import { describe, expect, it } from '@jest/globals';
import type { KnownWordsAnswer } from '#contract/moderation';
import { filledLists, keyOf, languagesFor } from './word-list-place.js';

const list = { siteId: null, version: 1, banned: 1, suspect: 0, changedAt: '' };
const known: KnownWordsAnswer = { everywhere: true, sites: [], lists: [{ ...list, language: null }, { ...list, language: 'pt-BR' }, { ...list, language: 'de', banned: 0 }] };
const nameOf = (tag: string) => new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;

describe('the languages of word lists', () => {
  it('are offered by name, with those that have lists and the one that is open', () => {
    const names = languagesFor(known, 'gsw', nameOf).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Arabic', 'Brazilian Portuguese', 'Persian', 'Swiss German', 'Urdu']));
    expect(names).toEqual([...new Set(names)].sort((one, other) => one.localeCompare(other, 'en')));
  });

  it('are listed where there is something in them', () => {
    expect(filledLists(known).map(({ language }) => language)).toEqual([null, 'pt-BR']);
  });

  it('each have a place of their own', () => {
    expect(new Set([{ siteId: null, language: 'de' }, { siteId: 'de', language: null }, { siteId: null, language: null }].map(keyOf)).size).toBe(3);
  });
});
