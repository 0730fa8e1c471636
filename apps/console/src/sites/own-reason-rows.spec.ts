import { describe, expect, it } from '@jest/globals';
import { draftOfReasons, isNew, languagesOf, moved, reasonProblems, reasonsOf, rowsOf, withNew, type ReasonRow } from './own-reason-rows.js';

const reasons = [
  { code: 'house-rule-3', under: 'off-topic' as const, texts: { en: 'Stay with the story', de: 'Bleiben Sie beim Thema' } },
  { code: 'old-rule', under: 'other' as const, texts: { en: 'An old rule' }, retired: true },
  { code: 'election-days', under: 'other' as const, texts: { en: 'No forecasts on election days' } },
];
const rows = rowsOf(draftOfReasons(reasons)) as ReasonRow[];

describe('the reasons of a site’s own, as they are edited', () => {
  it('come back as they were', () => {
    expect(reasonsOf(rows)).toEqual(reasons);
    expect(rowsOf('house-rule-3 | off-topic | en: Stay with the story')).toBeNull();
  });

  it('are sent without blanks around them, and without languages in which nothing is said', () => {
    expect(reasonsOf([{ key: '+1', code: ' a ', under: 'spam', texts: { en: ' A ', de: '  ' }, retired: false }])).toEqual([{ code: 'a', under: 'spam', texts: { en: 'A' } }]);
  });

  it('have a field for each language that any of them is said in', () => {
    expect(languagesOf(rows)).toEqual(['en', 'de']);
    expect(languagesOf([])).toEqual(['en']);
    expect(languagesOf([{ key: '+1', code: 'a', under: 'spam', texts: { fa: 'الف' }, retired: false }])).toEqual(['en', 'fa']);
  });

  it('get new ones at the end, each with a name of its own', () => {
    const more = withNew(withNew(rows));
    expect(more.slice(3).map(({ key }) => key)).toEqual(['+1', '+2']);
    expect(more.map(isNew)).toEqual([false, false, false, true, true]);
    expect(withNew(more.filter(({ key }) => key !== '+1')).at(-1)?.key).toBe('+3');
  });

  it('change places among those that are offered', () => {
    const codes = (of: readonly ReasonRow[]) => of.map(({ code }) => code);
    expect(codes(moved(rows, 'election-days', -1))).toEqual(['election-days', 'old-rule', 'house-rule-3']);
    expect(codes(moved(rows, 'house-rule-3', -1))).toEqual(codes(rows));
    expect(codes(moved(rows, 'election-days', 1))).toEqual(codes(rows));
  });

  it('find what is wrong with each, the first that was said of a place', () => {
    const errors = [
      { path: 'settings.reasons.1.code', message: 'must be small letters' },
      { path: 'settings.reasons.1.code', message: 'must be a code that no other reason has' },
      { path: 'settings.reasons', message: 'must be at most 30' },
      { path: 'settings.reasonsOfOthers', message: 'is not ours' },
    ];
    expect(Object.fromEntries(reasonProblems(errors, 'settings.reasons'))).toEqual({ '1.code': 'must be small letters', '': 'must be at most 30' });
  });
});
