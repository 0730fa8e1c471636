import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Line, type InLine } from './line.js';
import { Rush } from './rush.js';

const BOUNDS = { inAMoment: 200, always: 20, aim: { least: 60, most: 250, fewest: 8 } };

/** So many are worked for at once before anything was learnt. */
const AT_ONCE = 32;

describe('a line', () => {
  let line: Line;
  let called: number[] = [];
  let late: number[] = [];
  beforeEach(() => {
    jest.useFakeTimers();
    line = new Line(BOUNDS);
    called = [];
    late = [];
  });
  afterEach(() => void jest.useRealTimers());

  /** So many come at once: those who were let in. */
  const come = (many: number): InLine[] => Array.from({ length: many }, (_, number) => number).flatMap((number) => {
    if (!line.hasRoom()) return [];
    const one: InLine = { go: () => called.push(number), turnAway: () => late.push(number) };
    line.join(one);
    return [one];
  });

  const leave = (ones: InLine[]): void => {
    for (const one of ones) line.leave(one);
    jest.advanceTimersByTime(1);
  };

  it('takes in whoever comes in one moment, works for so many at once, and calls the others in the order of coming', () => {
    const all = come(500);
    expect([all.length, called.length]).toEqual([200, AT_ONCE]);
    leave(all.slice(0, 10));
    expect(called).toEqual(Array.from({ length: AT_ONCE + 10 }, (_, number) => number));
    // Who goes while they wait is not called, and takes nobody's turn.
    leave(all.slice(48, 58));
    expect(called).toHaveLength(AT_ONCE + 10);
    leave(all.slice(10, 20));
    expect(called.slice(-10)).toEqual([42, 43, 44, 45, 46, 47, 58, 59, 60, 61]);
  });

  it('takes in one burst after the other, each as soon as the last is answered', () => {
    for (let burst = 0; burst < 5; burst += 1) {
      const all = come(200);
      expect(all).toHaveLength(200);
      // Each takes two seconds to be answered, longer than a moment.
      jest.advanceTimersByTime(2_000);
      leave(all);
    }
  });

  it('turns away whom there is no work for once the crowd has stood there for longer than a moment, and is a moment again when it has rested', () => {
    const first = come(300);
    jest.advanceTimersByTime(1_400);
    leave(first.slice(0, 10));
    expect(come(300)).toHaveLength(10);
    jest.advanceTimersByTime(200);
    leave(first.slice(10, 100));
    // There would be room to wait in, but they would wait for long.
    expect([line.size, come(300).length]).toEqual([110, 0]);
    leave(first.slice(100));
    const others = line.size;
    expect([others, come(300).length]).toEqual([10, AT_ONCE - 10]);
    expect(come(1)).toEqual([]);
    jest.advanceTimersByTime(1_000);
    expect(come(300)).toHaveLength(200 - AT_ONCE);
  });

  it('takes in so many always, however slow it goes', () => {
    line = new Line({ ...BOUNDS, always: 50 });
    come(300);
    jest.advanceTimersByTime(60_000);
    expect(come(1)).toEqual([]);
    line = new Line({ ...BOUNDS, always: 50 });
    come(49);
    jest.advanceTimersByTime(60_000);
    expect(come(1)).toHaveLength(1);
  });

  it('works for fewer at once when they take long', () => {
    const all = come(200);
    for (let look = 0; look < 10; look += 1) {
      jest.advanceTimersByTime(500);
      leave(all.splice(0, 12));
      line.look();
    }
    expect(line.atOnce).toBeLessThan(AT_ONCE / 2);
  });

  it('turns nobody away who comes again as soon as they were answered, as long as nobody waits for long', () => {
    let all = come(150);
    // For ten seconds, every tenth of a second thirty are answered: who comes then waits for half a second.
    for (let look = 0; look < 100; look += 1) {
      jest.advanceTimersByTime(99);
      leave(all.slice(0, 30));
      line.look();
      const again = come(30);
      expect(again).toHaveLength(30);
      all = [...all.slice(30), ...again];
    }
    // Half as fast, they would wait twice as long.
    let away = 0;
    for (let look = 0; look < 50; look += 1) {
      jest.advanceTimersByTime(99);
      leave(all.slice(0, 15));
      line.look();
      const again = come(15);
      away += 15 - again.length;
      all = [...all.slice(15), ...again];
    }
    expect(away).toBeGreaterThan(0);
    expect(line.size).toBeLessThan(0.6 * 150 + AT_ONCE + 2);
  });

  it('has no moment while somebody is turned away from a line beside it', () => {
    const rush = new Rush();
    const beside = new Line({ ...BOUNDS, inAMoment: 40 }, rush);
    line = new Line(BOUNDS, rush);
    expect(come(100)).toHaveLength(100);
    for (let other = 0; other < 50; other += 1) if (beside.hasRoom()) beside.join({ go: () => undefined, turnAway: () => undefined });
    expect([beside.size, come(10).length]).toEqual([40, 0]);
    jest.advanceTimersByTime(1_000);
    expect(come(10)).toHaveLength(10);
  });

  it('keeps a crowd that came in one moment, also when some of them come again', () => {
    const all = come(300);
    for (let look = 0; look < 30; look += 1) {
      jest.advanceTimersByTime(99);
      leave(all.splice(0, 8));
      line.look();
      come(3);
    }
    expect(late).toEqual([]);
  });

  it('turns those away who have waited longest where far more come and go on coming, so that whoever is answered was answered soon', () => {
    const enteredAt = new Map<InLine, number>();
    let here: InLine[] = [];
    let most = 0;
    const waited: number[] = [];
    // Eighty a second are answered, and ten times as many come.
    for (let tick = 0; tick < 100; tick += 1) {
      const fresh = come(80);
      for (const one of fresh) enteredAt.set(one, performance.now());
      here = [...here, ...fresh];
      most = Math.max(most, line.size);
      jest.advanceTimersByTime(99);
      const gone = here.filter((one) => one.begunAt !== undefined).slice(0, 8);
      for (const one of gone) waited.push(performance.now() - (enteredAt.get(one) ?? 0));
      here = here.filter((one) => !gone.includes(one));
      leave(gone);
      line.look();
    }
    expect(most).toBe(200);
    // The crowd that stood there before it was known that it is one that lasts.
    expect(late.length).toBeGreaterThan(50);
    expect(waited).toHaveLength(800);
    expect(Math.max(...waited)).toBeLessThan(1_100);
    // From the second second on.
    expect(Math.max(...waited.slice(160))).toBeLessThan(1_000);
    expect(line.size).toBeLessThanOrEqual(Math.max(line.atOnce, 0.6 * 80 + 2));
  });

  it('gives way to another line while far more come to both than can be answered, and takes its part again afterwards', () => {
    const rush = new Rush();
    const first = new Line(BOUNDS, rush);
    line = new Line({ ...BOUNDS, aim: { ...BOUNDS.aim, givingWay: 4 } }, rush, first);
    const crowdToFirst = (): void => {
      for (let other = 0; other < 80; other += 1) if (first.hasRoom()) first.join({ go: () => undefined, turnAway: () => undefined });
    };
    let here: InLine[] = [];
    const tick = (many: number, most: number): void => {
      here = [...here, ...come(many)];
      crowdToFirst();
      jest.advanceTimersByTime(99);
      const gone = here.filter((one) => one.begunAt !== undefined).slice(0, most);
      here = here.filter((one) => !gone.includes(one));
      leave(gone);
      line.look();
    };
    // Nobody is turned away from this line.
    for (let ticks = 0; ticks < 40; ticks += 1) tick(3, 10);
    expect(line.atOnce).toBeGreaterThanOrEqual(BOUNDS.aim.fewest);
    for (let ticks = 0; ticks < 40; ticks += 1) tick(80, 10);
    expect(line.atOnce).toBe(4);
    // Those who come afterwards take long, as on a slow disk.
    jest.advanceTimersByTime(1_000);
    for (let ticks = 0; ticks < 5; ticks += 1) {
      jest.advanceTimersByTime(99);
      line.look();
    }
    expect(line.atOnce).toBe(BOUNDS.aim.fewest);
  });

  it('has all whom it lets in worked for at once where it has no aim', () => {
    line = new Line({ inAMoment: 100, always: 0 });
    expect([come(300).length, called.length]).toEqual([100, 100]);
  });
});
