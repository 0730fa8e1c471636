import { describe, expect, it } from '@jest/globals';
import { CircuitBreaker } from './circuit-breaker.js';

const at = (seconds: number): Date => new Date(seconds * 1_000);

describe('a circuit breaker', () => {
  it('lets nobody ask after five failures, then one at a time, and everybody after an answer', () => {
    const breaker = new CircuitBreaker();
    for (let failure = 0; failure < 5; failure += 1) {
      expect(breaker.mayAsk(at(0))).toBe(true);
      breaker.failed(at(0));
    }
    expect(breaker.mayAsk(at(29))).toBe(false);
    expect([breaker.mayAsk(at(30)), breaker.mayAsk(at(30))]).toEqual([true, false]);
    breaker.failed(at(31));
    expect(breaker.mayAsk(at(60))).toBe(false);
    expect(breaker.mayAsk(at(61))).toBe(true);
    breaker.succeeded();
    expect([breaker.mayAsk(at(61)), breaker.mayAsk(at(61))]).toEqual([true, true]);
  });

  it('counts failures one after another only', () => {
    const breaker = new CircuitBreaker();
    for (let time = 0; time < 20; time += 1) {
      breaker.failed(at(0));
      if (time % 4 === 3) breaker.succeeded();
    }
    expect(breaker.mayAsk(at(0))).toBe(true);
  });
});
