import { describe, expect, it } from '@jest/globals';
import { saidIn } from './own-reasons.js';

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
