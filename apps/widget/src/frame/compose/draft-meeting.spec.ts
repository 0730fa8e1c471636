import { describe, expect, it } from '@jest/globals';
import { meet } from './draft-meeting.js';

const at = (seconds: number) => new Date(seconds * 1_000).toISOString();
const version = (body: string, seconds: number) => ({ body, at: at(seconds) });
const here = (body: string, seconds = 0, synced?: { body: string; at: string }) => ({
  body,
  at: seconds * 1_000,
  synced,
});

describe('a draft on this device and one on the server', () => {
  it.each([
    ['nothing anywhere', here(''), null, { show: 'here', save: false }],
    ['something here alone', here('a', 5), null, { show: 'here', save: true }],
    ['something there alone', here(''), version('b', 5), { show: 'there', save: false }],
    ['the same', here('a', 1), version('a', 5), { show: 'here', save: false }],
    ['posted on another device', here('a', 1, version('a', 1)), null, { show: 'nothing', save: false }],
    [
      'posted on another device, and written on here',
      here('ab', 9, version('a', 1)),
      null,
      { show: 'here', save: true },
    ],
    ['continued on another device', here('a', 1, version('a', 1)), version('ab', 5), { show: 'there', save: false }],
    ['continued here', here('ab', 5, version('a', 1)), version('a', 1), { show: 'here', save: true }],
    [
      'both, there later',
      here('x', 5, version('a', 1)),
      version('y', 7),
      { show: 'there', save: false, offer: version('x', 5) },
    ],
    ['both, here later', here('x', 9), version('y', 7), { show: 'here', save: true, offer: version('y', 7) }],
  ])('%s', (_, mine, there, met) => {
    expect(meet(mine, there)).toEqual(met);
  });
});
