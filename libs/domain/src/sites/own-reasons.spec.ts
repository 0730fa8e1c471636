import { describe, expect, it } from '@jest/globals';
import { saidIn, withRetired } from './own-reasons.js';

describe('how a reason of a site’s own is said', () => {
  it('is in the reader’s language, whatever its region', () => {
    expect(saidIn({ en: 'House rule 3', de: 'Hausregel 3' }, 'de-AT')).toBe('Hausregel 3');
  });

  it('is in English where the reader’s is missing or unknown, and else in the first that there is', () => {
    expect(saidIn({ de: 'Hausregel 3', en: 'House rule 3' }, 'fr')).toBe('House rule 3');
    expect(saidIn({ en: 'House rule 3' }, null)).toBe('House rule 3');
    expect(saidIn({ de: 'Hausregel 3' }, 'fr')).toBe('Hausregel 3');
    expect(saidIn({}, 'fr')).toBeNull();
  });
});

describe('a reason that is left out', () => {
  const reason = (code: string) => ({ code, under: 'other' as const, texts: { en: code } });

  it('is retired where decisions refer to it, and gone where none do', () => {
    expect(withRetired([reason('a'), reason('b'), reason('c')], [reason('c'), reason('d')], new Set(['a']))).toEqual([reason('c'), reason('d'), { ...reason('a'), retired: true }]);
  });

  it('stays retired, and is taken up again by who says so', () => {
    const retired = { ...reason('a'), retired: true };
    expect(withRetired([retired], [], new Set(['a']))).toEqual([retired]);
    expect(withRetired([retired], [reason('a')], new Set(['a']))).toEqual([reason('a')]);
  });
});
