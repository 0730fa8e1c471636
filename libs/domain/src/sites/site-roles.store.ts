import type { Role } from '#contract/accounts';
import type { SitePerson } from '#contract/invitations';
import type { Db, Transaction } from '#platform/database/database';

/** Says what somebody is on a site; a reader there has no row. */
export async function setSiteRole(tx: Transaction, { userId, siteId, role, at }: { userId: string; siteId: string; role: Role; at: Date }): Promise<void> {
  if (role === 'reader') await tx.siteRole.deleteMany({ where: { userId, siteId } });
  else await tx.siteRole.upsert({ where: { userId_siteId: { userId, siteId } }, create: { userId, siteId, role, createdAt: at }, update: { role } });
}

/** Who works on a site, from a place on: whoever is something there, or everywhere. */
export async function listSitePeople(db: Db, siteId: string, { after, limit }: { after: string | undefined; limit: number }): Promise<SitePerson[]> {
  const rows = await db.user.findMany({
    where: { OR: [{ siteRoles: { some: { siteId } } }, { role: { not: 'reader' } }], deletedAt: null, ...(after === undefined ? {} : { id: { gt: after } }) },
    select: { id: true, name: true, role: true, siteRoles: { where: { siteId }, select: { role: true, createdAt: true } } },
    orderBy: { id: 'asc' },
    take: limit,
  });
  return rows.map(({ id, name, role, siteRoles: [here] }) => ({ id, name, here: (here?.role as SitePerson['here']) ?? null, everywhere: role, since: here?.createdAt.toISOString() ?? null }));
}
