import type { ReplyView } from '#contract/replies';
import type { Outcome } from '../account/api.js';
import type { Desk, Tools } from '../page/desk.js';
import { putReply, type KnownReply } from '../state/thread-state.js';

/** Closes the answers below a reply, or opens them again. It is shown here at once, and to everybody else as it happens. */
export async function lock({ api }: Tools, { dispatch }: Desk, { id, locked }: KnownReply): Promise<Outcome<ReplyView>> {
  const outcome = await api.call<ReplyView>(`/moderation/replies/${id}/lock`, { method: locked === 'here' ? 'DELETE' : 'POST' });
  if (!outcome.ok) return outcome;
  dispatch({
    type: 'change',
    asked: true,
    make: (now) => {
      const known = now.replies[id];
      return known ? putReply(now, { ...known, locked: outcome.value.locked }) : now;
    },
  });
  return outcome;
}
