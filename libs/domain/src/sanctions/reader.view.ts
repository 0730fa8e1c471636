import type { ReaderRecord } from '#contract/sanctions';
import type { User } from '#domain/identity/user';
import { viewUser, viewSiteStandings } from '#domain/identity/user.view';
import type { Sanction } from './sanction.js';
import { viewSanction } from './sanction.view.js';

/** A reader as a moderator of these sites sees one; null: of all of them. */
export function viewReader(
  user: User,
  { sites, sanctions, shadows, counts }: { sites: string[] | null; sanctions: Sanction[]; shadows: ReaderRecord['shadows']; counts: Pick<ReaderRecord, 'replies' | 'reports'> },
): ReaderRecord {
  const { followerCount, followingCount, standing, slowSeconds } = user;
  const here = ({ siteId }: { siteId: string }): boolean => sites === null || sites.includes(siteId);
  return {
    ...viewUser(user),
    followerCount,
    followingCount,
    standing,
    slowSeconds,
    siteRoles: user.siteRoles.filter(here),
    siteStandings: viewSiteStandings(user.siteStandings).filter(here),
    shadows,
    emailVerified: user.emailVerifiedAt !== null,
    sanctions: sanctions.map(viewSanction),
    ...counts,
  };
}
