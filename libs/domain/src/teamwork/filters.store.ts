import type { SavedFilterBody, SavedFilterView } from '#contract/queue-filters';
import type { Db, Transaction } from '#platform/database/database';
import type { Prisma } from '#platform/database/generated/client';
import { newId } from '#platform/database/new-id';
import { isTaken } from '#platform/database/violations';
import { refuse } from '#platform/refusals/refusal';

/** More of one's own would not be found again. */
export const MOST_FILTERS = 50;
const MOST_LISTED = 200;

const WITH_OWNER = { owner: { select: { id: true, name: true } } } as const;

type FilterRow = Prisma.SavedFilterGetPayload<{ include: typeof WITH_OWNER }>;

const viewFilter = ({ id, name, question, shared, owner, createdAt }: FilterRow): SavedFilterView => ({
  id,
  name,
  question: question as SavedFilterView['question'],
  shared,
  owner,
  createdAt: createdAt.toISOString(),
});

/** Somebody's own filters, and those that are shared with everybody or with one of these sites (null: all), by name. */
export async function listFilters(db: Db, userId: string, sites: string[] | null): Promise<SavedFilterView[]> {
  const shared = sites === null ? [{ shared: true }] : [{ shared: true, siteId: null }, { shared: true, siteId: { in: sites } }];
  const rows = await db.savedFilter.findMany({ where: { OR: [{ ownerId: userId }, ...shared] }, orderBy: [{ name: 'asc' }, { id: 'asc' }], take: MOST_LISTED, include: WITH_OWNER });
  return rows.map(viewFilter);
}

export const countFilters = (db: Db, ownerId: string): Promise<number> => db.savedFilter.count({ where: { ownerId } });

/** Keeps a filter; refuses a name that one has given already. */
export async function insertFilter(tx: Transaction, ownerId: string, { name, question, shared }: SavedFilterBody, at: Date): Promise<SavedFilterView> {
  try {
    const data = { id: newId(at), ownerId, name, question, shared, siteId: question.siteId ?? null, createdAt: at };
    return viewFilter(await tx.savedFilter.create({ data, include: WITH_OWNER }));
  } catch (error) {
    if (isTaken(error, 'owner_id')) refuse('filter.taken', { errors: [{ path: 'name', message: 'is taken' }] });
    throw error;
  }
}

/** Forgets somebody's own filter; whether there was one. */
export async function deleteFilter(db: Db, id: string, ownerId: string): Promise<boolean> {
  return (await db.savedFilter.deleteMany({ where: { id, ownerId } })).count > 0;
}
