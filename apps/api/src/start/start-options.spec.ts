import { describe, expect, it } from '@jest/globals';
import { readStartOptions } from './start-options.js';

describe('what npm start is told', () => {
  it('is one process, unless it is said otherwise', () => {
    expect(readStartOptions([])).toEqual({ apis: 1 });
    expect(readStartOptions(['--api', '2'])).toEqual({ apis: 2 });
    expect(readStartOptions(['--api=64'])).toEqual({ apis: 64 });
  });

  it('is refused with a sentence when it makes no sense', () => {
    for (const given of [['--api', '0'], ['--api', '65'], ['--api', '1.5'], ['--api', 'two'], ['--api'], ['--apis', '2'], ['2']]) {
      expect(() => readStartOptions(given)).toThrow(/npm start -- --api 2/);
    }
  });
});
