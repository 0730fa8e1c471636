import { randomBytes } from 'node:crypto';
import type { Db, Transaction } from '#platform/database/database';
import { newId } from '#platform/database/new-id';
import { SESSION_ABSOLUTE_SECONDS, SESSION_IDLE_SECONDS, type Arrival, type EndReason, type Session } from './session.js';
import type { Caller } from './user.js';

const SESSION_COLUMNS = { id: true, userId: true, seed: true, generation: true, rotatedAt: true, expiresAt: true, endedAt: true } as const;

export const insertSession = (db: Db, userId: string, { method, audience, userAgent, address }: Arrival, at: Date): Promise<Session> =>
  db.session.create({
    data: {
      id: newId(at),
      userId,
      seed: new Uint8Array(randomBytes(32)),
      rotatedAt: at,
      createdAt: at,
      expiresAt: new Date(at.getTime() + SESSION_ABSOLUTE_SECONDS * 1_000),
      userAgent: userAgent?.slice(0, 400) ?? null,
      address,
      method,
      audience,
      provenAt: at,
      // A passkey is two proofs at once: the device, and whoever unlocks it.
      strongAt: method === 'passkey' ? at : null,
    },
    select: SESSION_COLUMNS,
  });

export const findSession = (db: Db, id: string): Promise<Session | null> => db.session.findUnique({ where: { id }, select: SESSION_COLUMNS });

/** Moves a session to its next refresh token; false when somebody else just did. */
export async function rotateSession(db: Db, session: Session, at: Date): Promise<boolean> {
  const { count } = await db.session.updateMany({
    where: { id: session.id, generation: session.generation, endedAt: null },
    data: { generation: session.generation + 1, rotatedAt: at },
  });
  return count === 1;
}

/** Ends a session; false when it had ended before. */
export async function endSession(db: Db, id: string, why: EndReason, at: Date): Promise<boolean> {
  const { count } = await db.session.updateMany({ where: { id, endedAt: null }, data: { endedAt: at, endedWhy: why } });
  return count === 1;
}

/** Ends every session of a user but the one to keep, and answers which. */
export async function endSessionsOf(tx: Transaction, userId: string, { keep, why, at }: { keep: string | null; why: EndReason; at: Date }): Promise<string[]> {
  const ended = await tx.session.updateManyAndReturn({
    where: { userId, endedAt: null, ...(keep === null ? {} : { id: { not: keep } }) },
    data: { endedAt: at, endedWhy: why },
    select: { id: true },
  });
  return ended.map(({ id }) => id);
}

/** Notes that a session has just proved who is there; with a second proof, that too. */
export async function setProven(db: Db, sessionId: string, { at, strong }: { at: Date; strong: boolean }): Promise<void> {
  await db.session.update({ where: { id: sessionId }, data: { provenAt: at, ...(strong ? { strongAt: at } : {}) }, select: { id: true } });
}

/** Who a session belongs to, as that user is now: role and standing are never taken from a token. */
export async function findCaller(db: Db, sessionId: string, userId: string, now: Date): Promise<Caller | null> {
  const idleSince = new Date(now.getTime() - SESSION_IDLE_SECONDS * 1_000);
  const [caller] = await db.$queryRaw<Caller[]>`
    SELECT u.id, u.email, u.email_verified_at AS "emailVerifiedAt", u.name, u.name_changed_at AS "nameChangedAt", u.role, u.standing, u.bio,
           u.locale, u.time_zone AS "timeZone", u.delete_after AS "deleteAfter", u.reply_count AS "replyCount", u.created_at AS "createdAt",
           s.id AS "sessionId", s.proven_at AS "provenAt", s.strong_at AS "strongAt"
      FROM sessions s JOIN users u ON u.id = s.user_id
     WHERE s.id = ${sessionId}::uuid AND s.user_id = ${userId}::uuid AND s.ended_at IS NULL AND s.expires_at > ${now} AND s.rotated_at >= ${idleSince}`;
  return caller ?? null;
}

/** Forgets sessions that ended, or could have been used, before a moment. */
export async function forgetSessions(db: Db, before: Date): Promise<number> {
  const { count } = await db.session.deleteMany({ where: { OR: [{ endedAt: { lt: before } }, { expiresAt: { lt: before } }] } });
  return count;
}
