import { createHash, randomBytes } from 'node:crypto';
import type { SiteSettings } from '#contract/sites';

/** One publication that embeds discussions. */
export interface Site {
  id: string;
  name: string;
  publicKey: string;
  origins: string[];
  settings: SiteSettings;
  createdAt: Date;
}

/** Which site, for a page's markup. Not a secret: short, and easy to tell from one. */
export const newPublicKey = (): string => `site_${randomBytes(9).toString('base64url')}`;

/** A site's own secret: 256 random bits, recognisable in a log or a repository it should not be in. */
export const newSecretKey = (): string => `belowline_sk_${randomBytes(32).toString('base64url')}`;

/** Long random secrets need no slow hash. */
export const hashSecretKey = (secret: string): Uint8Array<ArrayBuffer> => new Uint8Array(createHash('sha256').update(secret).digest());

export const looksLikeSecretKey = (token: string): boolean => token.startsWith('belowline_sk_');
