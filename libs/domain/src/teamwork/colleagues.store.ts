import type { ColleagueView } from '#contract/teamwork';
import type { Db } from '#platform/database/database';

/** A newsroom's desk, and more than that. */
const MOST_LISTED = 500;

/** Who moderates, by name. */
export const listColleagues = (db: Db): Promise<ColleagueView[]> =>
  db.user.findMany({
    where: { role: { in: ['moderator', 'admin'] }, deletedAt: null, standing: { notIn: ['suspended', 'banned'] } },
    select: { id: true, name: true, role: true },
    orderBy: { name: 'asc' },
    take: MOST_LISTED,
  });
