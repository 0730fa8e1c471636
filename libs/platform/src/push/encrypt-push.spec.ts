import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { arePushKeys, encryptPush, PUSH_TEXT_BYTES } from './encrypt-push.js';

const bytes = (base64url: string) => Buffer.from(base64url, 'base64url');

/** The example of RFC 8291, section 5 and appendix A. */
const keys = { p256dh: bytes('BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'), auth: bytes('BTBZMqHH6r4Tts7J_aSIgg') };

describe('a push message', () => {
  it('is encrypted as in the example of RFC 8291', () => {
    const chance = { salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'), privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw') };
    const sealed = encryptPush(Buffer.from('When I grow up, I want to be a watermelon'), keys, chance);
    expect(sealed.toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    );
  });

  it('is never the same twice, and fits what a push service takes', () => {
    const text = randomBytes(PUSH_TEXT_BYTES);
    const [one, other] = [encryptPush(text, keys), encryptPush(text, keys)];
    expect(one.equals(other)).toBe(false);
    expect(one.length).toBe(4_096);
  });

  it('needs keys that are some', () => {
    expect(arePushKeys(keys)).toBe(true);
    expect(arePushKeys({ ...keys, auth: randomBytes(15) })).toBe(false);
    expect(arePushKeys({ ...keys, p256dh: Buffer.concat([Buffer.from([4]), randomBytes(64)]) })).toBe(false);
    expect(arePushKeys({ ...keys, p256dh: randomBytes(64) })).toBe(false);
  });
});
