import { describe, expect, it } from '@jest/globals';
import { Lanes, SLOW_MS, type Entry } from './lanes.js';

let now = 0;
const lanesOf = (quick: number, other: number, shared = 100) => new Lanes({ quick, other, shared }, () => now);
const isIn = (entry: Entry): boolean => 'leave' in entry;
const after = (entry: Entry): number => ('afterMs' in entry ? entry.afterMs : NaN);
const leave = (entry: Entry | undefined): void => {
  if (!entry || !('leave' in entry)) throw new Error('It has no place.');
  entry.leave();
};
/** Asks for so many places to a host. */
const ask = (lanes: Lanes, times: number, address = 'https://a.test/1'): Entry[] => Array.from({ length: times }, () => lanes.enter(address));
const places = (entries: Entry[]): number => entries.filter(isIn).length;

describe('lanes', () => {
  it('take few to one host of which nothing is known, whatever the path, and others beside them', () => {
    const lanes = lanesOf(6, 2);
    expect(['https://a.test/1', 'https://a.test/2', 'https://a.test/3', 'https://b.test/1'].map((address) => isIn(lanes.enter(address)))).toEqual([true, true, false, true]);
  });

  it('take more as soon as one was quick, and few again once one is slow, still under way or over', () => {
    const lanes = lanesOf(6, 2);
    const [first] = ask(lanes, 2);
    now += SLOW_MS - 1;
    leave(first);
    expect(places(ask(lanes, 9))).toBe(5);
    now += SLOW_MS;
    expect(places(ask(lanes, 9))).toBe(0);
    const others = lanesOf(6, 2);
    const [slow] = ask(others, 2);
    now += SLOW_MS;
    leave(slow);
    expect(places(ask(others, 9))).toBe(1);
  });

  it('forget a host that nothing is under way to', () => {
    const lanes = lanesOf(6, 2);
    for (let n = 0; n < 3; n += 1) {
      const entries = ask(lanes, 3);
      expect(places(entries)).toBe(2);
      entries.filter(isIn).forEach(leave);
    }
  });

  it('keep the last places for hosts that have none yet', () => {
    const lanes = lanesOf(6, 3, 6);
    expect(places(ask(lanes, 3, 'https://a.test/1'))).toBe(3);
    expect(places(ask(lanes, 9, 'https://b.test/1'))).toBe(3);
    expect([places(ask(lanes, 9, 'https://c.test/1')), places(ask(lanes, 9, 'https://d.test/1'))]).toEqual([1, 1]);
  });

  it('are left once by whoever is in', () => {
    const lanes = lanesOf(1, 1);
    const [first] = ask(lanes, 1);
    leave(first);
    ask(lanes, 1);
    leave(first);
    expect(places(ask(lanes, 1))).toBe(0);
  });
});

describe('whoever finds a lane full', () => {
  it('comes again soon while nothing is known of it', () => {
    expect(ask(lanesOf(6, 2), 5).slice(2).map(after)).toEqual([2_000, 2_000, 2_000]);
  });

  it('comes at a time of their own, at the pace at which places become free, within ten minutes', () => {
    const lanes = lanesOf(6, 2);
    ask(lanes, 2);
    now += 20_000;
    expect(ask(lanes, 3).map(after)).toEqual([2_000, 12_000, 22_000]);
    expect(after(ask(lanes, 200).at(-1) ?? { afterMs: 0 })).toBe(600_000);
  });

  it('hardly waits for a quick one', () => {
    const lanes = lanesOf(4, 2);
    const [first] = ask(lanes, 2);
    now += 100;
    leave(first);
    expect(ask(lanes, 6).map(after)).toEqual([NaN, NaN, NaN, 2_000, 2_025, 2_050]);
  });
});
