import type { NotificationKind } from '#contract/notifications';

/** Letters about notifications, and digests, with what their texts may be filled with. */
const toldFillings = {
  answer: ['name', 'headline', 'link'],
  'answer-followed': ['name', 'headline', 'link'],
  mention: ['name', 'headline', 'link'],
  follow: ['name', 'headline', 'link'],
  'follow-place': ['name', 'headline', 'link'],
  prompt: ['headline', 'link'],
  milestone: ['count', 'headline', 'link'],
  'decision-approve': ['headline', 'link'],
  'decision-restore': ['headline', 'link'],
  'decision-reject': ['headline', 'reason', 'link'],
  'decision-feature': ['headline', 'link'],
  'report-removed': ['headline', 'link'],
  'report-kept': ['headline', 'link'],
  'bulk-reject': ['count', 'reason', 'link'],
  'bulk-approve': ['count', 'link'],
  'bulk-reports': ['count', 'link'],
  digest: [],
} as const satisfies Record<string, readonly string[]>;

export type ToldTemplate = keyof typeof toldFillings;

/** Letters that nobody can switch off: what keeps somebody from posting or slows them down, a warning, and what came of an appeal that they made. */
const restrictionFillings = {
  'banned': ['site', 'reason', 'note', 'link'],
  'banned-until': ['site', 'reason', 'note', 'at', 'link'],
  'suspended': ['site', 'reason', 'note', 'link'],
  'suspended-until': ['site', 'reason', 'note', 'at', 'link'],
  'slowed': ['site', 'reason', 'note', 'link'],
  'slowed-until': ['site', 'reason', 'note', 'at', 'link'],
  'shadowed': ['site', 'reason', 'note', 'link'],
  'shadowed-until': ['site', 'reason', 'note', 'at', 'link'],
  'shadow-over': ['site', 'reason', 'note', 'link'],
  'warned': ['site', 'reason', 'note', 'link'],
  'appeal-upheld': ['note', 'link'],
  'appeal-reversed': ['note', 'link'],
  'appeal-closed': ['link'],
} as const satisfies Record<string, readonly string[]>;

export type RestrictionTemplate = keyof typeof restrictionFillings;

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
  'site-invitation': ['site', 'link'],
  'notice-received': ['at', 'link'],
  'notice-acted': ['at', 'reason'],
  'notice-dismissed': ['at', 'reason'],
  ...restrictionFillings,
  ...toldFillings,
} as const satisfies Record<string, readonly string[]>;

export type TemplateName = keyof typeof letterFillings;

export const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(letterFillings, name);

/** What a letter that is looked up when it is sent is about: a notification of some kind, or a digest. */
export type LateTemplate = NotificationKind | 'digest';

/** A letter of which only ids are kept: to whom it goes and what it says are looked up when it is sent, or that it may not be sent any more. */
export interface LateLetter {
  template: LateTemplate;
  data: Record<string, string>;
}

/** Something that a letter repeats: words of a reader, or of the newsroom. */
export interface Quote {
  /** Who wrote it and where; nothing where the letter says that already. */
  heading?: string;
  link?: string;
  text: string;
}

/** What can be followed from a letter: the pages on which that is done. */
export interface FollowLinks {
  person?: { name: string; link: string };
  thread?: string;
}

/** What a letter has besides its own words, because it came without being asked for. */
export interface Unasked {
  about: LateTemplate;
  quotes: Quote[];
  follow?: FollowLinks;
  /** How many notifications were not read, where the letter says that. */
  unread?: number;
  /** Ends letters of this kind, without logging in (RFC 8058). */
  unsubscribe: string;
  preferences: string;
}

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
