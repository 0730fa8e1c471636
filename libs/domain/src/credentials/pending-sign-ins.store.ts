import { createHash } from 'node:crypto';
import type { Db } from '#platform/database/database';
import type { Prisma } from '#platform/database/generated/client';

/** `flow`: somebody was sent to a provider. `code`: they came back, and the frame has not asked for them yet. */
export type PendingKind = 'flow' | 'code';

/** What is kept is not enough to make the value that it is found by. Long random values need no slow hash. */
const hashOf = (secret: string): Uint8Array<ArrayBuffer> => new Uint8Array(createHash('sha256').update(secret).digest());

/** Keeps what belongs to a random value that only one browser has. */
export async function insertPending(db: Db, secret: string, pending: { kind: PendingKind; data: Prisma.InputJsonObject; expiresAt: Date }): Promise<void> {
  await db.pendingSignIn.create({ data: { id: hashOf(secret), ...pending }, select: { kind: true } });
}

/** Takes away what belongs to a value, so that of many who bring it one gets it; undefined when it is not there, or too old. */
export async function takePending(db: Db, secret: string, kind: PendingKind, now: Date): Promise<unknown> {
  const [taken] = await db.$queryRaw<{ data: unknown; expiresAt: Date }[]>`
    DELETE FROM pending_sign_ins WHERE id = ${hashOf(secret)} AND kind = ${kind} RETURNING data, expires_at AS "expiresAt"`;
  return taken && taken.expiresAt > now ? taken.data : undefined;
}

/** Forgets what nobody came back for. */
export async function forgetPending(db: Db, now: Date): Promise<number> {
  const { count } = await db.pendingSignIn.deleteMany({ where: { expiresAt: { lt: now } } });
  return count;
}
