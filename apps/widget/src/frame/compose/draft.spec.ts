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
    new Drafts(storage, counting()).write('draft:t:', null, 'Half a thought');
    expect(new Drafts(storage, counting()).read('draft:t:', null).text).toBe('Half a thought');
  });

  it('keep one key for one text, across retries and reloads', () => {
    const storage = makeStorage();
    const drafts = new Drafts(storage, counting());
    drafts.write('p', null, 'Text');
    const key = drafts.keyFor('p', null, 'Text');
    expect(drafts.keyFor('p', null, 'Text')).toBe(key);
    expect(new Drafts(storage, () => 'other').keyFor('p', null, 'Text')).toBe(key);
  });

  it('take another key when the text changed after it was sent', () => {
    const drafts = new Drafts(makeStorage(), counting());
    drafts.write('p', null, 'Text');
    const key = drafts.keyFor('p', null, 'Text');
    drafts.write('p', null, 'Text, corrected');
    expect(drafts.keyFor('p', null, 'Text, corrected')).not.toBe(key);
  });

  it('are forgotten once posted', () => {
    const storage = makeStorage();
    const drafts = new Drafts(storage, counting());
    drafts.write('p', null, 'Text');
    drafts.drop('p', null);
    expect(drafts.read('p', null).text).toBe('');
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
    expect(drafts.read('p', null).text).toBe('');
    drafts.write('p', null, 'Text');
    expect(drafts.read('p', null).text).toBe('Text');
  });

  it('of one reader are not for the next one, and are there again for the first', () => {
    const storage = makeStorage();
    const drafts = new Drafts(storage, counting());
    drafts.write('p', 'alice', 'From Alice');
    expect(drafts.read('p', null).text).toBe('');
    expect(drafts.read('p', 'bob').text).toBe('');
    drafts.write('p', 'bob', 'From Bob');
    drafts.drop('p', 'bob');
    const reloaded = new Drafts(storage, counting());
    expect(reloaded.read('p', null).text).toBe('');
    expect(reloaded.read('p', 'bob').text).toBe('');
    expect(reloaded.read('p', 'alice')).toMatchObject({ text: 'From Alice', by: 'alice' });
  });

  it('written before logging in go to whoever logs in, and to nobody after them', () => {
    const storage = makeStorage();
    const drafts = new Drafts(storage, counting());
    drafts.write('p', null, 'Written first');
    const { key } = drafts.read('p', null);
    expect(drafts.read('p', 'alice')).toMatchObject({ text: 'Written first', by: 'alice', key });
    expect(drafts.read('p', null).text).toBe('');
    expect(new Drafts(storage, counting()).read('p', 'bob').text).toBe('');
    expect(new Drafts(storage, counting()).read('p', 'alice').text).toBe('Written first');
  });

  it('written before logging in come first; what their writer had before is offered', () => {
    const drafts = new Drafts(makeStorage(), counting(), () => 0);
    drafts.write('p', 'alice', 'Begun yesterday');
    drafts.write('p', null, 'Written first');
    expect(drafts.read('p', 'alice')).toMatchObject({
      text: 'Written first',
      other: { body: 'Begun yesterday', at: '1970-01-01T00:00:00.000Z' },
    });
  });

  it('that do not say whose they are go to whoever logs in', () => {
    const storage = makeStorage();
    storage.kept.set('belowline:p', JSON.stringify({ text: 'Of old', key: 'k' }));
    const drafts = new Drafts(storage, counting());
    expect(drafts.read('p', null).text).toBe('Of old');
    expect(drafts.read('p', 'alice')).toMatchObject({ text: 'Of old', by: 'alice', key: 'k' });
  });
});
