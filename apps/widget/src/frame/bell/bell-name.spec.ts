import { describe, expect, it } from '@jest/globals';
import { loadFollowingTexts } from '../following/texts/load-following-texts.js';
import { locales } from '../texts/catalogues.js';
import { bellName } from './bell-name.js';

describe('what the bell is called', () => {
  it.each(locales)('holds the number that is shown, in %s', async (locale) => {
    const words = await loadFollowingTexts(locale);
    for (const unread of [1, 2, 3, 11, 20, 99, 100]) {
      const { name, shown } = bellName(unread, words);
      expect([unread, name]).toEqual([unread, expect.stringContaining(shown.replace('+', ''))]);
    }
  });

  it('says no number when nothing is new', async () => {
    expect(bellName(0, await loadFollowingTexts('en'))).toEqual({ name: 'Notifications', shown: '' });
  });
});
