import { describe, expect, it } from '@jest/globals';
import { isNews, NOTIFICATION_KEPT_SECONDS } from './notification.js';

const NOW = new Date('2026-05-01T12:00:00Z');
const postedAgo = (seconds: number) => ({ createdAt: new Date(NOW.getTime() - seconds * 1_000) });

describe('a reply', () => {
  it.each([
    ['just posted', 0, true],
    ['as old as a notification that is still kept', NOTIFICATION_KEPT_SECONDS - 1, true],
    ['as old as one that is forgotten', NOTIFICATION_KEPT_SECONDS, false],
    ['older than any', NOTIFICATION_KEPT_SECONDS * 4, false],
  ])('%s is news or not', (_, age, news) => {
    expect(isNews(postedAgo(age), NOW)).toBe(news);
  });
});
