import { z } from 'zod';
import { email as emailShape } from '#contract/accounts';
import { tidyName, whatIsWrongWithName } from '#domain/identity/name';

/** Who somebody is with a provider or a publisher, as far as we take their word for it. */
export interface IdentityElsewhere {
  /** `oidc:<provider>` or `site:<site id>`. */
  issuer: string;
  /** Who that is there; the only thing that never changes. */
  subject: string;
  /** Only an address that the other side has verified: any other proves nothing and is not taken. */
  email: string | null;
  name: string | null;
  locale: string | null;
}

/** What accounts are linked under: an OpenID provider of this installation. */
export const providerIssuer = (providerId: string): string => `oidc:${providerId}`;

/** What accounts are linked under: the publisher of a site. */
export const siteIssuer = (siteId: string): string => `site:${siteId}`;

/** OpenID Connect Core 1.0, section 2: a subject has at most 255 ASCII characters. */
export const subject = z.string().min(1).max(255).refine((value) => !value.includes('\0') && value.isWellFormed());

/** `preferred_username` is often the address: that is nobody's public name. */
const publicName = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' && !value.includes('@') ? value : null);

function localeOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 35) return null;
  try {
    return Intl.getCanonicalLocales(value.replace('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}

/** What claims (OpenID Connect Core 1.0, section 5.1) say that we may rely on; null without a subject that can be kept. */
export function identityFrom(issuer: string, claims: Record<string, unknown>): IdentityElsewhere | null {
  const who = subject.safeParse(claims['sub']);
  if (!who.success) return null;
  const address = claims['email_verified'] === true ? emailShape.safeParse(claims['email']).data : undefined;
  return {
    issuer,
    subject: who.data,
    email: address ?? null,
    name: publicName(claims['name']) ?? publicName(claims['preferred_username']),
    locale: localeOf(claims['locale']),
  };
}

/** So many random digits, which make a name one's own. */
export type Digits = (length: number) => string;

/** Room for a space and up to four digits within the 30 characters that a name may have. */
const ROOM_BEFORE_DIGITS = 25;

/** The first characters of a name as a reader counts them: a code point is never cut in half. */
const cut = (name: string, length: number): string => tidyName([...name].slice(0, length).join(''));

/**
 * Names to try for somebody new, the best first: their own, the same with a number, and in the end one that says nothing.
 * Its owner can change it at once.
 */
export function namesToTry(claimed: string | null, digits: Digits): string[] {
  const own = cut(tidyName(claimed ?? ''), 30);
  const base = cut(own, ROOM_BEFORE_DIGITS);
  const fromOwn = [own, `${base} ${digits(2)}`, `${base} ${digits(4)}`];
  return [...(whatIsWrongWithName(own) === null ? fromOwn : []), `Reader ${digits(4)}`, `Reader ${digits(6)}`, `Reader ${digits(8)}`];
}
