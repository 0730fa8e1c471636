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
}

/** What holds for somebody who never said anything. */
const NOTHING_SAID: PreferenceRow = { kinds: {}, digest: 'off', quietFrom: null, quietTo: null, pausedUntil: null, digestDueAt: null };

const COLUMNS = { kinds: true, digest: true, quietFrom: true, quietTo: true, pausedUntil: true, digestDueAt: true } as const;

export async function findPreferences(db: Db, userId: string): Promise<PreferenceRow> {
  const row = await db.preference.findUnique({ where: { userId }, select: COLUMNS });
  return row ? { ...row, kinds: row.kinds as PreferenceRow['kinds'] } : NOTHING_SAID;
}

export async function setPreferences(tx: Transaction, userId: string, row: PreferenceRow, at: Date): Promise<void> {
  const data = { ...row, updatedAt: at };
  await tx.preference.upsert({ where: { userId }, create: { userId, ...data }, update: data, select: { userId: true } });
}
