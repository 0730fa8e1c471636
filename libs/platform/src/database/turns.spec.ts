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
  const turns = (atOnce: number, movedAt = () => 0): Turns => {
    all.push(new Turns(atOnce, movedAt));
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

  it('are waited for longer where who has them gets on, however slowly, and not once they stand still', async () => {
    let movedAt = performance.now();
    const one = turns(1, () => movedAt);
    const endless = new Endless();
    const busy = one.run(endless.run);
    const began = performance.now();
    const moving = setInterval(() => (movedAt = performance.now()), 300);
    const patient = as('writing', () => one.run(() => Promise.resolve(performance.now() - began)));
    await wait(1_500);
    endless.end();
    expect(await patient).toBeGreaterThan(1_400);
    clearInterval(moving);
    const stuck = one.run(endless.run);
    expect(await outcome(as('writing', () => one.run(() => Promise.resolve())))).toBe('service.unavailable, again in 2 s');
    endless.end();
    await Promise.all([busy, stuck]);
  });

  it('come to all who come in one moment, also where that takes longer than a second', async () => {
    const one = turns(1);
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => outcome(as('writing', () => one.run(() => wait(15))))));
    expect(outcomes).toEqual(Array.from({ length: 100 }, () => 'done'));
  });
});
