import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A message that two who share a secret send each other, as Standard Webhooks 1.0 signs it. */
export interface SignedHeaders {
  'webhook-id': string;
  'webhook-timestamp': string;
  'webhook-signature': string;
}

/** How far the clocks of both may be apart: somebody who has seen a message must not be able to send it again for long. */
const GOOD_FOR_SECONDS = 300;

const PREFIX = 'whsec_';

/** 256 random bits, written as Standard Webhooks writes secrets (it wants 24 to 64 bytes). */
export const newSharedSecret = (): string => `${PREFIX}${randomBytes(32).toString('base64')}`;

const signatureOf = (secret: string, { id, seconds, body }: { id: string; seconds: string; body: string }): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64')).update(`${id}.${seconds}.${body}`).digest('base64')}`;

/** The headers that say who sends a body, and when. */
export function signMessage(secret: string, id: string, body: string, now: Date): SignedHeaders {
  const seconds = String(Math.floor(now.getTime() / 1_000));
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatureOf(secret, { id, seconds, body }) };
}

/** Whether a body was signed with a secret, lately. Several signatures may stand there while a secret is changed. */
export function isSignedMessage(secret: string, headers: SignedHeaders, body: string, now: Date): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': seconds } = headers;
  if (!/^\d{1,12}$/.test(seconds) || Math.abs(now.getTime() / 1_000 - Number(seconds)) > GOOD_FOR_SECONDS) return false;
  const right = Buffer.from(signatureOf(secret, { id, seconds, body }));
  return headers['webhook-signature'].split(' ').some((given) => {
    const bytes = Buffer.from(given);
    return bytes.length === right.length && timingSafeEqual(bytes, right);
  });
}
