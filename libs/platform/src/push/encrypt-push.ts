import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';

/** What a browser hands over so that only it can read what is sent to it (RFC 8291, section 2). */
export interface PushKeys {
  /** A point on P-256, uncompressed: 65 bytes. */
  p256dh: Uint8Array;
  /** 16 bytes. */
  auth: Uint8Array;
}

/** What would be random, for the example of the RFC. */
export interface PushChance {
  salt: Uint8Array;
  privateKey: Uint8Array;
}

/** One record holds it all: a push service need not take more than 4,096 bytes (RFC 8030, section 7.2). */
const RECORD_BYTES = 4_096;

/** What is left of them: less the head (16 + 4 + 1 + 65), the delimiter and the tag (RFC 8291, section 4). */
export const PUSH_TEXT_BYTES = RECORD_BYTES - 86 - 1 - 16;

const hkdf = (salt: Uint8Array, key: Uint8Array, info: Uint8Array | string, bytes: number): Buffer => Buffer.from(hkdfSync('sha256', key, salt, info, bytes));

/** Whether a browser's keys can be used at all: a point that is on the curve, a secret of the right length. */
export function arePushKeys({ p256dh, auth }: PushKeys): boolean {
  if (p256dh.length !== 65 || p256dh[0] !== 4 || auth.length !== 16) return false;
  try {
    const one = createECDH('prime256v1');
    one.generateKeys();
    one.computeSecret(p256dh);
    return true;
  } catch {
    return false;
  }
}

/** Encrypts a message for one browser: the content encoding aes128gcm (RFC 8188) with a key agreed on as in RFC 8291, section 3.4. */
export function encryptPush(text: Uint8Array, { p256dh, auth }: PushKeys, chance?: PushChance): Buffer {
  const own = createECDH('prime256v1');
  if (chance) own.setPrivateKey(chance.privateKey);
  else own.generateKeys();
  const salt = chance?.salt ?? randomBytes(16);
  const ownPublic = own.getPublicKey();
  const agreed = hkdf(auth, own.computeSecret(p256dh), Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, ownPublic]), 32);
  const cipher = createCipheriv('aes-128-gcm', hkdf(salt, agreed, 'Content-Encoding: aes128gcm\0', 16), hkdf(salt, agreed, 'Content-Encoding: nonce\0', 12));
  const size = Buffer.alloc(5);
  size.writeUInt32BE(RECORD_BYTES, 0);
  size.writeUInt8(ownPublic.length, 4);
  // 2 ends the last record, which is the only one.
  const body = Buffer.concat([cipher.update(text), cipher.update(Buffer.from([2])), cipher.final()]);
  return Buffer.concat([salt, size, ownPublic, body, cipher.getAuthTag()]);
}
