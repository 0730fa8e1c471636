/** A WebAuthn credential that signs its user in. */
export interface Passkey {
  /** The credential's own id, base64url. */
  id: string;
  userId: string;
  publicKey: Uint8Array;
  /** How often it has signed, as it says itself; many always say 0. */
  counter: bigint;
  transports: string[];
  name: string;
  backedUp: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** More than anybody has devices: a limit for what one account can make us keep and send. */
export const MOST_PASSKEYS = 20;

/** A challenge is answered at once, or after looking for a key: the longest time-out that WebAuthn Level 3 (15.1) recommends is ten minutes, the shortest five. */
export const CHALLENGE_SECONDS = 5 * 60;

/** Who an account is to an authenticator: the bytes of its id, which tell nothing about anybody (WebAuthn Level 3, 14.6.1). */
export const userHandleOf = (userId: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(userId.replaceAll('-', ''), 'hex'));

/** Whether the handle that came with a signature, if one did, is that of the passkey's owner. */
export const isHandleOf = (userId: string, handle: string | undefined): boolean =>
  handle === undefined || handle === Buffer.from(userHandleOf(userId)).toString('base64url');
