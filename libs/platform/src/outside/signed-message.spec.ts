import { describe, expect, it } from '@jest/globals';
import { isSignedMessage, newSharedSecret, signMessage } from './signed-message.js';

const now = new Date('2021-08-26T16:16:00.000Z');
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1_000);

describe('a signed message', () => {
  it('is as the example of Standard Webhooks', () => {
    const headers = signMessage('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'msg_p5jXN8AQM9LWM0D4loKWxJek', '{"test": 2432232314}', new Date(1_614_265_330_000));
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('is believed as it was sent, and not otherwise', () => {
    const secret = newSharedSecret();
    const headers = signMessage(secret, 'one', '{}', now);
    const other = signMessage(newSharedSecret(), 'one', '{}', now)['webhook-signature'];
    expect(isSignedMessage(secret, headers, '{}', later(299))).toBe(true);
    expect(isSignedMessage(secret, { ...headers, 'webhook-signature': `${other} ${headers['webhook-signature']}` }, '{}', now)).toBe(true);
    expect(isSignedMessage(secret, headers, '{ }', now)).toBe(false);
    expect(isSignedMessage(secret, { ...headers, 'webhook-id': 'two' }, '{}', now)).toBe(false);
    expect(isSignedMessage(secret, { ...headers, 'webhook-signature': other }, '{}', now)).toBe(false);
    expect(isSignedMessage(secret, headers, '{}', later(301))).toBe(false);
    expect(isSignedMessage(secret, headers, '{}', later(-301))).toBe(false);
  });
});
