import { describe, expect, it } from '@jest/globals';
import { isOpenAddress, isPushAddress, lookUpOpen } from './push-address.js';

describe('where push messages may be sent', () => {
  it.each([
    ['https://updates.push.services.mozilla.com/wpush/v2/abc', true, true],
    ['http://updates.push.services.mozilla.com/wpush/v2/abc', false, false],
    ['https://somebody:secret@push.test/a', false, false],
    ['https://10.0.0.5/a', false, false],
    ['https://[::1]/a', true, false],
    ['https://[::ffff:169.254.169.254]/latest', false, false],
    ['http://127.0.0.1:4000/a', true, false],
    ['http://localhost:4000/a', true, false],
    ['ftp://localhost/a', false, false],
    ['not an address', false, false],
  ])('%s: %s at home, %s in production', (endpoint, home, production) => {
    expect([isPushAddress(endpoint, false), isPushAddress(endpoint, true)]).toEqual([home, production]);
  });

  it('is never a network of one’s own, however it is written', () => {
    expect(['10.1.2.3', '172.16.0.1', '192.168.1.1', '127.0.0.1', '169.254.169.254', '0.0.0.0', '100.64.0.1', '::1', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '64:ff9b::a00:1'].filter(isOpenAddress)).toEqual([]);
    expect(['9.9.9.9', '2620:fe::fe'].every(isOpenAddress)).toBe(true);
  });

  it('is not a name that stands for this machine', async () => {
    const error = await new Promise((done) => lookUpOpen('localhost', { all: true }, done));
    expect(String(error)).toContain('not out in the open');
  });
});
