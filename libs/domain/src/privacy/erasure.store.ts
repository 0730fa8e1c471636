import { SEND_LINK } from '#domain/identity/send-link';
import { emailKey } from '#domain/identity/user';
import type { Db, Transaction } from '#platform/database/database';

/** How far somebody's deletion is. */
export interface Deletion {
  deleteAfter: Date | null;
  deletedAt: Date | null;
}

export const findDeletion = (db: Db, userId: string): Promise<Deletion | null> =>
  db.user.findUnique({ where: { id: userId }, select: { deleteAfter: true, deletedAt: true } });

export async function setDeletion(tx: Transaction, userId: string, deleteAfter: Date): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { deleteAfter }, select: { id: true } });
}

/** Takes a wish to be deleted back; nothing happens once it was carried out. */
export async function keepUser(db: Db, userId: string): Promise<void> {
  await db.user.updateMany({ where: { id: userId, deletedAt: null }, data: { deleteAfter: null } });
}

/** Everybody whose day is over and who is not wholly forgotten yet. */
export async function listDueDeletions(db: Db, now: Date): Promise<string[]> {
  const rows = await db.user.findMany({ where: { deleteAfter: { lte: now } }, orderBy: { deleteAfter: 'asc' }, take: 100, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** Notes that nothing of somebody is left to be erased. */
export async function setErased(db: Db, userId: string): Promise<void> {
  await db.user.updateMany({ where: { id: userId, deletedAt: { not: null } }, data: { deleteAfter: null } });
}

/**
 * Forgets the letters to somebody that were not sent: to their address, to those that they had or wanted to have, and what was
 * asked for there. Addresses are compared as they are: one may hold what a pattern would take for any character. What goes to
 * an address of another account is that one's: anybody can want any address. The addresses that were theirs.
 */
async function eraseMails(tx: Transaction, userId: string, email: string | null): Promise<string[]> {
  const links = await tx.mailLink.findMany({ where: { userId }, select: { email: true } });
  const addresses = [...(email === null ? [] : [email]), ...links.map((link) => link.email)].map(emailKey);
  const others = await tx.user.findMany({ where: { emailKey: { in: addresses }, id: { not: userId } }, select: { emailKey: true } });
  const own = addresses.filter((address) => !others.some((other) => other.emailKey === address));
  await tx.$executeRaw`DELETE FROM mails WHERE lower(recipient) = ANY(${own})`;
  await tx.$executeRaw`DELETE FROM jobs.job WHERE name = ${SEND_LINK.name} AND lower(data->>'email') = ANY(${own})`;
  return own;
}

/** What moderators told each other about somebody or about what they wrote, and what somebody had open or waiting as a moderator. */
async function eraseDesk(tx: Transaction, userId: string): Promise<void> {
  const theirReply = { reply: { authorId: userId } };
  await tx.staffNote.deleteMany({ where: { OR: [{ userId }, theirReply] } });
  await tx.opinion.deleteMany({ where: { OR: [{ moderatorId: userId }, { seen: theirReply }] } });
  await tx.call.deleteMany({ where: { OR: [{ byId: userId }, { toId: userId }, theirReply] } });
  await tx.lease.deleteMany({ where: { OR: [{ userId }, theirReply] } });
  await tx.bulk.deleteMany({ where: { moderatorId: userId } });
  await tx.savedFilter.deleteMany({ where: { ownerId: userId } });
}

/** Forgets what somebody said against decisions and gave notice of. */
async function eraseRedress(tx: Transaction, userId: string, addresses: string[]): Promise<void> {
  await tx.appeal.deleteMany({ where: { userId } });
  // What was said of others stays decided and countable; who said it does not.
  await tx.notice.updateMany({ where: { OR: [{ userId }, { email: { in: addresses, mode: 'insensitive' } }] }, data: { userId: null, email: null, name: null } });
}

/** Leaves of an account the row that its place-holders point at, and of everything that hangs on it nothing. The addresses that were theirs. */
export async function eraseUser(tx: Transaction, userId: string, at: Date): Promise<string[]> {
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  const own = { where: { userId } };
  const addresses = await eraseMails(tx, userId, email);
  await tx.pushSubscription.deleteMany(own);
  await tx.session.deleteMany(own);
  await tx.mailLink.deleteMany(own);
  await tx.heldName.deleteMany(own);
  await tx.passkey.deleteMany(own);
  await tx.totp.deleteMany(own);
  await tx.recoveryCode.deleteMany(own);
  await tx.challenge.deleteMany(own);
  await tx.linkedAccount.deleteMany(own);
  await tx.export.deleteMany(own);
  await tx.draft.deleteMany(own);
  await tx.mute.deleteMany({ where: { OR: [{ userId }, { mutedId: userId }] } });
  await tx.block.deleteMany({ where: { OR: [{ userId }, { blockedId: userId }] } });
  await tx.feedMark.deleteMany(own);
  await tx.notification.deleteMany(own);
  await tx.preference.deleteMany(own);
  await tx.idempotencyKey.deleteMany(own);
  await eraseDesk(tx, userId);
  await tx.siteRole.deleteMany(own);
  await tx.invitation.deleteMany({ where: { OR: [{ acceptedById: userId }, { emailKey: { in: addresses } }] } });
  await eraseRedress(tx, userId, addresses);
  await tx.sanction.updateMany({ ...own, data: { note: null } });
  await tx.report.updateMany({ where: { reporterId: userId }, data: { note: null } });
  await tx.user.update({
    where: { id: userId },
    data: {
      email: null,
      emailKey: null,
      emailVerifiedAt: null,
      name: '',
      nameKey: null,
      nameChangedAt: null,
      passwordHash: null,
      role: 'reader',
      bio: '',
      private: false,
      locale: null,
      timeZone: null,
      graceBeganAt: null,
      deletedAt: at,
    },
    select: { id: true },
  });
  return addresses;
}
