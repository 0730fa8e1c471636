import type { ReplyStatus } from '#contract/replies';
import type { ReplayView, RuleDraft } from '#contract/rules';
import type { KeptVerdict } from '#domain/screening/screening';
import type { Db, Transaction } from '#platform/database/database';
import type { Prisma } from '#platform/database/generated/client';
import type { Found } from './replay.js';

/** A draft of rules and what came out of trying it. */
export interface Replay {
  id: string;
  siteId: string;
  draft: RuleDraft;
  days: number;
  state: ReplayView['state'];
  total: number;
  seen: number;
  after: string;
  until: string;
  found: Found;
  createdAt: Date;
  switchedOnAt: Date | null;
}

/** A text as it was posted, with what screening said of it then. */
export interface PostedText {
  id: string;
  rejected: boolean;
  body: string;
  html: string;
  verdicts: KeptVerdict[];
}

const asReplay = (row: Omit<Replay, 'draft' | 'found'> & { draft: unknown; found: unknown }): Replay => ({ ...row, draft: row.draft as RuleDraft, found: row.found as Found });

const asJson = (value: unknown) => value as Prisma.InputJsonValue;

export async function insertReplay(tx: Transaction, { draft, found, ...replay }: Replay): Promise<void> {
  await tx.ruleReplay.create({ data: { ...replay, draft: asJson(draft), found: asJson(found) }, select: { id: true } });
}

export async function findReplay(db: Db, id: string): Promise<Replay | null> {
  const row = await db.ruleReplay.findUnique({ where: { id } });
  return row && asReplay(row);
}

/** Takes a replay for this transaction: it is cancelled, gone on with or switched on, one after the other. */
export async function lockReplay(tx: Transaction, id: string): Promise<Replay | null> {
  await tx.$executeRaw`SELECT FROM rule_replays WHERE id = ${id}::uuid FOR UPDATE`;
  return findReplay(tx, id);
}

export async function setReplay(tx: Transaction, id: string, { found, ...change }: Partial<Pick<Replay, 'state' | 'seen' | 'after' | 'found' | 'switchedOnAt'>>): Promise<void> {
  await tx.ruleReplay.update({ where: { id }, data: { ...change, ...(found === undefined ? {} : { found: asJson(found) }) }, select: { id: true } });
}

/** How many replies a site has between two ids. */
export const countPosted = (db: Db, siteId: string, { after, until }: { after: string; until: string }): Promise<number> =>
  db.reply.count({ where: { thread: { siteId }, id: { gt: after, lt: until }, status: { not: 'withdrawn' } } });

/** The next replies of a site, in the order in which they were posted. What was withdrawn is nobody's to judge any more. */
export const listPosted = (db: Db, siteId: string, { after, until }: { after: string; until: string }, limit: number): Promise<PostedText[]> =>
  db.$queryRaw<PostedText[]>`
    SELECT r.id, r.status = 'rejected' AS rejected, r.body, r.html, v.verdicts
      FROM replies r JOIN threads t ON t.id = r.thread_id JOIN revisions v ON v.reply_id = r.id AND v.revision = r.revision
     WHERE t.site_id = ${siteId}::uuid AND r.id > ${after}::uuid AND r.id < ${until}::uuid AND r.status <> 'withdrawn'
     ORDER BY r.id LIMIT ${limit}`;

/** The replies that are shown as examples, as they are now; one that is gone is not among them. */
export async function listExamples(db: Db, ids: string[]): Promise<Map<string, { html: string; status: ReplyStatus }>> {
  const rows = await db.reply.findMany({ where: { id: { in: ids }, status: { not: 'withdrawn' } }, select: { id: true, html: true, status: true } });
  return new Map(rows.map(({ id, ...reply }) => [id, reply]));
}
