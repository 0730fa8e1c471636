import { describe, expect, it } from '@jest/globals';
import { CrowdLimit } from './crowd-limit.js';

/** A machine that gets so many done a second, and a crowd that always comes in as far as it is let: how long each then takes. */
const crowdOn = (aSecond: number, limit: CrowdLimit, looks: number): void => {
  for (let look = 0; look < looks; look += 1) {
    const most = limit.now;
    limit.learn({ most, turnedAway: 10, took: Array.from({ length: 20 }, () => (most / aSecond) * 1_000) });
  }
};

describe('how many may be inside', () => {
  it('is as many as come in in a tenth of a second, on a fast machine and on a faster one, and on a slow one still so many as may come in one moment', () => {
    for (const [aSecond, many] of [[2_000, 200], [4_000, 400], [8_000, 800]] as const) {
      const limit = new CrowdLimit();
      crowdOn(aSecond, limit, 40);
      expect(limit.now / many).toBeGreaterThan(0.85);
      expect(limit.now / many).toBeLessThan(1.15);
    }
    const slow = new CrowdLimit();
    crowdOn(100, slow, 40);
    expect(slow.now).toBe(160);
  });

  it('follows a machine that becomes slower, within a few looks, and faster again', () => {
    const limit = new CrowdLimit();
    crowdOn(8_000, limit, 40);
    crowdOn(2_400, limit, 4);
    expect(limit.now).toBeLessThan(300);
    crowdOn(8_000, limit, 12);
    expect(limit.now).toBeGreaterThan(600);
  });

  it('is more where each takes long by itself, as with a database far away, and not without end', () => {
    for (const [calmMs, many] of [[20, 400], [80, 960], [1_000, 1_600]] as const) {
      const limit = new CrowdLimit();
      for (let look = 0; look < 60; look += 1) limit.learn({ most: 5, turnedAway: 0, took: Array.from({ length: 10 }, () => calmMs) });
      crowdOn(4_000, limit, 40);
      expect(limit.now / many).toBeGreaterThan(0.85);
      expect(limit.now / many).toBeLessThan(1.15);
    }
  });

  it('is not changed by a few that take long, nor by too few answers to say anything', () => {
    const limit = new CrowdLimit();
    const before = limit.now;
    limit.learn({ most: 20, turnedAway: 0, took: Array.from({ length: 20 }, () => 3_000) });
    limit.learn({ most: 200, turnedAway: 0, took: [5_000, 5_000] });
    limit.learn({ most: 250, turnedAway: 0, took: [] });
    expect(limit.now).toBe(before);
  });

  it('does not grow where nobody was turned away, and never beyond bounds', () => {
    const quick = new CrowdLimit();
    const before = quick.now;
    for (let look = 0; look < 50; look += 1) quick.learn({ most: before, turnedAway: 0, took: Array.from({ length: 50 }, () => 1) });
    expect(quick.now).toBe(before);
    crowdOn(1_000_000, quick, 100);
    expect(quick.now).toBe(2_048);
    crowdOn(1, quick, 100);
    expect(quick.now).toBe(160);
  });

  it('goes back to what it was once it is quiet', () => {
    const limit = new CrowdLimit();
    crowdOn(300, limit, 20);
    expect(limit.now).toBe(160);
    for (let look = 0; look < 100; look += 1) limit.learn({ most: 3, turnedAway: 0, took: [] });
    expect(limit.now).toBe(640);
  });
});
