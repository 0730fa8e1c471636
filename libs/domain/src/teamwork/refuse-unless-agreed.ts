import type { DecisionKind } from '#contract/moderation';
import type { Transaction } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { isAsked } from './calls.store.js';
import { agreedOn } from './opinion.js';
import { listOpinionsOn } from './opinions.store.js';

/** Where a second opinion was asked for, a colleague has to have said the same of the same text, whatever it is decided by. The reply is locked. */
export async function refuseUnlessAgreed(tx: Transaction, moderatorId: string, { id, revision }: { id: string; revision: number }, decision: DecisionKind): Promise<void> {
  if (!(await isAsked(tx, id))) return;
  if (!agreedOn(await listOpinionsOn(tx, id, revision), moderatorId, decision)) refuse('reply.two-must-agree');
}
