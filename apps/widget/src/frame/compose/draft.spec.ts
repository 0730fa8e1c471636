import { describe, expect, it } from '@jest/globals';
import { Drafts, type DraftStorage } from './draft.js';

function makeStorage(): DraftStorage & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

const counting = () => {
  let made = 0;
  return () => `key-${(made += 1)}`;
};

describe('drafts', () => {
  it('survive a reload', () => {
    const storage = makeStorage();
    new Drafts(storage, counting()).write('draft:t:', 'Half a thought');
    expect(new Drafts(storage, counting()).read('draft:t:').text).toBe('Half a thought');
  });

  it('keep one key for one text, across retries and reloads', () => {
    const storage = makeStorage();
    const drafts = new Drafts(storage, counting());
    drafts.write('p', 'Text');
    const key = drafts.keyFor('p', 'Text');
    expect(drafts.keyFor('p', 'Text')).toBe(key);
    expect(new Drafts(storage, () => 'other').keyFor('p', 'Text')).toBe(key);
  });

  it('take another key when the text changed after it was sent', () => {
    const drafts = new Drafts(makeStorage(), counting());
    drafts.write('p', 'Text');
    const key = drafts.keyFor('p', 'Text');
    drafts.write('p', 'Text, corrected');
    expect(drafts.keyFor('p', 'Text, corrected')).not.toBe(key);
  });

  it('are forgotten once posted', () => {
    const storage = makeStorage();
    const drafts = new Drafts(storage, counting());
    drafts.write('p', 'Text');
    drafts.drop('p');
    expect(drafts.read('p').text).toBe('');
    expect(storage.kept.size).toBe(0);
  });

  it('live in memory where storage is forbidden or spoilt', () => {
    const forbidden: DraftStorage = {
      getItem: () => '{"text":1}',
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
      removeItem: () => undefined,
    };
    const drafts = new Drafts(forbidden, counting());
    expect(drafts.read('p').text).toBe('');
    drafts.write('p', 'Text');
    expect(drafts.read('p').text).toBe('Text');
  });
});
