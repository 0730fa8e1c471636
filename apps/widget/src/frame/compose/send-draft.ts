import type { OwnReplyView } from '#contract/replies';
import type { Outcome } from '../account/api.js';
import type { Desk, Tools } from '../page/desk.js';
import { theDrafts } from './the-drafts.js';

/** What is being written: a reply, an answer, a change of one's own reply, or of one that has not been sent yet. */
export type Purpose =
  | { kind: 'post'; parentId: string | null; parentName: string | null; parentBody?: string | null; quote?: string }
  | { kind: 'edit'; replyId: string; text: string; answered: boolean }
  | { kind: 'waiting'; key: string; parentId: string | null; text: string };

/** The name that a draft is kept under. */
export function placeOf(threadId: string, purpose: Purpose): string {
  if (purpose.kind === 'edit') return `edit:${purpose.replyId}`;
  return purpose.kind === 'waiting' ? `waiting:${purpose.key}` : `draft:${threadId}:${purpose.parentId ?? ''}`;
}

/** How long to wait for a first request with the same key that is still being worked on. */
const IN_FLIGHT_MS = 800;
const IN_FLIGHT_TRIES = 5;

/** What came of sending: an answer, or a place among what waits until the server can be reached. */
export type Came = Outcome<OwnReplyView> | { ok: 'waits'; key: string };

/** No answer at all, or a server that says it cannot: worth trying again, by itself. */
export const isOutage = (outcome: Outcome<unknown>): boolean =>
  !outcome.ok && (outcome.problem === null || [502, 503, 504].includes(outcome.problem.status));

/** Posts what is written, or saves what was changed. The same text sent twice is one reply, and an outage loses none. */
export async function sendDraft(
  { api, session, host }: Tools,
  { outbox, state }: Pick<Desk, 'outbox' | 'state'>,
  purpose: Purpose,
  body: string,
): Promise<Came> {
  const threadId = state.thread.id;
  if (purpose.kind === 'edit') {
    return api.call<OwnReplyView>(`/replies/${purpose.replyId}`, { method: 'PATCH', body: { body } });
  }
  if (purpose.kind === 'waiting') {
    await outbox.change(purpose.key, body);
    return { ok: 'waits', key: purpose.key };
  }
  const { parentId } = purpose;
  const key = theDrafts.keyFor(placeOf(threadId, purpose), session.user?.id ?? null, body);
  const input = { body, ...(parentId ? { parentId } : {}) };
  for (let tries = 1; ; tries += 1) {
    const outcome = await api.call<OwnReplyView>(`/threads/${threadId}/replies`, { method: 'POST', body: input, key });
    if (isOutage(outcome) && session.user) {
      const kept = await outbox.add({
        key,
        by: session.user.id,
        threadId,
        parentId,
        body,
        sent: [body],
        at: Date.now(),
      });
      return kept ? { ok: 'waits', key } : outcome;
    }
    const inFlight = !outcome.ok && outcome.problem?.code === 'idempotency.in-flight';
    if (outcome.ok) host.tellPosted(outcome.value.status);
    if (!inFlight || tries >= IN_FLIGHT_TRIES) return outcome;
    await new Promise((resolve) => setTimeout(resolve, IN_FLIGHT_MS));
  }
}
