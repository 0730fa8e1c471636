import type { Transaction } from '#platform/database/database';

/** What an appeal is against, as far as it can be taken back: the rejection that holds of a reply, or a sanction. */
export type AppealedAgainst = { replyId: string } | { sanctionId: string };

/** Closes the open appeals against what was taken back. Answers whose they were, and against what. */
export const closeAppeals = (tx: Transaction, against: AppealedAgainst, { by, at }: { by: string; at: Date }): Promise<{ id: string; userId: string; decisionId: string | null; sanctionId: string | null }[]> =>
  tx.appeal.updateManyAndReturn({ where: { ...against, state: 'open' }, data: { state: 'closed', decidedById: by, decidedAt: at }, select: { id: true, userId: true, decisionId: true, sanctionId: true } });

/** Opens again what was closed at a moment, where that is itself taken back: somebody has to decide after all. */
export async function reopenAppeals(tx: Transaction, replyId: string, closedAt: Date): Promise<number> {
  const { count } = await tx.appeal.updateMany({ where: { replyId, state: 'closed', decidedAt: closedAt }, data: { state: 'open', decidedById: null, decidedAt: null } });
  return count;
}
