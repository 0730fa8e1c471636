import type { DecideBody } from '#contract/moderation';
import type { Desk } from '../api/desk.js';
import type { QueueAction } from './queue-state.js';

/** Sends a decision and says what it came to. After a conflict the reply is read again, so that what is shown is what is. */
export async function decideOn(desk: Pick<Desk, 'decide' | 'reply'>, replyId: string, body: DecideBody): Promise<QueueAction> {
  const answer = await desk.decide(replyId, body);
  if (answer.ok) return { type: 'decided', decision: answer.value };
  const { failure } = answer;
  if (failure.code === 'reply.revision-moved' || failure.code === 'reply.transition') {
    const fresh = await desk.reply(replyId);
    if (fresh.ok) {
      const moved = failure.code === 'reply.revision-moved';
      const notice = moved ? ({ kind: 'moved' } as const) : ({ kind: 'transition', status: fresh.value.status } as const);
      return { type: 'refused', id: replyId, notice, reply: fresh.value };
    }
  }
  return { type: 'refused', id: replyId, notice: { kind: 'failed', failure }, reply: null };
}
