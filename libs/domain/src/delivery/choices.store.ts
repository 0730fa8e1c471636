import type { DigestRhythm, NotificationKind } from '#contract/notifications';
import type { Db, Transaction } from '#platform/database/database';

/** What a page or a letter for somebody needs to know of them. */
export interface Reader {
  locale: string | null;
  timeZone: string | null;
}

/** Somebody who has an account. */
export const findReader = (db: Db, userId: string): Promise<Reader | null> =>
  db.user.findFirst({ where: { id: userId, deletedAt: null }, select: { locale: true, timeZone: true } });

/** Whether letters of one kind are wanted; everything else stays as it was chosen. */
export async function setMailOf(tx: Transaction, userId: string, { kind, wanted, at }: { kind: NotificationKind; wanted: boolean; at: Date }): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO preferences AS p (user_id, kinds, updated_at) VALUES (${userId}::uuid, jsonb_build_object(${kind}::text, jsonb_build_object('mail', ${wanted}::boolean)), ${at})
        ON CONFLICT (user_id) DO UPDATE
       SET kinds = p.kinds || jsonb_build_object(${kind}::text, coalesce(p.kinds -> ${kind}::text, '{}') || jsonb_build_object('mail', ${wanted}::boolean)), updated_at = ${at}`;
}

/** Ends the digest, and remembers which it was. */
export async function endDigest(tx: Transaction, userId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE preferences SET digest_ended = digest, digest = 'off', digest_due_at = NULL, digest_from = NULL, updated_at = ${at}
     WHERE user_id = ${userId}::uuid AND digest <> 'off'`;
}

/** Which digest was ended; null where none was, or one has been chosen since. */
export async function lockEndedDigest(tx: Transaction, userId: string): Promise<DigestRhythm | null> {
  const [row] = await tx.$queryRaw<{ ended: DigestRhythm | null }[]>`
    SELECT digest_ended AS ended FROM preferences WHERE user_id = ${userId}::uuid AND digest = 'off' FOR UPDATE`;
  return row?.ended ?? null;
}

export async function beginDigest(tx: Transaction, userId: string, { rhythm, dueAt, at }: { rhythm: DigestRhythm; dueAt: Date | null; at: Date }): Promise<void> {
  await tx.preference.update({ where: { userId }, data: { digest: rhythm, digestDueAt: dueAt, digestEnded: null, updatedAt: at }, select: { userId: true } });
}
