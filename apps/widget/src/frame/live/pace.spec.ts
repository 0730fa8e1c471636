import { beforeEach, describe, expect, it } from '@jest/globals';
import { Pace } from './pace.js';

describe('the pace at which arrivals are shown', () => {
  let now: number;
  let cost: number;
  let hidden: boolean;
  let due: { at: number; act: () => void }[];
  let shown: [at: number, items: number[]][];
  let pace: Pace<number>;
  beforeEach(() => {
    [now, cost, hidden, due, shown] = [1_000, 0, false, [], []];
    pace = new Pace(
      (items) => {
        shown.push([now, items]);
        now += cost;
      },
      {
        now: () => now,
        later: (act, ms) => due.push({ at: now + ms, act }),
        afterRendering: (act) => act(),
        hidden: () => hidden,
      },
    );
  });

  const passUntil = (end: number) => {
    for (const { at, act } of due.splice(0).sort((a, b) => a.at - b.at)) {
      now = Math.max(now, at);
      act();
    }
    now = Math.max(now, end);
  };

  it('is immediate while a thread is quiet', () => {
    pace.add(1);
    passUntil(2_000);
    pace.add(2);
    passUntil(3_000);
    expect(shown).toEqual([
      [1_000, [1]],
      [2_000, [2]],
    ]);
  });

  it('gathers what arrives in between, in its order', () => {
    pace.add(1);
    passUntil(1_010);
    [2, 3, 4].forEach((item) => pace.add(item));
    passUntil(2_000);
    expect(shown).toEqual([
      [1_000, [1]],
      [1_100, [2, 3, 4]],
    ]);
  });

  it('takes a tenth of the time where showing is slow, and never makes anybody wait longer than a second', () => {
    cost = 40;
    pace.add(1);
    passUntil(1_040);
    pace.add(2);
    passUntil(1_040);
    expect(shown[1]).toEqual([1_400, [2]]);
    cost = 500;
    pace.add(3);
    passUntil(now);
    const [before] = shown.at(-1) ?? [0];
    pace.add(4);
    passUntil(now);
    expect(shown.at(-1)?.[0]).toBe(before + 500 + 1_000);
  });

  it('lets a hidden page be', () => {
    hidden = true;
    pace.add(1);
    pace.add(2);
    passUntil(9_000);
    expect(shown).toEqual([[6_000, [1, 2]]]);
  });
});
