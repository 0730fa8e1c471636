import { randomBytes } from 'node:crypto';
import type { Db, Transaction } from '#platform/database/database';
import { newId } from '#platform/database/new-id';
import { refuse } from '#platform/refusals/refusal';
import { HASHED } from './new-device.js';
import { SESSION_SECONDS, type Arrival, type Audience, type EndReason, type OpenSession, type Session } from './session.js';
import type { Caller, User } from './user.js';
import { lockUser } from './users.store.js';

const SESSION_COLUMNS = { id: true, userId: true, audience: true, seed: true, generation: true, rotatedAt: true, expiresAt: true, endedAt: true } as const;

const idleSince = (audience: Audience, now: Date): Date => new Date(now.getTime() - SESSION_SECONDS[audience].idle * 1_000);

export const insertSession = (db: Db, userId: string, { method, audience, userAgent, address, country, proves = true }: Arrival & { country: string | null }, at: Date): Promise<Session> =>
  db.session.create({
    data: {
      id: newId(at),
      userId,
      seed: new Uint8Array(randomBytes(32)),
      rotatedAt: at,
      createdAt: at,
      expiresAt: new Date(at.getTime() + SESSION_SECONDS[audience].absolute * 1_000),
      userAgent: userAgent?.slice(0, 400) ?? null,
      address,
      country,
      method,
      audience,
      provenAt: proves ? at : null,
      // A passkey is two proofs at once: the device, and whoever unlocks it.
      strongAt: method === 'passkey' ? at : null,
    },
    select: SESSION_COLUMNS,
  });

export const findSession = (db: Db, id: string): Promise<Session | null> => db.session.findUnique({ where: { id }, select: SESSION_COLUMNS });

/** From where a session was last used, as long as that is kept. */
export async function findPlaceOf(db: Db, id: string): Promise<{ address: string; userAgent: string | null } | null> {
  const row = await db.session.findUnique({ where: { id }, select: { address: true, userAgent: true } });
  return row === null || row.address === null || row.address.startsWith(HASHED) ? null : { address: row.address, userAgent: row.userAgent };
}

/** Moves a session to its next refresh token, and notes where it was used from; false when somebody else just did. */
export async function rotateSession(db: Db, session: Session, { at, ...from }: { at: Date; address: string | null; country: string | null }): Promise<boolean> {
  const { count } = await db.session.updateMany({
    where: { id: session.id, generation: session.generation, endedAt: null },
    data: { generation: session.generation + 1, rotatedAt: at, ...from },
  });
  return count === 1;
}

/** Ends a session; false when it had ended before. */
export async function endSession(db: Db, id: string, why: EndReason, at: Date): Promise<boolean> {
  const { count } = await db.session.updateMany({ where: { id, endedAt: null }, data: { endedAt: at, endedWhy: why } });
  return count === 1;
}

/** Ends a session of somebody's own; false when they have none of this name that could still be used. */
export async function endOwnSession(db: Db, userId: string, id: string, at: Date): Promise<boolean> {
  const { count } = await db.session.updateMany({ where: { id, userId, endedAt: null }, data: { endedAt: at, endedWhy: 'ended-by-owner' } });
  return count === 1;
}

/** The sessions of a user that can still be used, the latest used first. */
export const listOpenSessions = (db: Db, userId: string, now: Date): Promise<OpenSession[]> =>
  db.session.findMany({
    where: {
      userId,
      endedAt: null,
      expiresAt: { gt: now },
      OR: (['reader', 'console'] as const).map((audience) => ({ audience, rotatedAt: { gte: idleSince(audience, now) } })),
    },
    orderBy: { rotatedAt: 'desc' },
    take: 100,
    select: { id: true, method: true, audience: true, userAgent: true, country: true, createdAt: true, rotatedAt: true },
  });

/** Where and with what a user was logged in since a moment, the latest first; a handful decides. */
export const listSurroundings = (db: Db, userId: string, since: Date): Promise<{ userAgent: string | null; address: string | null }[]> =>
  db.session.findMany({ where: { userId, rotatedAt: { gte: since } }, orderBy: { rotatedAt: 'desc' }, take: 200, select: { userAgent: true, address: true } });

/** Ends every session of a user but the one to keep, and answers which. */
export async function endSessionsOf(tx: Transaction, userId: string, { keep, why, at }: { keep: string | null; why: EndReason; at: Date }): Promise<string[]> {
  const ended = await tx.session.updateManyAndReturn({
    where: { userId, endedAt: null, ...(keep === null ? {} : { id: { not: keep } }) },
    data: { endedAt: at, endedWhy: why },
    select: { id: true },
  });
  return ended.map(({ id }) => id);
}

/**
 * Takes an account for this transaction, for one of its log-ins. Whatever ends log-ins takes it too, so that what was begun before
 * a password was set anew cannot be finished after that; refuses then.
 */
export async function lockCaller(tx: Transaction, { id, sessionId }: { id: string; sessionId: string }): Promise<User> {
  const user = (await lockUser(tx, id)) ?? refuse('token.invalid');
  const session = await findSession(tx, sessionId);
  return session?.endedAt === null ? user : refuse('token.invalid');
}

/** Notes that a session has just proved who is there; with a second proof, that too. */
export async function setProven(db: Db, sessionId: string, { at, strong }: { at: Date; strong: boolean }): Promise<void> {
  await db.session.update({ where: { id: sessionId }, data: { provenAt: at, ...(strong ? { strongAt: at } : {}) }, select: { id: true } });
}

/**
 * Who a session belongs to, as that user is now: role and standing are never taken from a token. A publisher's word lets nobody in
 * who has come to work here since.
 */
export async function findCaller(db: Db, sessionId: string, userId: string, now: Date): Promise<Caller | null> {
  const [caller] = await db.$queryRaw<Caller[]>`
    SELECT u.id, u.email, u.email_verified_at AS "emailVerifiedAt", u.name, u.name_changed_at AS "nameChangedAt", u.role, u.standing, u.bio,
           u.slow_seconds AS "slowSeconds", u.warned, u.site_standings AS "siteStandings", coalesce(w.roles, '[]') AS "siteRoles",
           u.locale, u.time_zone AS "timeZone", u.delete_after AS "deleteAfter", u.reply_count AS "replyCount",
           u.follower_count AS "followerCount", u.following_count AS "followingCount", u.private, u.created_at AS "createdAt",
           s.id AS "sessionId", s.proven_at AS "provenAt", s.strong_at AS "strongAt"
      FROM sessions s JOIN users u ON u.id = s.user_id
           CROSS JOIN LATERAL (SELECT json_agg(json_build_object('siteId', site_id, 'role', role) ORDER BY site_id) AS roles FROM site_roles WHERE user_id = u.id) w
     WHERE s.id = ${sessionId}::uuid AND s.user_id = ${userId}::uuid AND s.ended_at IS NULL AND s.expires_at > ${now} 
       AND s.rotated_at >= CASE s.audience WHEN 'console' THEN ${idleSince('console', now)}::timestamptz ELSE ${idleSince('reader', now)}::timestamptz END
       AND NOT (s.method = 'publisher' AND (u.role <> 'reader' OR w.roles IS NOT NULL))`;
  return caller ?? null;
}

/** Sessions whose network address has been kept as it is for long enough. */
export const listOldAddresses = (db: Db, before: Date, most: number): Promise<{ id: string; address: string | null }[]> =>
  db.session.findMany({
    where: { rotatedAt: { lt: before }, AND: [{ address: { not: null } }, { address: { not: { startsWith: HASHED } } }] },
    take: most,
    select: { id: true, address: true },
  });

/** Keeps only a keyed hash of a session's address: enough to see that two are the same, not enough to know which. */
export async function hashAddress(db: Db, id: string, hash: string): Promise<void> {
  await db.session.update({ where: { id }, data: { address: HASHED + hash }, select: { id: true } });
}

/** Forgets sessions that ended, or could have been used, before a moment. */
export async function forgetSessions(db: Db, before: Date): Promise<number> {
  const { count } = await db.session.deleteMany({ where: { OR: [{ endedAt: { lt: before } }, { expiresAt: { lt: before } }] } });
  return count;
}
