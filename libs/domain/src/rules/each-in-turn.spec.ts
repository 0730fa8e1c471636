import { describe, expect, it } from '@jest/globals';
import { eachInTurn } from './each-in-turn.js';

describe('each in turn', () => {
  it('lets others through every twenty, and does each once and in order', async () => {
    const items = Array.from({ length: 200 }, (_, number) => number);
    const done: number[] = [];
    let others = 0;
    let over = false;
    const somebodyElse = () => {
      others += 1;
      if (!over) setImmediate(somebodyElse);
    };
    setImmediate(somebodyElse);
    await eachInTurn(items, (item) => done.push(item));
    over = true;
    expect(done).toEqual(items);
    expect(others).toBeGreaterThanOrEqual(9);
  });
});
