import type { ColleagueView } from '#contract/teamwork';
import type { Db } from '#platform/database/database';

/** A newsroom's desk, and more than that. */
const MOST_LISTED = 500;

/** Who moderates, by name: everywhere, and of these sites; null for all sites. */
export async function listColleagues(db: Db, sites: string[] | null): Promise<ColleagueView[]> {
  const there = { role: { in: ['moderator', 'admin'] as ('moderator' | 'admin')[] }, ...(sites === null ? {} : { siteId: { in: sites } }) };
  const rows = await db.user.findMany({
    where: { OR: [{ role: { in: ['moderator', 'admin'] } }, { siteRoles: { some: there } }], deletedAt: null, standing: { notIn: ['suspended', 'banned'] } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
    take: MOST_LISTED,
  });
  return rows;
}
