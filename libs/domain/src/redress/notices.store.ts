import type { Db, Transaction } from '#platform/database/database';
import { newId } from '#platform/database/new-id';
import { hashOfToken } from '#domain/identity/mail-link';
import type { RedressAsked, RedressPlace } from './appeals.store.js';
import type { Notice } from './notice.js';

const COLUMNS = {
  id: true, url: true, siteId: true, threadId: true, replyId: true, law: true, explanation: true, email: true, name: true, locale: true, userId: true, state: true, createdAt: true, decidedAt: true, reason: true, note: true,
} as const;

export type NewNotice = Pick<Notice, 'url' | 'siteId' | 'threadId' | 'replyId' | 'law' | 'explanation' | 'email' | 'name' | 'locale' | 'userId'>;

/** Adds a notice, unless there is one with this receipt; whether it did. */
export async function insertNotice(tx: Transaction, receipt: string, notice: NewNotice, at: Date): Promise<boolean> {
  const { count } = await tx.notice.createMany({ data: [{ ...notice, id: newId(at), receiptHash: hashOfToken(receipt), createdAt: at }], skipDuplicates: true });
  return count === 1;
}

/** By the receipt, of which only a hash is kept. */
export const findNoticeByReceipt = (db: Db, receipt: string): Promise<Notice | null> => db.notice.findUnique({ where: { receiptHash: hashOfToken(receipt) }, select: COLUMNS });

const WITH_DECIDER = { ...COLUMNS, decidedBy: { select: { id: true, name: true } } } as const;

/** A notice with who decided on it. */
export type NamedNotice = Notice & { decidedBy: { id: string; name: string } | null };

export const findNamedNotice = (db: Db, id: string): Promise<NamedNotice | null> => db.notice.findUnique({ where: { id }, select: WITH_DECIDER });

export const findNotice = (db: Db, id: string): Promise<Notice | null> => db.notice.findUnique({ where: { id }, select: COLUMNS });

/** Takes a notice for the transaction. */
export async function lockNotice(tx: Transaction, id: string): Promise<Notice | null> {
  await tx.$queryRaw`SELECT 1 FROM notices WHERE id = ${id}::uuid FOR UPDATE`;
  return findNotice(tx, id);
}

/** Notes that somebody looks at it, unless it was decided. */
export async function setReviewing(db: Db, id: string): Promise<void> {
  await db.notice.updateMany({ where: { id, state: 'received' }, data: { state: 'reviewing' } });
}

export interface NoticeOutcome {
  state: 'acted' | 'dismissed';
  by: string;
  decisionId: string | null;
  reason: string;
  note: string | null;
  at: Date;
}

export const setNoticeDecided = (tx: Transaction, id: string, { state, by, decisionId, reason, note, at }: NoticeOutcome): Promise<Notice> =>
  tx.notice.update({ where: { id }, data: { state, decidedById: by, decisionId, reason, note, decidedAt: at }, select: COLUMNS });

const on = (sites: string[] | null) => (sites === null ? {} : { siteId: { in: sites } });

const waiting = (sites: string[] | null) => ({ state: { in: ['received', 'reviewing'] as ('received' | 'reviewing')[] }, ...on(sites) });

/** `at` twice: it says where to begin in the index. */
const decidedBefore = ({ at, id }: RedressPlace) => (at === null ? {} : { AND: [{ decidedAt: { lte: at } }, { OR: [{ decidedAt: { lt: at } }, { id: { lt: id } }] }] });

/** Notices that wait, the longest waiting first, or that were decided, the last decided first; one more than asked for. */
export const listNotices = (db: Db, { state, sites, after, limit }: RedressAsked): Promise<NamedNotice[]> =>
  state === 'open'
    ? db.notice.findMany({ where: { ...waiting(sites), ...(after && { id: { gt: after.id } }) }, orderBy: { id: 'asc' }, take: limit + 1, select: WITH_DECIDER })
    : db.notice.findMany({ where: { decidedAt: { not: null }, ...on(sites), ...(after && decidedBefore(after)) }, orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }], take: limit + 1, select: WITH_DECIDER });

/** Beyond this there are "many". */
const COUNTED_UP_TO = 1_000;

/** How many notices wait. */
export const countNotices = (db: Db, sites: string[] | null): Promise<number> => db.notice.count({ where: waiting(sites), take: COUNTED_UP_TO });

/** Forgets who gave notice of what was decided before a moment; that it was given stays. */
export async function forgetNotifiers(db: Db, before: Date): Promise<void> {
  await db.notice.updateMany({ where: { decidedAt: { lt: before }, OR: [{ email: { not: null } }, { name: { not: null } }] }, data: { email: null, name: null } });
}
