import type { SiteSettings } from '#contract/sites';
import type { User } from '#domain/identity/user';

/** A reader whom nothing speaks for or against: confirmed, in good standing, and just so long here that their replies are not held for being the first. */
export const somebody = ({ holdFirstReplies }: Pick<SiteSettings, 'holdFirstReplies'>): User => ({
  // The nil id of RFC 9562: nobody has it.
  id: '00000000-0000-0000-0000-000000000000',
  email: null,
  emailVerifiedAt: new Date(0),
  name: '',
  nameChangedAt: null,
  role: 'reader',
  siteRoles: [],
  standing: 'good',
  slowSeconds: 0,
  siteStandings: {},
  warned: false,
  bio: '',
  locale: null,
  timeZone: null,
  deleteAfter: null,
  replyCount: holdFirstReplies,
  followerCount: 0,
  followingCount: 0,
  private: false,
  createdAt: new Date(0),
});
