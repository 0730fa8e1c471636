import { SEND_PUSH } from '#domain/delivery/send-push';
import { WRITE_DIGESTS } from '#domain/delivery/write-digests';
import { SEND_MAIL } from '#domain/mail/send-mail-job';
import type { Transaction } from '#platform/database/database';

/** A restoration that is not armed. */
export interface Disarmed {
  backupMadeAt: Date;
  restoredAt: Date;
}

/** The last restoration that is not armed, held until the transaction is over; null where this system sends. */
export async function lockDisarmed(tx: Transaction): Promise<Disarmed | null> {
  const [disarmed] = await tx.$queryRaw<Disarmed[]>`
    SELECT backup_made_at AS "backupMadeAt", restored_at AS "restoredAt" FROM restorations WHERE armed_at IS NULL ORDER BY restored_at DESC FOR UPDATE`;
  return disarmed ?? null;
}

export async function setArmed(tx: Transaction, at: Date): Promise<void> {
  await tx.restoration.updateMany({ where: { armedAt: null }, data: { armedAt: at } });
}

/** How many jobs of the backup could be done by now and are not: letters may follow from them. Those that send are not among them. */
export async function countJobsOfBefore(tx: Transaction, before: Date): Promise<number> {
  const sending = [SEND_MAIL.name, SEND_PUSH.name, WRITE_DIGESTS.name];
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM jobs.job
     WHERE state IN ('created', 'retry', 'active') AND created_on <= ${before} AND start_after <= now() AND name <> ALL(${sending}) AND name NOT LIKE '\\_\\_pgboss%'`;
  return row?.count ?? 0;
}
