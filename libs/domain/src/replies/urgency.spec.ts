import { describe, expect, it } from '@jest/globals';
import { headStartMinutes, queueRank, reportWeight, suspicionOf, urgencyMinutes, type Pressing } from './urgency.js';

const calm: Pressing = { reportWeight: 0, suspicion: 0, likeCount: 0, answerCount: 0, audience: 0 };
const now = new Date('2026-11-26T12:00:00.000Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe('how urgent a reply is', () => {
  it('is how long it has waited, where nothing else presses', () => {
    expect(urgencyMinutes(calm, ago(37), now)).toBe(37);
  });

  it.each([
    ['a report by somebody unknown', { reportWeight: 50 }, 60],
    ['a report by somebody who was always right', { reportWeight: 100 }, 120],
    ['a check that is sure', { suspicion: 100 }, 120],
    ['fifteen likes', { likeCount: 15 }, 120],
    ['an answer and a like', { likeCount: 1, answerCount: 1 }, 60],
    ['a discussion of seventy', { audience: 70 }, 90],
  ])('grows by %s', (_, presses, minutes) => {
    expect(headStartMinutes({ ...calm, ...presses })).toBeCloseTo(minutes);
  });

  it('is overtaken by time, whatever presses', () => {
    const pressing = { ...calm, reportWeight: 500, likeCount: 1_000 };
    expect(queueRank(pressing, now)).toBeGreaterThan(queueRank(calm, ago(24 * 60)));
  });

  it('orders the same at any moment', () => {
    const [young, old] = [{ ...calm, reportWeight: 100 }, calm];
    const sooner = queueRank(young, ago(10)) < queueRank(old, ago(100));
    for (const later of [0, 1_000, 100_000]) {
      const then = new Date(now.getTime() + later * 60_000);
      expect(urgencyMinutes(young, ago(10), then) > urgencyMinutes(old, ago(100), then)).toBe(sooner);
    }
  });
});

describe('what a report weighs', () => {
  it.each([
    [{ upheld: 0, decided: 0 }, 50],
    [{ upheld: 8, decided: 8 }, 90],
    [{ upheld: 0, decided: 8 }, 10],
    [{ upheld: 4, decided: 8 }, 50],
  ])('%j: %i hundredths', (record, weight) => {
    expect(reportWeight(record)).toBe(weight);
  });
});

describe('what screening makes of it', () => {
  it('counts what held or tagged it, and not what found nothing', () => {
    expect(suspicionOf([{ outcome: 'publish', score: 0.9 }, { outcome: 'tag', score: 0.4 }, { outcome: 'hold', score: 0.7 }])).toBe(70);
    expect(suspicionOf([])).toBe(0);
  });
});
