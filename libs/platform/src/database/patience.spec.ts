import { readFile } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { waitPatiently } from './patience.js';

const holdUp = (ms: number): void => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

describe('waiting patiently', () => {
  it('does not take its own standing still for that of others', async () => {
    const came = await new Promise<string>((done) => {
      const stop = waitPatiently(() => 0, () => done('too late'));
      // What is waited for comes while nothing here can hear of it.
      readFile(new URL(import.meta.url), () => {
        stop();
        done('had it');
      });
      holdUp(1_200);
    });
    expect(came).toBe('had it');
  });

  it('ends after a second in which nobody had any', async () => {
    const began = performance.now();
    await new Promise<void>((late) => void waitPatiently(() => 0, late));
    expect(performance.now() - began).toBeGreaterThanOrEqual(990);
  });
});
