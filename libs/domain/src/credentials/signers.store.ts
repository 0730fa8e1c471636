import type { Db, Transaction } from '#platform/database/database';

/** How a site's publisher signs tokens for its readers: with a secret that we share, sealed here, or with keys that it publishes. */
export interface SiteSigner {
  siteId: string;
  issuer: string;
  secret: Uint8Array | null;
  jwksUrl: string | null;
}

export const findSigner = (db: Db, siteId: string): Promise<SiteSigner | null> =>
  db.siteSigner.findUnique({ where: { siteId }, select: { siteId: true, issuer: true, secret: true, jwksUrl: true } });

/** Replaces how a site signs: what was signed the way before is worth nothing from now on. */
export async function setSigner(tx: Transaction, { siteId, ...how }: SiteSigner, at: Date): Promise<void> {
  const data = { ...how, secret: how.secret === null ? null : new Uint8Array(how.secret), createdAt: at };
  await tx.siteSigner.upsert({ where: { siteId }, create: { siteId, ...data }, update: data, select: { siteId: true } });
}

/** A site signs nobody in any more; false when it did not before. */
export async function deleteSigner(tx: Transaction, siteId: string): Promise<boolean> {
  const { count } = await tx.siteSigner.deleteMany({ where: { siteId } });
  return count === 1;
}

/** Uses a token up; false when it was used before. Waits for whoever uses it at this moment. */
export async function useToken(tx: Transaction, token: { siteId: string; tokenId: string; expiresAt: Date }): Promise<boolean> {
  const { count } = await tx.usedToken.createMany({ data: [token], skipDuplicates: true });
  return count === 1;
}

/** Forgets tokens that are too old to be used again anyway. */
export async function forgetUsedTokens(db: Db, now: Date): Promise<number> {
  const { count } = await db.usedToken.deleteMany({ where: { expiresAt: { lt: now } } });
  return count;
}
