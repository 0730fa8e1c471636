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

  it('are read again once many others were', () => {
    for (let links = 0; links < 300; links += 1) readSettings(`{"linksBeforeHold": ${links % 10}, "x": ${links}}`);
    expect(readSettings('{"linksBeforeHold": 3, "x": 3}').linksBeforeHold).toBe(3);
  });
});
