import type { SiteRole } from '#contract/accounts';

/** Somebody who was asked by mail to work on a site. */
export interface Invitation {
  id: string;
  siteId: string;
  email: string;
  role: SiteRole['role'];
  invitedBy: { id: string; name: string };
  createdAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
}

/** A week: it takes a weekend and a holiday, and an old mailbox that is read by somebody else later opens nothing. */
export const INVITATION_SECONDS = 7 * 24 * 3_600;

/** The token stands behind a #, which no server and no log is ever sent; opening the page accepts nothing. */
export const addressOfInvitation = (publicUrl: string, token: string): string => `${publicUrl}/account/invitation#token=${token}`;
