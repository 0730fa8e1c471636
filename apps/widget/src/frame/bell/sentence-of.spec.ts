import { describe, expect, it } from '@jest/globals';
import type { NotificationView } from '#contract/notifications';
import { loadFollowingTexts } from '../following/texts/load-following-texts.js';
import { locales } from '../texts/catalogues.js';
import { sentenceOf } from './sentence-of.js';

const line = (change: Partial<NotificationView>): NotificationView => ({
  id: '1',
  kind: 'answer',
  subject: 'reply:2',
  at: '2026-01-01T00:00:00Z',
  read: false,
  count: 1,
  actors: [{ id: 'a', name: 'Ana', role: 'reader' }],
  actorCount: 1,
  ...change,
});

describe('what a line of the bell says', () => {
  it('names the newest, and counts the others', async () => {
    const words = await loadFollowingTexts('en');
    expect(sentenceOf(line({}), words)).toEqual(['', 'Ana', ' answered you']);
    expect(sentenceOf(line({ followed: true }), words)).toEqual(['', 'Ana', ' answered a reply you follow']);
    expect(sentenceOf(line({ actorCount: 2 }), words)).toEqual(['', 'Ana', ' and 1 other answered you']);
    expect(sentenceOf(line({ actorCount: 15 }), words)).toEqual(['', 'Ana', ' and 14 others answered you']);
  });

  it.each(locales)('is a whole sentence for every kind and number in %s', async (locale) => {
    const words = await loadFollowingTexts(locale);
    for (const kind of ['answer', 'mention', 'follow', 'prompt', 'milestone', 'decision', 'report'] as const)
      for (const actorCount of [1, 2, 3, 12, 100]) {
        const [before, name, after] = sentenceOf(
          line({ kind, actorCount, likes: actorCount, decision: 'reject' }),
          words,
        );
        expect(`${before}${name}${after}`).not.toMatch(/[{}#]|\uE000/);
        expect((before + after).trim()).not.toBe('');
      }
  });
});
