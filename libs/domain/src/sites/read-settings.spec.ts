import { describe, expect, it } from '@jest/globals';
import { siteSettings } from '#contract/sites';
import { readSettings } from './read-settings.js';

describe('the settings of a site', () => {
  it('are what is kept, with what nobody chose', () => {
    expect(readSettings('{"linksBeforeHold": 7}')).toEqual(siteSettings.parse({ linksBeforeHold: 7 }));
    expect(readSettings('{"linksBeforeHold": 7}').linksBeforeHold).toBe(7);
    expect(readSettings('{}')).toEqual(siteSettings.parse({}));
  });

  it('are nobody’s to change, since the next has the same', () => {
    const settings = readSettings('{}');
    expect(() => Object.assign(settings, { linksBeforeHold: 9 })).toThrow(TypeError);
    expect(() => Object.assign(settings.checks, { links: 'off' })).toThrow(TypeError);
  });

  it('are read once, and again after many others were', () => {
    const first = readSettings('{"linksBeforeHold": 3}');
    expect(readSettings('{"linksBeforeHold": 3}')).toBe(first);
    for (let other = 0; other < 300; other += 1) readSettings(`{"other": ${other}}`);
    expect(readSettings('{"linksBeforeHold": 3}')).not.toBe(first);
    expect(readSettings('{"linksBeforeHold": 3}')).toEqual(first);
  });
});
