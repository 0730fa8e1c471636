import { describe, expect, it } from '@jest/globals';
import { Lanes } from './lanes.js';

describe('lanes', () => {
  it('take so many to one host, whatever the path, and others beside them', () => {
    const lanes = new Lanes(2);
    expect(['https://a.test/1', 'https://a.test/2', 'https://a.test/3', 'https://b.test/1'].map((address) => lanes.enter(address))).toEqual([true, true, false, true]);
    lanes.leave('https://a.test/2');
    expect([lanes.enter('https://a.test/4'), lanes.enter('https://a.test/5')]).toEqual([true, false]);
  });

  it('are as before when all have left', () => {
    const lanes = new Lanes(1);
    for (let n = 0; n < 3; n += 1) {
      expect(lanes.enter('https://a.test/1')).toBe(true);
      lanes.leave('https://a.test/1');
    }
  });
});
