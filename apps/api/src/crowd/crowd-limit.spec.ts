import { describe, expect, it } from '@jest/globals';
import { CrowdLimit } from './crowd-limit.js';

const made = (): CrowdLimit => new CrowdLimit({ least: 100, most: 400, fewest: 24 });

/** A machine that gets so many done a second, and a crowd that always comes in as far as it is let: how long each then takes. */
const crowdOn = (aSecond: number, limit: CrowdLimit, looks: number): void => {
  for (let look = 0; look < looks; look += 1) {
    const most = limit.now;
    limit.learn({ most, crowded: true, took: Array.from({ length: 20 }, () => (most / aSecond) * 1_000) });
  }
};

describe('how many may be worked for at once', () => {
  it('is as many as come in in a tenth of a second, on a slow machine, a fast one and a faster one', () => {
    for (const [aSecond, many] of [[400, 40], [2_000, 200], [4_000, 400], [8_000, 800]] as const) {
      const limit = made();
      crowdOn(aSecond, limit, 40);
      expect(limit.now / many).toBeGreaterThan(0.85);
      expect(limit.now / many).toBeLessThan(1.15);
    }
  });

  it('follows a machine that becomes slower, within a few looks, and faster again', () => {
    const limit = made();
    crowdOn(8_000, limit, 40);
    crowdOn(2_400, limit, 4);
    expect(limit.now).toBeLessThan(300);
    crowdOn(8_000, limit, 12);
    expect(limit.now).toBeGreaterThan(600);
  });

  it('is more where each takes long by itself, as with a database far away, and not without end', () => {
    for (const [calmMs, many] of [[20, 200], [80, 480], [1_000, 800]] as const) {
      const limit = made();
      for (let look = 0; look < 60; look += 1) limit.learn({ most: 5, crowded: false, took: Array.from({ length: 10 }, () => calmMs) });
      crowdOn(2_000, limit, 40);
      expect(limit.now / many).toBeGreaterThan(0.85);
      expect(limit.now / many).toBeLessThan(1.15);
    }
  });

  it('is not changed by a few that take long, nor by too few answers to say anything', () => {
    const limit = made();
    const before = limit.now;
    limit.learn({ most: 20, crowded: false, took: Array.from({ length: 20 }, () => 3_000) });
    limit.learn({ most: 30, crowded: false, took: [5_000, 5_000] });
    limit.learn({ most: 30, crowded: false, took: [] });
    expect(limit.now).toBe(before);
  });

  it('does not grow where nobody waited, and never beyond bounds', () => {
    const quick = made();
    const before = quick.now;
    for (let look = 0; look < 50; look += 1) quick.learn({ most: before, crowded: false, took: Array.from({ length: 50 }, () => 1) });
    expect(quick.now).toBe(before);
    crowdOn(1_000_000, quick, 100);
    expect(quick.now).toBe(1_024);
    crowdOn(1, quick, 100);
    expect(quick.now).toBe(24);
  });

  it('goes back to what it was once it is quiet', () => {
    const limit = made();
    crowdOn(100, limit, 20);
    expect(limit.now).toBe(24);
    for (let look = 0; look < 100; look += 1) limit.learn({ most: 3, crowded: false, took: [] });
    expect(limit.now).toBe(32);
  });
});
