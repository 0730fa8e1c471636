import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** A user's authenticator application. */
export interface Totp {
  /** Sealed. */
  secret: Uint8Array;
  createdAt: Date;
  /** Null until a code of it was shown: it protects nothing before. */
  confirmedAt: Date | null;
}

/** What every authenticator application understands: SHA-1, six digits, 30 seconds (RFC 6238, and the key URI format that they share). */
const RULES = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** A step early or late is still good: clocks differ and people type slowly (RFC 6238, 5.2, wants at most one). */
const WINDOW = 1;

/** RFC 4226, section 4, recommends 160 bits. */
const SECRET_BYTES = 20;

/** Long enough to find and install an application; after that, the secret that was shown is worth nothing. */
export const TOTP_BEGUN_SECONDS = 3_600;

export const newTotpSecret = (): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(SECRET_BYTES));

const secretFrom = (bytes: Uint8Array): Secret => new Secret({ buffer: new Uint8Array(bytes).buffer });

/** A secret as an application takes it: typed, or as an address in a picture. */
export function describeTotp(bytes: Uint8Array, label: string): { secret: string; uri: string } {
  const secret = secretFrom(bytes);
  return { secret: secret.base32, uri: new TOTP({ ...RULES, issuer: 'Belowline', label, secret }).toString() };
}

/** The time step whose code this is, or null. Compared in constant time. */
export function stepOf(bytes: Uint8Array, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = TOTP.validate({ ...RULES, token: code, secret: secretFrom(bytes), timestamp, window: WINDOW });
  return delta === null ? null : TOTP.counter({ period: RULES.period, timestamp }) + delta;
}
