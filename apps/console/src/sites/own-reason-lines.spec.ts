import { describe, expect, it } from '@jest/globals';
import { linesOfReasons, reasonsOfLines } from './own-reason-lines.js';

describe('the reasons of a site’s own, as they are typed', () => {
  const reasons = [
    { code: 'house-rule-3', under: 'off-topic' as const, texts: { en: 'House rule 3: stay with the story', de: 'Hausregel 3: Bleiben Sie beim Thema' } },
    { code: 'election-days', under: 'other' as const, texts: { en: 'No forecasts on election days' } },
  ];

  it('are a line each, and come back as they were', () => {
    expect(linesOfReasons(reasons)).toBe('house-rule-3 | off-topic | en: House rule 3: stay with the story | de: Hausregel 3: Bleiben Sie beim Thema\nelection-days | other | en: No forecasts on election days');
    expect(reasonsOfLines(`${linesOfReasons(reasons)}\n\n`)).toEqual(reasons);
  });

  it('are sent as they were typed where they make no sense', () => {
    expect(reasonsOfLines('only words')).toEqual([{ code: 'only words', under: '', texts: {} }]);
    expect(reasonsOfLines('a | spam | no language')).toEqual([{ code: 'a', under: 'spam', texts: { '': 'no language' } }]);
  });
});
