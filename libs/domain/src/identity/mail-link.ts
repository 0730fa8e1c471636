import { createHash, randomBytes } from 'node:crypto';

export type MailLinkKind = 'verify' | 'change' | 'reset' | 'sign_in';

const MINUTE = 60;
const DAY = 24 * 3_600;

/** How long a link is good for: the more it can do, the shorter (OWASP Forgot Password Cheat Sheet: short-lived, used once). */
export const MAIL_LINK_SECONDS: Record<MailLinkKind, number> = { verify: 3 * DAY, change: DAY, reset: 30 * MINUTE, sign_in: 15 * MINUTE };

/**
 * Links that anybody can have sent who knows the address. A newer one leaves the older ones good, or a stranger could make worthless
 * again and again what the owner has just been sent.
 */
export const ASKED_BY_ANYBODY: ReadonlySet<MailLinkKind> = new Set(['reset', 'sign_in']);

/** So many of those are good at once; whoever has them needs no other. More would be a way to fill a mailbox. */
export const MOST_GOOD_LINKS = 5;

/** The page that a link leads to. */
const PAGES: Record<MailLinkKind, string> = { verify: 'verify', change: 'verify', reset: 'reset', sign_in: 'sign-in' };

/** 256 bits: nobody guesses one. */
export const newLinkToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token. It is random and long, so a plain hash gives nothing away. */
export const hashOfToken = (token: string): Uint8Array<ArrayBuffer> => new Uint8Array(createHash('sha256').update(token).digest());

/** The token stands behind a #, which no server and no log is ever sent; and opening the page changes nothing, so a mail scanner may. */
export const addressOfLink = (publicUrl: string, kind: MailLinkKind, token: string): string => `${publicUrl}/account/${PAGES[kind]}#token=${token}`;
