import type { Role } from '#contract/accounts';
import type { Transaction } from '#platform/database/database';

/** Says what somebody is on a site; a reader there has no row. */
export async function setSiteRole(tx: Transaction, { userId, siteId, role, at }: { userId: string; siteId: string; role: Role; at: Date }): Promise<void> {
  if (role === 'reader') await tx.siteRole.deleteMany({ where: { userId, siteId } });
  else await tx.siteRole.upsert({ where: { userId_siteId: { userId, siteId } }, create: { userId, siteId, role, createdAt: at }, update: { role } });
}
