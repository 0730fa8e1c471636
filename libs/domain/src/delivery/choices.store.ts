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

export async function setDigest(tx: Transaction, userId: string, { rhythm, dueAt, at }: { rhythm: DigestRhythm; dueAt: Date | null; at: Date }): Promise<void> {
  const chosen = { digest: rhythm, digestDueAt: dueAt, updatedAt: at };
  await tx.preference.upsert({ where: { userId }, create: { userId, ...chosen }, update: chosen, select: { userId: true } });
}
