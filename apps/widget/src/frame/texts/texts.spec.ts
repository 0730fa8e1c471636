import { describe, expect, it } from '@jest/globals';
import { catalogueFor, locales } from './catalogues.js';
import { relativeTimes } from './relative-times.js';
import { Texts } from './texts.js';

const english = new Texts('en', catalogueFor('en'));

describe('texts', () => {
  it.each(locales)('say every number from 0 to 120 in %s', (locale) => {
    const texts = new Texts(locale, catalogueFor(locale));
    for (let n = 0; n <= 120; n += 1) expect(texts.say('replies', { n })).not.toMatch(/[{}#]|^replies$/);
  });

  it('write a number as the language does, in the form that fits it', () => {
    expect(english.say('replies', { n: 1 })).toBe('1 reply');
    expect(english.say('replies', { n: 10_000 })).toBe('10,000 replies');
    expect(new Texts('fr', catalogueFor('fr')).say('replies', { n: 1_000_000 })).toContain('de réponses');
  });

  it('keep a name in another script from turning the sentence around it', () => {
    expect(english.say('inAnswerTo', { name: 'فرشته' })).toBe('in answer to \u2068فرشته\u2069');
  });

  it('say what stands before and after an element', () => {
    expect(english.around('loggedInAs', 'name')).toEqual(['Logged in as ', '']);
  });

  it('look a text up by a code, and say that there is none', () => {
    expect(english.coded('screening', 'words.banned', 'x')).toContain('\u2068x\u2069');
    expect(english.coded('screening', 'unheard-of')).toBeUndefined();
    expect(english.codes('gone')).toEqual(['rejected', 'withdrawn', 'held']);
  });

  it.each(['ar', 'fa', 'ps'])('say numbers and times in %s with no English in them', (locale) => {
    const texts = new Texts(locale, catalogueFor(locale));
    const now = Date.parse('2026-03-10T12:00:00Z');
    for (let hours = 0; hours < 400; hours += 1)
      expect(texts.ago(new Date(now - hours * 3_600_000).toISOString(), now)).not.toMatch(/[A-Za-z]/);
    expect(texts.date('2026-03-10T11:20:00Z')).not.toMatch(/[A-Za-z]/);
    expect(texts.say('replies', { n: 12 })).not.toMatch(/[A-Za-z]/);
  });

  it('say in Pashto how long ago something was as CLDR does, also where Intl has none', () => {
    const cldr = new Intl.RelativeTimeFormat('ps', { numeric: 'auto' });
    const ours = relativeTimes('ps-AF');
    expect(ours.format(0, 'second')).toBe(cldr.format(0, 'second'));
    for (const unit of ['minute', 'hour', 'day'] as const)
      for (let n = 1; n < 60; n += 1) expect(ours.format(-n, unit)).toBe(cldr.format(-n, unit));
  });

  it('fall back from a region to its language, and from an unknown language to English', () => {
    expect(catalogueFor('fr-CA')).toBe(catalogueFor('fr'));
    expect(catalogueFor('eo')).toBe(catalogueFor('en'));
  });

  it('say how long ago something was for a week, and then the day', () => {
    const now = Date.parse('2026-03-10T12:00:00Z');
    expect(english.ago('2026-03-10T11:59:40Z', now)).toBe('now');
    expect(english.ago('2026-03-10T11:20:00Z', now)).toBe('40 minutes ago');
    expect(english.ago('2026-03-09T11:00:00Z', now)).toBe('yesterday');
    expect(english.ago('2026-02-10T11:00:00Z', now)).toBe('Feb 10, 2026');
    expect(english.date('2026-03-10T11:20:00Z', 'UTC')).toContain('UTC');
  });
});
