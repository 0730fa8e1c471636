import { describe, expect, it } from '@jest/globals';
import { bestScore, DOUBTED_LIKE, likeWeight, WHOLE_LIKE } from './best-score.js';

const BEGAN = new Date('2026-03-01T06:00:00Z');

interface Made {
  name: string;
  hours: number;
  likes?: number;
  doubted?: number;
}

/** A made thread, best first. */
const ranked = (...thread: Made[]): string[] =>
  thread
    .map(({ name, hours, likes = 0, doubted = 0 }, place) => ({
      name,
      place,
      score: bestScore({
        likeWeight: likes * WHOLE_LIKE + doubted * DOUBTED_LIKE,
        createdAt: new Date(BEGAN.getTime() + hours * 3_600_000),
        threadBegan: BEGAN,
      }),
    }))
    .sort((a, b) => b.score - a.score || b.place - a.place)
    .map(({ name }) => name);

describe('the best replies', () => {
  it('lets a late good reply rise above an early one that most had time to like', () => {
    expect(ranked({ name: 'early', hours: 1, likes: 40 }, { name: 'late', hours: 30, likes: 15 }, { name: 'later', hours: 36, likes: 3 })).toEqual(['late', 'early', 'later']);
  });

  it('does not make the last the best: being late is worth nothing by itself, and no more after a day and a half', () => {
    const week = { name: 'a week late', hours: 170, likes: 6 };
    expect(ranked({ name: 'early', hours: 1, likes: 40 }, { name: 'nobody likes it', hours: 36 }, week)[0]).toBe('early');
    expect(ranked(week, { name: 'a day and a half late', hours: 36, likes: 7 })[0]).toBe('a day and a half late');
  });

  it('is not moved by one friend', () => {
    expect(ranked({ name: 'liked by a friend', hours: 20, likes: 1 }, { name: 'newest', hours: 21 })).toEqual(['newest', 'liked by a friend']);
  });

  it('is not moved by a crowd that registers for the occasion', () => {
    expect(ranked({ name: 'pushed', hours: 2, doubted: 60 }, { name: 'liked', hours: 2, likes: 20 })[0]).toBe('liked');
    expect(ranked({ name: 'pushed', hours: 2, doubted: 4 }, { name: 'newest', hours: 3 })[0]).toBe('newest');
  });

  it('goes up with every like and never below nothing', () => {
    const scores = Array.from({ length: 200 }, (_, quarters) => bestScore({ likeWeight: quarters, createdAt: BEGAN, threadBegan: BEGAN }));
    expect(scores[0]).toBe(0);
    scores.forEach((score, quarters) => expect(score).toBeGreaterThanOrEqual(scores[quarters - 1] ?? 0));
    expect(bestScore({ likeWeight: 400, createdAt: new Date(BEGAN.getTime() - 1), threadBegan: BEGAN })).toBe(90);
  });

  it('weighs a like by whom it is from', () => {
    const day = 24 * 3_600_000;
    expect(likeWeight({ createdAt: new Date(BEGAN.getTime() - day), standing: 'good' }, BEGAN)).toBe(WHOLE_LIKE);
    expect(likeWeight({ createdAt: new Date(BEGAN.getTime() - day + 1), standing: 'good' }, BEGAN)).toBe(DOUBTED_LIKE);
    expect(likeWeight({ createdAt: new Date(BEGAN.getTime() - 9 * day), standing: 'premoderated' }, BEGAN)).toBe(DOUBTED_LIKE);
  });
});
