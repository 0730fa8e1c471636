import { describe, expect, it } from '@jest/globals';
import { Awaited } from './awaited.js';

describe('what is awaited', () => {
  /** Parts that write down when they begin and stop. */
  const parts = () => {
    const log: string[] = [];
    const part = (name: string) => (value: string) => {
      log.push(`${name} begins with ${value}`);
      return () => log.push(`${name} stops`);
    };
    return { log, part };
  };

  const asSoonAsThere = () => Promise.resolve();

  it('is used by whoever asked before and after it came', async () => {
    const { log, part } = parts();
    const awaited = new Awaited<string>();
    awaited.share(part('the bell'));
    expect(log).toEqual([]);
    awaited.came('a wire');
    awaited.share(part('the feed'));
    await asSoonAsThere();
    expect(log).toEqual(['the bell begins with a wire', 'the feed begins with a wire']);
  });

  it('is not used by a part that went before it came', async () => {
    const { log, part } = parts();
    const awaited = new Awaited<string>();
    awaited.share(part('the bell'))();
    awaited.came('a wire');
    await asSoonAsThere();
    expect(log).toEqual([]);
  });

  it('is let go of by a part that goes, however long it waited', async () => {
    const { log, part } = parts();
    const awaited = new Awaited<string>();
    const leave = awaited.share(part('the bell'));
    awaited.came('a wire');
    await asSoonAsThere();
    leave();
    expect(log).toEqual(['the bell begins with a wire', 'the bell stops']);
  });
});
