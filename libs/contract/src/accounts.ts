import { z } from 'zod';
import { id, instant, text } from './primitives.js';

export const roles = ['reader', 'staff', 'moderator', 'admin'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** `good` posts freely, `premoderated` is read first, of `shadowed` only they and moderators see what they post, `suspended` and `banned` may read but not post. The later, the stricter. */
export const standing = z.enum(['good', 'premoderated', 'shadowed', 'suspended', 'banned']);
export type Standing = z.infer<typeof standing>;

/** What somebody is on one site, besides what they are everywhere. */
export const siteRole = z.object({ siteId: id, role: z.enum(['staff', 'moderator', 'admin']) });
export type SiteRole = z.infer<typeof siteRole>;

/** How somebody stands on one site, where that is stricter than everywhere. */
export const siteStanding = z.object({ siteId: id, standing, slowSeconds: z.int().meta({ description: 'At most one reply there in so many seconds; 0: as everybody' }) });
export type SiteStanding = z.infer<typeof siteStanding>;

/** RFC 5321 allows 254 characters in a forward path. */
export const email = z.email().max(254);

/** 3 to 30 code points: long enough to be told apart, short enough for a byline on a phone. */
export const userName = text(3, 30);

/** NIST SP 800-63B-4: length, no composition rules; 256 bounds the hasher's work. Taken verbatim. */
export const password = text(8, 256);

export const registerBody = z.strictObject({ email, password, name: userName });
export type RegisterBody = z.infer<typeof registerBody>;

export const changeRoleBody = z.strictObject({ role, siteId: id.optional().meta({ description: 'On this site alone; without it, everywhere' }) });
export type ChangeRoleBody = z.infer<typeof changeRoleBody>;

/** Looser than registering: whatever was typed is only ever compared. */
export const loginBody = z.strictObject({ email: z.string().max(254), password: z.string().max(1_024) });
export type LoginBody = z.infer<typeof loginBody>;

/** A reader as everybody sees one. */
export const userView = z.object({
  id,
  name: z.string(),
  role,
  bio: z.string(),
  createdAt: instant,
  replyCount: z.int(),
  followerCount: z.int().nullable().meta({ description: 'Null of a reader who keeps it private' }),
  followingCount: z.int().nullable().meta({ description: 'Null of a reader who keeps it private' }),
  following: z.boolean().optional().meta({ description: 'Whether one follows this reader; only where a token was sent' }),
  blocked: z.boolean().optional().meta({ description: 'Whether one has blocked this reader; only where a token was sent' }),
}).meta({ id: 'User' });
export type UserView = z.infer<typeof userView>;

/** A reader as only that reader sees oneself. */
export const meView = userView.extend({
  followerCount: z.int(),
  followingCount: z.int(),
  private: z.boolean().meta({ description: 'Nobody new can follow one, and what one published is not listed to others' }),
  email: z.string().nullable().meta({ description: 'Null when whoever signs this user in named none' }),
  emailVerified: z.boolean(),
  standing,
  locale: z.string().nullable(),
  timeZone: z.string().nullable(),
  nameChangeableAt: instant.nullable().meta({ description: 'From when on the name can be changed again; null for now' }),
  deletionAt: instant.nullable().meta({ description: 'When this account will be deleted, as its owner asked' }),
  sites: z.array(id).meta({ description: 'Sites on which this user has a role besides the one everywhere' }),
  siteRoles: z.array(siteRole).meta({ description: 'Which role, site by site' }),
  siteStandings: z.array(siteStanding).meta({ description: 'Sites on which one stands otherwise than everywhere' }),
}).meta({ id: 'Me' });
export type MeView = z.infer<typeof meView>;

export const sessionAnswer = z.object({
  user: meView,
  accessToken: z.string(),
  expiresIn: z.int().meta({ description: 'Seconds until the access token ends' }),
}).meta({ id: 'Session' });
export type SessionAnswer = z.infer<typeof sessionAnswer>;
