import type { Db } from '#platform/database/database';
import type { SecondProof } from './staff-proof.policy.js';

/** What an account has for a second proof; nothing for one that is gone. */
export async function findSecondProof(db: Db, userId: string): Promise<SecondProof> {
  const user = await db.user.findUnique({
    where: { id: userId },
    select: { graceBeganAt: true, totp: { select: { confirmedAt: true } }, _count: { select: { passkeys: true } } },
  });
  return { passkeys: user?._count.passkeys ?? 0, totp: user?.totp?.confirmedAt != null, graceBeganAt: user?.graceBeganAt ?? null };
}

/** Begins the grace of an account, once: it is not given a second time. */
export async function beginGrace(db: Db, userId: string, at: Date): Promise<void> {
  await db.user.updateMany({ where: { id: userId, graceBeganAt: null }, data: { graceBeganAt: at } });
}
