import { describe, expect, it } from '@jest/globals';
import { deviceOf } from './session.view.js';

describe('the device of a log-in', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari, iOS'],
    ['Win at casino.example/1.0 (x)', ''],
    ['Win at casino.example/1.0 (Windows NT 10.0)', 'Windows'],
    ['', ''],
    [null, ''],
  ])('of %j is %j', (userAgent, device) => {
    expect(deviceOf(userAgent)).toBe(device);
  });
});
