import type { Transaction } from '#platform/database/database';

/** A text that a moderator decided on, and what holds of it now. */
export interface DecidedText {
  replyId: string;
  revision: number;
  siteId: string;
  html: string;
  /** By the last decision that stands; null when none does any more. */
  rejected: boolean | null;
}

/** The text that a decision was about. Whatever was decided since on the same text holds in its stead. */
export async function findDecidedText(tx: Transaction, decisionId: string): Promise<DecidedText | null> {
  const [row] = await tx.$queryRaw<DecidedText[]>`
    SELECT d.reply_id AS "replyId", d.revision, t.site_id AS "siteId", v.html,
           (SELECT l.decision = 'reject' FROM decisions l
             WHERE l.reply_id = d.reply_id AND l.revision = d.revision AND l.undone_at IS NULL AND l.decision IN ('approve', 'reject', 'restore')
             ORDER BY l.created_at DESC, l.id DESC LIMIT 1) AS rejected
      FROM decisions d JOIN revisions v ON v.reply_id = d.reply_id AND v.revision = d.revision
      JOIN replies r ON r.id = d.reply_id JOIN threads t ON t.id = r.thread_id
     WHERE d.id = ${decisionId}::uuid`;
  return row ?? null;
}

export async function findSiteOfDecision(tx: Transaction, decisionId: string): Promise<string | null> {
  const row = await tx.decision.findUnique({ where: { id: decisionId }, select: { reply: { select: { thread: { select: { siteId: true } } } } } });
  return row?.reply.thread.siteId ?? null;
}
