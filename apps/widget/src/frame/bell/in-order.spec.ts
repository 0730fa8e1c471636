import { describe, expect, it } from '@jest/globals';
import { InOrder } from './in-order.js';

describe('answers in order', () => {
  it('lets no answer count that was asked for before the one that counts now', () => {
    const order = new InOrder();
    const [asked, askedAgain] = [order.begin(), order.begin()];
    expect([order.take(askedAgain), order.take(asked)]).toEqual([true, false]);
  });

  it('lets what was heard meanwhile count, and an earlier answer where nothing newer came', () => {
    const order = new InOrder();
    const asked = order.begin();
    order.begin();
    expect(order.take(asked)).toBe(true);
    expect([order.take(order.begin()), order.take(asked)]).toEqual([true, false]);
  });
});
