import { describe, expect, it } from '@jest/globals';
import { temperatureOf } from './temperature.js';

describe('how hot a thread is', () => {
  it('is nothing where nobody writes, and nothing where nobody is in trouble', () => {
    expect(temperatureOf({ replies: 0, troubled: 0 })).toBe(0);
    expect(temperatureOf({ replies: 10_000, troubled: 0 })).toBe(0);
  });

  it('rises with speed and with trouble, and never beyond 100', () => {
    expect(temperatureOf({ replies: 1, troubled: 1 })).toBe(5);
    expect(temperatureOf({ replies: 20, troubled: 5 })).toBe(25);
    expect(temperatureOf({ replies: 20, troubled: 10 })).toBe(50);
    expect(temperatureOf({ replies: 20, troubled: 20 })).toBe(50);
    expect(temperatureOf({ replies: 180, troubled: 90 })).toBe(90);
    expect(temperatureOf({ replies: 1_000_000, troubled: 1_000_000 })).toBe(100);
  });
});
