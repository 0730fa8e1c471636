import type { LeaseView } from '#contract/teamwork';
import type { Db, Transaction } from '#platform/database/database';

interface LeaseRow {
  replyId: string;
  userId: string;
  name: string;
  until: Date;
}

const viewLease = ({ userId, name, until }: LeaseRow): LeaseView => ({ user: { id: userId, name }, until: until.toISOString() });

export interface WantedLease {
  replyId: string;
  userId: string;
  now: Date;
  until: Date;
  /** Takes it over from whoever has it. */
  take: boolean;
}

/** Gives somebody a reply to look at, unless another has it, in one statement: of many at once one gets it. The answer is who has it. */
export async function takeLease(db: Db, { replyId, userId, now, until, take }: WantedLease): Promise<LeaseView> {
  // What of theirs ran out is of no use to anybody.
  await db.lease.deleteMany({ where: { userId, until: { lte: now }, replyId: { not: replyId } } });
  const [row] = await db.$queryRaw<LeaseRow[]>`
    WITH held AS (
      INSERT INTO leases AS l (reply_id, user_id, until) VALUES (${replyId}::uuid, ${userId}::uuid, ${until})
      ON CONFLICT (reply_id) DO UPDATE
        SET (user_id, until) = (SELECT CASE WHEN free THEN excluded.user_id ELSE l.user_id END, CASE WHEN free THEN excluded.until ELSE l.until END
                                  FROM (SELECT ${take} OR l.user_id = excluded.user_id OR l.until <= ${now} AS free) AS asked)
      RETURNING reply_id, user_id, until
    )
    SELECT h.reply_id AS "replyId", h.user_id AS "userId", u.name, h.until FROM held h JOIN users u ON u.id = h.user_id`;
  if (!row) throw new Error(`The lease of ${replyId} was neither taken nor found.`);
  return viewLease(row);
}

/** Lets go of a lease; whether there was one of theirs. */
export async function releaseLease(db: Db, replyId: string, userId: string): Promise<boolean> {
  return (await db.lease.deleteMany({ where: { replyId, userId } })).count > 0;
}

/** Nobody looks any more at what is decided. */
export async function dropLease(tx: Transaction, replyId: string): Promise<void> {
  await tx.lease.deleteMany({ where: { replyId } });
}

/** Who looks at which of these replies. */
export async function listLeases(db: Db, replyIds: string[], now: Date): Promise<Map<string, LeaseView>> {
  const rows = await db.$queryRaw<LeaseRow[]>`
    SELECT l.reply_id AS "replyId", l.user_id AS "userId", u.name, l.until FROM leases l JOIN users u ON u.id = l.user_id
     WHERE l.reply_id = ANY(${replyIds}::uuid[]) AND l.until > ${now}`;
  return new Map(rows.map((row) => [row.replyId, viewLease(row)]));
}

/** Forgets who looked at what before a moment. */
export async function forgetLeases(db: Db, before: Date): Promise<void> {
  await db.lease.deleteMany({ where: { until: { lt: before } } });
}
