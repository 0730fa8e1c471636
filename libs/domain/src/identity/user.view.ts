import type { MeView, SiteStanding, UserView } from '#contract/accounts';
import { told } from './power.policy.js';
import { nameChangeableAt, type User } from './user.js';

/** A reader as everybody sees one. How many follow somebody private is nobody's business but theirs. */
export const viewUser = (user: User): UserView => ({
  id: user.id,
  name: user.name,
  role: user.role,
  bio: user.bio,
  createdAt: user.createdAt.toISOString(),
  replyCount: user.replyCount,
  followerCount: user.private ? null : user.followerCount,
  followingCount: user.private ? null : user.followingCount,
});

/** On which sites somebody stands otherwise than everywhere, and how. */
export const viewSiteStandings = (standings: User['siteStandings']): SiteStanding[] =>
  Object.entries(standings).flatMap(([siteId, { standing, slowSeconds }]) => (standing === 'good' && slowSeconds === 0 ? [] : [{ siteId, standing, slowSeconds }]));

/** A reader as only that reader sees oneself. */
export const viewMe = (user: User, now: Date): MeView => ({
  ...viewUser(user),
  followerCount: user.followerCount,
  followingCount: user.followingCount,
  private: user.private,
  email: user.email,
  emailVerified: user.emailVerifiedAt !== null,
  standing: user.standing,
  sites: user.siteRoles.map(({ siteId }) => siteId),
  siteRoles: user.siteRoles.map(({ siteId, role }) => ({ siteId, role })),
  siteStandings: viewSiteStandings(Object.fromEntries(Object.entries(user.siteStandings).map(([siteId, restriction]) => [siteId, told(restriction)]))),
  locale: user.locale,
  timeZone: user.timeZone,
  nameChangeableAt: nameChangeableAt(user, now)?.toISOString() ?? null,
  deletionAt: user.deleteAfter?.toISOString() ?? null,
});
