import type { Db, Transaction } from '#platform/database/database';
import type { OutsideCheck } from './outside-check.js';

const WHOLE = { siteId: true, kind: true, url: true, secret: true, deadlineMs: true, otherwise: true, spam: true } as const;

/** Every outside check there is: a few, one a site at most. */
export const listOutsideChecks = (db: Db): Promise<OutsideCheck[]> => db.outsideCheck.findMany({ select: WHOLE });

export const findOutsideCheck = (db: Db, siteId: string): Promise<OutsideCheck | null> => db.outsideCheck.findUnique({ where: { siteId }, select: WHOLE });

/** Replaces the check of a site: what was signed with the secret before is worth nothing from now on. */
export async function setOutsideCheck(tx: Transaction, { siteId, secret, ...how }: OutsideCheck, at: Date): Promise<void> {
  const data = { ...how, secret: new Uint8Array(secret), changedAt: at };
  await tx.outsideCheck.upsert({ where: { siteId }, create: { siteId, ...data }, update: data, select: { siteId: true } });
}

/** A site has nobody else look at its replies any more; false when it did not before. */
export async function deleteOutsideCheck(tx: Transaction, siteId: string): Promise<boolean> {
  const { count } = await tx.outsideCheck.deleteMany({ where: { siteId } });
  return count > 0;
}
