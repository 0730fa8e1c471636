import { z } from 'zod';
import { email, role, siteRole } from './accounts.js';
import { id, instant } from './primitives.js';

/** Somebody is asked to work on a site. */
export const inviteBody = z.strictObject({ email, role: siteRole.shape.role });
export type InviteBody = z.infer<typeof inviteBody>;

/** The token of a link that was sent; of an invitation's, 43 letters. */
export const acceptInvitationBody = z.strictObject({ token: z.string().max(100) });

/** An invitation as the admins of its site see it. Its link is in the letter alone. */
export const invitationView = z
  .object({
    id,
    siteId: id,
    email: z.string(),
    role: siteRole.shape.role,
    invitedBy: z.object({ id, name: z.string() }),
    createdAt: instant,
    expiresAt: instant.meta({ description: 'Seven days later' }),
    acceptedAt: instant.nullable(),
  })
  .meta({ id: 'Invitation' });
export type InvitationView = z.infer<typeof invitationView>;

/** Somebody who works on a site, as its admins see them. */
export const sitePerson = z
  .object({
    id,
    name: z.string(),
    here: siteRole.shape.role.nullable().meta({ description: 'What they are on this site; null for whoever is something everywhere alone' }),
    everywhere: role.meta({ description: 'What they are on every site' }),
    since: instant.nullable().meta({ description: 'Since when they have been something here' }),
  })
  .meta({ id: 'SitePerson' });
export type SitePerson = z.infer<typeof sitePerson>;
