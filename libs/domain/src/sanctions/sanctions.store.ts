import type { ReaderRecord } from '#contract/sanctions';
import type { Db, Transaction } from '#platform/database/database';
import type { Prisma } from '#platform/database/generated/client';
import { newId } from '#platform/database/new-id';
import type { AllStandings, Sanction } from './sanction.js';

/** As many as anybody reads. */
const MOST_LISTED = 100;

const LAST_FIRST = [{ createdAt: 'desc' }, { id: 'desc' }] as const;

export async function insertSanction(tx: Transaction, sanction: Pick<Sanction, 'userId' | 'moderatorId' | 'kind' | 'siteId' | 'slowSeconds' | 'untold' | 'reason' | 'note' | 'until'>, at: Date): Promise<Sanction> {
  return tx.sanction.create({ data: { ...sanction, id: newId(at), createdAt: at } });
}

/** What was decided about somebody, the last first; with `sites`, everywhere and on those. */
export const listSanctions = (db: Db, userId: string, sites: string[] | null = null): Promise<Sanction[]> =>
  db.sanction.findMany({ where: { userId, ...(sites === null ? {} : { OR: [{ siteId: null }, { siteId: { in: sites } }] }) }, orderBy: [...LAST_FIRST], take: MOST_LISTED });

/** What has not ended, whether its time is over or not. */
export const listOpenSanctions = (tx: Transaction, userId: string): Promise<Sanction[]> => tx.sanction.findMany({ where: { userId, endedAt: null } });

/** What somebody has been told and has not said yet that they have read, the first first. */
export const listUnread = (db: Db, userId: string): Promise<Sanction[]> =>
  db.sanction.findMany({ where: { userId, kind: { in: ['warn', 'rename'] }, endedAt: null, acknowledgedAt: null }, orderBy: { id: 'asc' } });

export const findSanction = (db: Db, id: string): Promise<Sanction | null> => db.sanction.findUnique({ where: { id } });

/** Ends a sanction, unless it has ended; whether it did. */
export async function setEnded(tx: Transaction, id: string, endedById: string | null, at: Date): Promise<boolean> {
  return (await tx.sanction.updateMany({ where: { id, endedAt: null }, data: { endedAt: at, endedById } })).count > 0;
}

/** Notes that somebody has read what was decided about them; false where there is no such thing. */
export async function setAcknowledged(tx: Transaction, id: string, userId: string, at: Date): Promise<boolean> {
  const { count } = await tx.sanction.updateMany({ where: { id, userId, acknowledgedAt: null }, data: { acknowledgedAt: at } });
  return count > 0 || (await tx.sanction.count({ where: { id, userId } })) > 0;
}

export async function setStandings(tx: Transaction, userId: string, { standing, slowSeconds, warned, siteStandings }: AllStandings): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { standing, slowSeconds, warned, siteStandings: siteStandings as unknown as Prisma.InputJsonObject }, select: { id: true } });
}

/** How much of what somebody wrote came to what, and how often they were reported and reported others; with `sites`, on those alone. */
export async function countRecord(db: Db, userId: string, sites: string[] | null): Promise<Pick<ReaderRecord, 'replies' | 'reports'>> {
  const here = sites === null ? {} : { thread: { siteId: { in: sites } } };
  const [byStatus, received, made] = await Promise.all([
    db.reply.groupBy({ by: ['status'], where: { authorId: userId, ...here }, _count: true }),
    db.report.count({ where: { reply: { authorId: userId, ...here } } }),
    db.report.count({ where: { reporterId: userId, reply: here } }),
  ]);
  const of = (status: string): number => byStatus.find((row) => row.status === status)?._count ?? 0;
  return {
    replies: { published: of('published'), held: of('held'), rejected: of('rejected'), withdrawn: of('withdrawn') },
    reports: { received, made },
  };
}
