import { describe, expect, it } from '@jest/globals';
import { isUnderKey } from './push-key.js';

describe('the key of a subscription', () => {
  const bytes = Uint8Array.from({ length: 65 }, (_, place) => 255 - place);
  const bound = bytes.buffer;
  const key = Buffer.from(bytes).toString('base64url');

  it.each([
    ['the same', bound, key, true],
    ['the same, filled up to a whole group', bound, `${key}=`, true],
    ['another', bound, Buffer.from(bytes.toReversed()).toString('base64url'), false],
    ['none that the browser tells of', null, key, false],
  ])('is ours where it is %s', (_, of, ours, same) => {
    expect(isUnderKey(of, ours)).toBe(same);
  });
});
