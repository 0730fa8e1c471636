import type { QueueAnswer } from '#contract/moderation';
import type { Known, QueueState } from './queue-state.js';

/** An answer without what was decided while it was on its way, with what was undone meanwhile, and with who was heard to look at what. */
export function upToDate(state: QueueState, { answer, known }: { answer: QueueAnswer; known?: Known }): QueueAnswer {
  if (known === undefined) return answer;
  const moved = new Map(state.moves.slice(known.moves).map(({ id, back }) => [id, back]));
  const leases = new Map(state.leases.filter(({ nr }) => nr > known.leases).map(({ id, lease }) => [id, lease]));
  const items = answer.items
    .filter(({ reply }) => moved.get(reply.id) !== false)
    .map((item) => ({ ...item, lease: leases.has(item.reply.id) ? (leases.get(item.reply.id) ?? null) : item.lease }));
  state.items.forEach((item, at) => {
    if (moved.get(item.reply.id) === true && !items.some((other) => other.reply.id === item.reply.id)) items.splice(at, 0, item);
  });
  return { ...answer, items };
}
