import type { Role, SiteRole, Standing } from '#contract/accounts';
import type { Restriction } from './power.policy.js';

/** An account, as the rest of the business needs to know it. */
export interface User {
  id: string;
  /** Null where whoever signs this user in named none. */
  email: string | null;
  emailVerifiedAt: Date | null;
  name: string;
  nameChangedAt: Date | null;
  /** Everywhere; what they are on one site besides is among `siteRoles`. */
  role: Role;
  siteRoles: SiteRole[];
  /** Everywhere, as `slowSeconds`; what holds on one site besides is in `siteStandings`, by the site's id. */
  standing: Standing;
  slowSeconds: number;
  siteStandings: Record<string, Restriction>;
  /** Was warned, everywhere, and has not said yet that they have read it. */
  warned: boolean;
  bio: string;
  locale: string | null;
  timeZone: string | null;
  /** When the account will be deleted, as its owner asked. */
  deleteAfter: Date | null;
  replyCount: number;
  followerCount: number;
  followingCount: number;
  /** Nobody new can follow them; what they published and how many follow is not listed to others. */
  private: boolean;
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

/** Two addresses that differ in nothing but case or composition are the same mailbox to us. */
export const emailKey = (email: string): string => email.normalize('NFC').toLowerCase();
