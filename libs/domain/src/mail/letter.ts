/** Every letter that we write, with what its text may be filled with. */
export const letterFillings = {
  'verify-address': ['link'],
  'change-address': ['link'],
  'address-changing': ['email', 'link'],
  'address-changed': ['email'],
  'reset-password': ['link'],
  'sign-in-link': ['link'],
  'new-device': ['device', 'at', 'link'],
  'password-changed': ['at', 'link'],
  'passkey-added': ['name', 'at', 'link'],
  'second-proof-changed': ['at', 'link'],
  'deletion-scheduled': ['at', 'link'],
  'export-ready': ['link'],
} as const satisfies Record<string, readonly string[]>;

export type TemplateName = keyof typeof letterFillings;

export const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(letterFillings, name);

/**
 * A letter to one address. `data` fills the text: `link` becomes its button, `at` (ISO 8601) a moment as people write it, in the
 * zone that `timeZone` names if it is there.
 */
export interface Letter {
  template: TemplateName;
  to: string;
  /** BCP 47; English where it is null. */
  locale: string | null;
  data: Record<string, string>;
  /** Not worth sending after this: a link in it has run out. */
  expiresAt?: Date;
}

/** What the language of a letter is looked for under: itself, then ever less of it, then English (BCP 47 lookup, RFC 4647, section 3.4). */
export function localeChain(locale: string): string[] {
  const parts = /^[a-z\d]+(?:-[a-z\d]+)*$/i.test(locale) ? locale.split('-') : [];
  const chain = parts.map((_, place) => parts.slice(0, parts.length - place).join('-'));
  return [...new Set([...chain, 'en'])];
}
