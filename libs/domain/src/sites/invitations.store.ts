import { hashOfToken } from '#domain/identity/mail-link';
import { emailKey } from '#domain/identity/user';
import type { Db, Transaction } from '#platform/database/database';
import type { Prisma } from '#platform/database/generated/client';
import type { Invitation } from './invitation.js';

const COLUMNS = {
  id: true,
  siteId: true,
  email: true,
  role: true,
  createdAt: true,
  expiresAt: true,
  acceptedAt: true,
  invitedBy: { select: { id: true, name: true } },
} as const satisfies Prisma.InvitationSelect;

/** A check of the migration says what the type cannot: nobody is invited to be a reader. */
const toInvitation = (row: Prisma.InvitationGetPayload<{ select: typeof COLUMNS }>): Invitation => ({ ...row, role: row.role as Invitation['role'] });

export type NewInvitation = Pick<Invitation, 'id' | 'siteId' | 'email' | 'role' | 'createdAt' | 'expiresAt'> & { token: string; invitedById: string };

/** Adds an invitation in the place of those to the same address on this site that nobody has accepted. */
export async function insertInvitation(tx: Transaction, { token, ...invitation }: NewInvitation): Promise<Invitation> {
  const key = emailKey(invitation.email);
  await tx.invitation.deleteMany({ where: { siteId: invitation.siteId, emailKey: key, acceptedAt: null } });
  return toInvitation(await tx.invitation.create({ data: { ...invitation, emailKey: key, tokenHash: hashOfToken(token) }, select: COLUMNS }));
}

/** A site's invitations before one of them, the last first. */
export async function listInvitations(db: Db, siteId: string, { before, limit }: { before: string | undefined; limit: number }): Promise<Invitation[]> {
  const where = { siteId, ...(before === undefined ? {} : { id: { lt: before } }) };
  return (await db.invitation.findMany({ where, orderBy: { id: 'desc' }, take: limit, select: COLUMNS })).map(toInvitation);
}

/** Takes an invitation back that nobody has accepted; false where there is none. */
export async function deleteInvitation(tx: Transaction, siteId: string, id: string): Promise<boolean> {
  return (await tx.invitation.deleteMany({ where: { id, siteId, acceptedAt: null } })).count > 0;
}

/** Uses an invitation up for somebody with an address: of any number who try at once, one gets it. */
export async function takeInvitation(tx: Transaction, { token, userId, at }: { token: string; userId: string; at: Date }): Promise<Invitation | null> {
  const good = { tokenHash: hashOfToken(token), acceptedAt: null, expiresAt: { gt: at } };
  const [row] = await tx.invitation.updateManyAndReturn({ where: good, data: { acceptedAt: at, acceptedById: userId }, select: COLUMNS });
  return row ? toInvitation(row) : null;
}

/** Forgets invitations that ran out before a moment, accepted or not, and with them whom they were for. */
export async function forgetInvitations(db: Db, before: Date): Promise<void> {
  await db.invitation.deleteMany({ where: { expiresAt: { lt: before } } });
}
