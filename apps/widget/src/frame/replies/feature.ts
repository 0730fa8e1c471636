import { refusalLines } from '../compose/refusal-lines.js';
import type { Desk } from '../page/desk.js';
import type { KnownReply } from '../state/thread-state.js';

/** Decides as the console does. What comes of it is seen by everybody, and so here, as it happens. */
export async function feature(desk: Desk, { id, revision, featured }: KnownReply): Promise<void> {
  const { tools, texts, announce } = desk;
  const outcome = await tools?.api.call(`/moderation/replies/${id}/decisions`, {
    method: 'POST',
    body: { decision: featured ? 'unfeature' : 'feature', revision },
  });
  if (!outcome) return;
  if (!outcome.ok) announce(refusalLines(outcome.problem, texts).join(' '));
  else if (!featured) announce(texts.say('nowFeatured'));
}
