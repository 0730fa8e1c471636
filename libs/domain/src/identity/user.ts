import { codePoints } from '#contract/primitives';
import type { Role, Standing } from '#contract/accounts';

/** An account, as the rest of the business needs to know it. */
export interface User {
  id: string;
  /** Null where whoever signs this user in named none. */
  email: string | null;
  emailVerifiedAt: Date | null;
  name: string;
  nameChangedAt: Date | null;
  role: Role;
  standing: Standing;
  bio: string;
  locale: string | null;
  timeZone: string | null;
  /** When the account will be deleted, as its owner asked. */
  deleteAfter: Date | null;
  replyCount: number;
  createdAt: Date;
}

/** Who is asking: a user through one of its sessions. */
export interface Caller extends User {
  sessionId: string;
  /** When this session last proved who is there, by any means; then by a second proof. */
  provenAt: Date | null;
  strongAt: Date | null;
}

/** A name can be changed so often: seldom enough to be known by it. */
export const NAME_CHANGE_SECONDS = 14 * 24 * 3_600;

/** From when on a name can be changed again; null for now. */
export function nameChangeableAt({ nameChangedAt }: Pick<User, 'nameChangedAt'>, now: Date): Date | null {
  const at = nameChangedAt && new Date(nameChangedAt.getTime() + NAME_CHANGE_SECONDS * 1_000);
  return at !== null && at > now ? at : null;
}

const WORKS_HERE: ReadonlySet<Role> = new Set(['staff', 'moderator', 'admin']);
const MODERATES: ReadonlySet<Role> = new Set(['moderator', 'admin']);

export const isStaff = (user: { role: Role }): boolean => WORKS_HERE.has(user.role);
export const isModerator = (user: { role: Role }): boolean => MODERATES.has(user.role);
export const isAdmin = (user: { role: Role }): boolean => user.role === 'admin';

/** Two addresses that differ in nothing but case or composition are the same mailbox to us. */
export const emailKey = (email: string): string => email.normalize('NFC').toLowerCase();

/** Joiners are part of correct spelling in Persian and several Indic scripts; nothing else invisible is part of a name. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** What one sees: a joiner or an accent is not a character of its own. */
const UNSEEN = /[\p{M}\u200c\u200d]/gu;

/** No script stacks more marks on a letter than this; what does is made to break the page. */
const STACKED_MARKS = /\p{M}{4,}/u;

/** As long as the database's column for it. Some single characters stand for whole sentences. */
const NAME_KEY_LENGTH = 200;
const JOINERS = new Set(['\u200c', '\u200d']);

/** A name as it will be shown: composed, without stray space and without what nobody can see. */
export const tidyName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(INVISIBLE, (character) => (JOINERS.has(character) ? character : ''))
    .replace(/\s+/gu, ' ')
    .trim();

/** What two names have in common when a reader would take one for the other: width, case, marks nobody sees, spacing. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(/[\s._-]+/gu, '');

/** Whether a tidied name is one: with three characters that can be seen, a letter or a digit among them, and no tower of marks. */
export function isName(tidied: string): boolean {
  const key = nameKey(tidied);
  if (key === '' || key.length > NAME_KEY_LENGTH || STACKED_MARKS.test(tidied)) return false;
  return codePoints(tidied.replace(UNSEEN, '')) >= 3 && /[\p{L}\p{N}]/u.test(tidied);
}
