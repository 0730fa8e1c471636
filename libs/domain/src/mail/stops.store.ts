import type { Db } from '#platform/database/database';

/** Why no letter goes to an address that it did not just ask for. */
export type StopReason = 'bounce' | 'complaint';

export async function findStop(db: Db, key: Uint8Array<ArrayBuffer>): Promise<StopReason | null> {
  const stop = await db.mailStop.findUnique({ where: { addressKey: key }, select: { reason: true } });
  return stop?.reason ?? null;
}

/** A complaint outweighs that a letter came back: it is somebody's word. */
export async function setStop(db: Db, key: Uint8Array<ArrayBuffer>, reason: StopReason, at: Date): Promise<void> {
  await db.$executeRaw`
    INSERT INTO mail_stops (address_key, reason, at) VALUES (${key}, ${reason}::mail_stop_reason, ${at})
        ON CONFLICT (address_key) DO UPDATE SET reason = greatest(mail_stops.reason, excluded.reason), at = excluded.at`;
}

/** Letters go there again. */
export async function deleteStop(db: Db, key: Uint8Array<ArrayBuffer>): Promise<void> {
  await db.mailStop.deleteMany({ where: { addressKey: key } });
}
