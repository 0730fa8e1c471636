import type { FollowingTexts } from '../following/texts/load-following-texts.js';

/** The server counts no further than this. */
const MOST = 99;

/**
 * What the bell is called and the number shown at it. The name holds the number as it is shown, also where a language
 * would rather say it in a word: who speaks to the computer says what is seen (WCAG 2.2, 2.5.3).
 */
export function bellName(unread: number, words: FollowingTexts): { name: string; shown: string } {
  if (unread === 0) return { name: words.say('bell'), shown: '' };
  const n = Math.min(unread, MOST);
  return unread > MOST
    ? { name: words.say('bellMany', { n }), shown: words.say('many', { n }) }
    : { name: words.say('bellNew', { n }), shown: words.say('number', { n }) };
}
