import type { ReplyStatus } from '#contract/replies';
import type { ReplayView, RuleDraft } from '#contract/rules';
import type { KeptVerdict } from '#domain/screening/screening';
import type { Db, Transaction } from '#platform/database/database';
import type { Prisma } from '#platform/database/generated/client';
import { isTaken } from '#platform/database/violations';
import { Refusal } from '#platform/refusals/refusal';
import type { Basis } from './basis.js';
import type { Found } from './replay.js';

/** A draft of rules and what came out of trying it. */
export interface Replay {
  id: string;
  siteId: string;
  draft: RuleDraft;
  basis: Basis;
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

/** A reply that is shown as an example, as it is now. */
export interface ExampleText extends Omit<PostedText, 'rejected'> {
  status: ReplyStatus;
}

const asReplay = (row: Omit<Replay, 'draft' | 'basis' | 'found'> & { draft: unknown; basis: unknown; found: unknown }): Replay => ({
  ...row,
  draft: row.draft as RuleDraft,
  basis: row.basis as Basis,
  found: row.found as Found,
});

const asJson = (value: unknown) => value as Prisma.InputJsonValue;

/** Adds a replay; a second one that runs on the same site is refused. */
export async function insertReplay(tx: Transaction, { draft, basis, found, ...replay }: Replay): Promise<void> {
  try {
    await tx.ruleReplay.create({ data: { ...replay, draft: asJson(draft), basis: asJson(basis), found: asJson(found) }, select: { id: true } });
  } catch (error) {
    throw isTaken(error, 'site_id') || isTaken(error, 'one_running') ? new Refusal('replay.running') : error;
  }
}

/** The one draft of a site that is being tried, if there is one. */
export async function findRunning(db: Db, siteId: string): Promise<Replay | null> {
  const row = await db.ruleReplay.findFirst({ where: { siteId, state: 'running' } });
  return row && asReplay(row);
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
export const listExamples = (db: Db, ids: string[]): Promise<ExampleText[]> =>
  db.$queryRaw<ExampleText[]>`
    SELECT r.id, r.status::text AS status, r.body, r.html, v.verdicts FROM replies r JOIN revisions v ON v.reply_id = r.id AND v.revision = r.revision
     WHERE r.id = ANY(${ids}::uuid[]) AND r.status <> 'withdrawn'`;

/** Forgets drafts that were tried before a moment. Answers how many. */
export async function forgetReplays(db: Db, before: Date): Promise<number> {
  return (await db.ruleReplay.deleteMany({ where: { createdAt: { lt: before } } })).count;
}
