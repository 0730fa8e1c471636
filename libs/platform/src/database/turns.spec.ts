import { afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../refusals/refusal.js';
import { doWithin, type Errand } from '../work/work.js';
import { Turns } from './turns.js';

/** Work that goes on until it is told to end. */
class Endless {
  private readonly ends: (() => void)[] = [];
  begun = 0;

  run = (): Promise<void> => {
    this.begun += 1;
    return new Promise((end) => this.ends.push(end));
  };

  /** Ends so many, the first ones first. */
  end(count = this.ends.length): void {
    for (const end of this.ends.splice(0, count)) end();
  }
}

const as = <T>(errand: Errand | undefined, act: () => T): T => doWithin({ names: {}, errand }, act);
const outcome = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: unknown) => (error instanceof Refusal ? `${error.code}, again in ${error.retryAfter} s` : String(error)));

describe('turns to write', () => {
  const all: Turns[] = [];
  const turns = (atOnce: number): Turns => {
    all.push(new Turns(atOnce));
    return all.at(-1) as Turns;
  };
  afterEach(() => all.splice(0).forEach(({ forget }) => forget()));

  it('are so many at once, and the others in the order of coming, moderators before them', async () => {
    const [two, endless] = [turns(2), new Endless()];
    const order: string[] = [];
    const busy = [two.run(endless.run), two.run(endless.run)];
    const later = (['writing', 'reading', 'moderating', 'moderating', undefined] as const).map((errand, place) => as(errand, () => two.run(() => Promise.resolve(order.push(`${errand} ${place}`)))));
    await wait(20);
    expect([endless.begun, two.waiting, order]).toEqual([2, 5, []]);
    endless.end();
    await Promise.all([...busy, ...later]);
    expect(order).toEqual(['moderating 2', 'moderating 3', 'writing 0', 'reading 1', 'undefined 4']);
    expect(two.waiting).toBe(0);
  });

  it('are passed on also by work that failed', async () => {
    const one = turns(1);
    expect(await outcome(one.run(() => Promise.reject(new Error('no'))))).toBe('Error: no');
    expect(await outcome(one.run(() => Promise.resolve()))).toBe('done');
  });

  it('are waited for a second by whoever asked for something, and by jobs as long as it takes', async () => {
    const [one, endless] = [turns(1), new Endless()];
    const busy = one.run(endless.run);
    const began = performance.now();
    const job = as(undefined, () => one.run(() => Promise.resolve()));
    expect(await outcome(as('writing', () => one.run(() => Promise.resolve())))).toBe('service.unavailable, again in 2 s');
    expect(performance.now() - began).toBeGreaterThan(900);
    expect(one.waiting).toBe(1);
    endless.end();
    expect(await Promise.all([outcome(busy), outcome(job)])).toEqual(['done', 'done']);
  });

  it('come to all who come in one moment, also where that takes longer than a second', async () => {
    const one = turns(1);
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => outcome(as('writing', () => one.run(() => wait(15))))));
    expect(outcomes).toEqual(Array.from({ length: 100 }, () => 'done'));
  });

  it('are refused at once where more come than in a moment and the wait would be too long, writing before reading and moderating last', async () => {
    const [five, endless] = [turns(5), new Endless()];
    // A turn takes ten milliseconds as far as anybody knows.
    const busy = Array.from({ length: 5 }, () => five.run(endless.run));
    const waiting = Array.from({ length: 255 }, () => as('moderating', () => five.run(() => Promise.resolve())));
    const began = performance.now();
    const join = (errand: Errand): Promise<string> => outcome(as(errand, () => five.run(() => Promise.resolve())));
    const first = join('writing');
    expect(await join('writing')).toContain('service.unavailable');
    expect(performance.now() - began).toBeLessThan(100);
    const reading = join('reading');
    const moderating = join('moderating');
    endless.end();
    await Promise.all([...busy, ...waiting]);
    expect(await Promise.all([first, reading, moderating])).toEqual(['done', 'done', 'done']);
  });

  it('are refused by the wait alone where some have waited without a pause for longer than a moment', async () => {
    const one = turns(1);
    let going = true;
    const keepComing = async (): Promise<void> => {
      while (going) await as('moderating', () => one.run(() => wait(60)));
    };
    const crowd = Array.from({ length: 12 }, keepComing);
    let said = 'done';
    while (said === 'done') said = await outcome(as('writing', () => one.run(() => Promise.resolve())));
    expect(said).toContain('service.unavailable');
    going = false;
    await Promise.all(crowd);
  });

  it('are refused at once where the one in front waits for long already, however short turns were', async () => {
    const [one, endless] = [turns(1), new Endless()];
    const busy = one.run(endless.run);
    const inFront = outcome(as('writing', () => one.run(() => Promise.resolve())));
    await wait(600);
    const began = performance.now();
    expect(await outcome(as('writing', () => one.run(() => Promise.resolve())))).toContain('service.unavailable');
    expect(performance.now() - began).toBeLessThan(100);
    endless.end();
    expect(await Promise.all([outcome(busy), inFront])).toEqual(['done', 'done']);
  });
});
