import type { Role } from '#contract/accounts';
import type { Db, Transaction } from '#platform/database/database';
import type { Prisma } from '#platform/database/generated/client';
import { newId } from '#platform/database/new-id';
import { isTaken } from '#platform/database/violations';
import { refuse } from '#platform/refusals/refusal';
import { nameKey } from './name.js';
import { refuseHeldName } from './names.store.js';
import { restrictionOn, type Restricted, type Restriction } from './power.policy.js';
import { emailKey, type User } from './user.js';

const USER_COLUMNS = {
  id: true,
  email: true,
  emailVerifiedAt: true,
  name: true,
  nameChangedAt: true,
  role: true,
  siteRoles: { select: { siteId: true, role: true }, orderBy: { siteId: 'asc' } },
  standing: true,
  slowSeconds: true,
  warned: true,
  siteStandings: true,
  bio: true,
  locale: true,
  timeZone: true,
  deleteAfter: true,
  replyCount: true,
  followerCount: true,
  followingCount: true,
  private: true,
  createdAt: true,
} as const satisfies Prisma.UserSelect;

/** The rows of the database's own making: its checks say what its types cannot. */
const toUser = <Row extends Prisma.UserGetPayload<{ select: typeof USER_COLUMNS }>>(row: Row) => ({
  ...row,
  siteRoles: row.siteRoles as User['siteRoles'],
  siteStandings: row.siteStandings as unknown as User['siteStandings'],
});

export interface NewUser {
  email: string | null;
  name: string;
  passwordHash: string | null;
  role?: Role;
  /** When somebody whom we believe has verified the address for us. */
  emailVerifiedAt?: Date | null;
  /** The language of their browser. */
  locale?: string | null;
  at: Date;
}

/** Adds an account; refuses an address or a name that somebody has, or a name that is held back for somebody. */
export async function insertUser(tx: Transaction, user: NewUser): Promise<User> {
  const id = newId(user.at);
  const added = await createUser(tx, id, user);
  await refuseHeldName(tx, user.name, id, user.at);
  return added;
}

async function createUser(tx: Transaction, id: string, user: NewUser): Promise<User> {
  try {
    const row = await tx.user.create({
      data: {
        id,
        email: user.email,
        emailKey: user.email === null ? null : emailKey(user.email),
        name: user.name,
        nameKey: nameKey(user.name),
        passwordHash: user.passwordHash,
        role: user.role ?? 'reader',
        emailVerifiedAt: user.emailVerifiedAt ?? null,
        locale: user.locale ?? null,
        createdAt: user.at,
      },
      select: USER_COLUMNS,
    });
    return toUser(row);
  } catch (error) {
    if (isTaken(error, 'email_key')) refuse('email.taken', { errors: [{ path: 'email', message: 'already has an account' }] });
    if (isTaken(error, 'name_key')) refuse('name.taken', { errors: [{ path: 'name', message: 'is used by somebody else' }] });
    throw error;
  }
}

/** Somebody who has an account; nobody who had one. */
export async function findUser(db: Db, id: string): Promise<User | null> {
  const row = await db.user.findFirst({ where: { id, deletedAt: null }, select: USER_COLUMNS });
  return row && toUser(row);
}

/** Those of these who have an account, by id. */
export async function listUsers(db: Db, ids: string[]): Promise<Map<string, User>> {
  const rows = await db.user.findMany({ where: { id: { in: ids }, deletedAt: null }, select: USER_COLUMNS });
  return new Map(rows.map((row) => [row.id, toUser(row)]));
}

/** Takes an account for this transaction. */
export async function lockUser(tx: Transaction, id: string): Promise<User | null> {
  await tx.$executeRaw`SELECT id FROM users WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return findUser(tx, id);
}

/**
 * How somebody stands on a site, held so until the transaction ends: who sanctions them in the meantime comes before it or after it. As light
 * a lock as counting their replies takes, and taken after the thread's, as that is. All of it is in the one row: what a lock waited for is
 * then read with it, and in one question.
 */
export async function lockStanding(tx: Transaction, id: string, siteId: string): Promise<Restriction | null> {
  const [row] = await tx.$queryRaw<Restricted[]>`
    SELECT standing::text AS standing, slow_seconds AS "slowSeconds", warned, site_standings AS "siteStandings" FROM users WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return row ? restrictionOn(row, siteId) : null;
}

/** Takes several accounts for this transaction, in one order, so that two who do this at once cannot wait for each other. */
export async function lockUsers(tx: Transaction, ids: string[]): Promise<Map<string, User>> {
  await tx.$executeRaw`SELECT id FROM users WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  return listUsers(tx, ids);
}

/** What somebody says of themselves, and how they are spoken to; what is undefined stays. */
export async function setProfile(tx: Transaction, id: string, profile: { bio?: string | undefined; locale?: string | null | undefined; timeZone?: string | null | undefined; private?: boolean | undefined }): Promise<void> {
  const data = Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined));
  await tx.user.update({ where: { id }, data, select: { id: true } });
}

/** What these people are called; who has no account any more is left out. */
export async function listNames(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db.user.findMany({ where: { id: { in: ids }, deletedAt: null }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function findUserByEmail(db: Db, email: string): Promise<(User & { passwordHash: string | null }) | null> {
  const row = await db.user.findUnique({ where: { emailKey: emailKey(email) }, select: { ...USER_COLUMNS, passwordHash: true } });
  return row && toUser(row);
}

export async function findPasswordHash(db: Db, userId: string): Promise<string | null> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { passwordHash: true } });
  return user?.passwordHash ?? null;
}

export async function anyAdminExists(db: Db): Promise<boolean> {
  return (await db.user.findFirst({ where: { role: 'admin' }, select: { id: true } })) !== null;
}

/**
 * Takes everybody whom a change of this user's role is about, in one order: of two admins who step down at the same
 * moment, the second sees that it is the last. Answers the user, and who is an admin.
 */
export async function lockRoles(tx: Transaction, userId: string): Promise<{ user: User | null; adminIds: string[] }> {
  await tx.$executeRaw`SELECT id FROM users WHERE role = 'admin' OR id = ${userId}::uuid ORDER BY id FOR NO KEY UPDATE`;
  const [user, admins] = [await findUser(tx, userId), await tx.user.findMany({ where: { role: 'admin' }, select: { id: true } })];
  return { user, adminIds: admins.map(({ id }) => id) };
}

export async function setRole(tx: Transaction, userId: string, role: Role): Promise<User> {
  return toUser(await tx.user.update({ where: { id: userId }, data: { role }, select: USER_COLUMNS }));
}

/** Published replies come and go; the count changes in the transaction that changes them. */
export async function addToReplyCount(db: Db, userId: string, change: number): Promise<void> {
  if (change !== 0) await db.user.update({ where: { id: userId }, data: { replyCount: { increment: change } }, select: { id: true } });
}
