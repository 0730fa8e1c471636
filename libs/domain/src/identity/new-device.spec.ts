import { describe, expect, it } from '@jest/globals';
import { isNewDevice } from './new-device.js';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const NEWER_FIREFOX = FIREFOX.replaceAll('140.0', '141.0');
const SAFARI = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15';

describe('a browser', () => {
  const now = { userAgent: FIREFOX, address: '2001:db8:1:1::7' };

  it.each([
    ['the first of all', [], false],
    ['the same', [now], false],
    ['a newer version in the same network', [{ userAgent: NEWER_FIREFOX, address: '2001:db8:1:1:aaaa::1' }], false],
    ['one whose network was forgotten', [{ userAgent: FIREFOX, address: 'hash:abc' }], false],
    ['another network', [{ userAgent: FIREFOX, address: '2001:db8:1:2::7' }], true],
    ['another browser', [{ userAgent: SAFARI, address: now.address }], true],
    ['one that is not known of', [{ userAgent: null, address: null }], true],
  ])('%s', (_, before, expected) => {
    expect(isNewDevice(now, before)).toBe(expected);
  });

  it('that says nothing is the same as another that says nothing', () => {
    expect(isNewDevice({ userAgent: null, address: null }, [{ userAgent: '', address: null }])).toBe(false);
  });
});
