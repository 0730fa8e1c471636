import { hkdfSync } from 'node:crypto';

/** A key for one purpose, so that no kind of token can be passed off as another. */
export const derivedKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'belowline', purpose, 32));
