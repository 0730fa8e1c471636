import type { Db } from '#platform/database/database';

/** What an authenticator was asked to do. */
export type ChallengeKind = 'register' | 'authenticate';

/** What an authenticator is to sign, once. */
export interface Challenge {
  kind: ChallengeKind;
  /** Null where nobody has said who they are. */
  userId: string | null;
  expiresAt: Date;
}

export async function insertChallenge(db: Db, id: string, challenge: Challenge): Promise<void> {
  await db.challenge.create({ data: { id, ...challenge }, select: { id: true } });
}

/** Takes a challenge away, so that of many who answer it one is heard; undefined when it is not there, was another's, or is too old. */
export async function takeChallenge(db: Db, id: string, asked: { kind: ChallengeKind; userId: string | null; now: Date }): Promise<Challenge | undefined> {
  const [taken] = await db.$queryRaw<Challenge[]>`
    DELETE FROM challenges WHERE id = ${id} RETURNING kind::text AS kind, user_id AS "userId", expires_at AS "expiresAt"`;
  return taken && taken.kind === asked.kind && taken.userId === asked.userId && taken.expiresAt > asked.now ? taken : undefined;
}

/** Forgets what nobody answered. */
export async function forgetChallenges(db: Db, now: Date): Promise<number> {
  const { count } = await db.challenge.deleteMany({ where: { expiresAt: { lt: now } } });
  return count;
}
