import type { InvitationView } from '#contract/invitations';
import type { Invitation } from './invitation.js';

/** An invitation as the admins of its site see it. */
export const viewInvitation = ({ createdAt, expiresAt, acceptedAt, ...invitation }: Invitation): InvitationView => ({
  ...invitation,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  acceptedAt: acceptedAt?.toISOString() ?? null,
});
