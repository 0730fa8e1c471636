import type { DigestRhythm, NotificationKind, Ways } from '#contract/notifications';
import type { Db, Transaction } from '#platform/database/database';

/** How a user wants to be told, as it is kept. */
export interface PreferenceRow {
  kinds: Partial<Record<NotificationKind, Partial<Ways>>>;
  digest: DigestRhythm;
  /** Minutes after midnight. */
  quietFrom: number | null;
  quietTo: number | null;
  pausedUntil: Date | null;
  digestDueAt: Date | null;
  /** Where the next digest begins; null before the first. */
  digestFrom: Date | null;
}

/** What holds for somebody who never said anything. */
const NOTHING_SAID: PreferenceRow = { kinds: {}, digest: 'off', quietFrom: null, quietTo: null, pausedUntil: null, digestDueAt: null, digestFrom: null };

const COLUMNS = { kinds: true, digest: true, quietFrom: true, quietTo: true, pausedUntil: true, digestDueAt: true, digestFrom: true } as const;

export async function findPreferences(db: Db, userId: string): Promise<PreferenceRow> {
  const row = await db.preference.findUnique({ where: { userId }, select: COLUMNS });
  return row ? { ...row, kinds: row.kinds as PreferenceRow['kinds'] } : NOTHING_SAID;
}

export async function setPreferences(tx: Transaction, userId: string, row: PreferenceRow, at: Date): Promise<void> {
  // What a letter's link ended is of no more interest once something else was chosen.
  const data = { ...row, ...(row.digest === 'off' ? {} : { digestEnded: null }), updatedAt: at };
  await tx.preference.upsert({ where: { userId }, create: { userId, ...data }, update: data, select: { userId: true } });
}
