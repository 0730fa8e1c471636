import type { OwnReplyView } from '#contract/replies';
import type { Api, Outcome } from '../account/api.js';
import type { Host } from '../host/host.js';
import type { Drafts } from './draft.js';

/** What is being written: a reply, an answer, or a change of one's own reply. */
export type Purpose =
  | { kind: 'post'; parentId: string | null; parentName: string | null }
  | { kind: 'edit'; replyId: string; text: string };

/** The name that a draft is kept under. */
export const placeOf = (threadId: string, purpose: Purpose): string =>
  purpose.kind === 'edit' ? `edit:${purpose.replyId}` : `draft:${threadId}:${purpose.parentId ?? ''}`;

/** How long to wait for a first request with the same key that is still being worked on. */
const IN_FLIGHT_MS = 800;
const IN_FLIGHT_TRIES = 5;

/** Posts what is written, or saves what was changed. The same text sent twice is one reply. */
export async function sendDraft(
  { api, drafts, host }: { api: Api; drafts: Drafts; host: Host },
  threadId: string,
  purpose: Purpose,
  text: string,
): Promise<Outcome<OwnReplyView>> {
  if (purpose.kind === 'edit') {
    return api.call<OwnReplyView>(`/replies/${purpose.replyId}`, { method: 'PATCH', body: { body: text } });
  }
  const key = drafts.keyFor(placeOf(threadId, purpose), text);
  const body = { body: text, ...(purpose.parentId ? { parentId: purpose.parentId } : {}) };
  for (let tries = 1; ; tries += 1) {
    const outcome = await api.call<OwnReplyView>(`/threads/${threadId}/replies`, { method: 'POST', body, key });
    const inFlight = !outcome.ok && outcome.problem?.code === 'idempotency.in-flight';
    if (outcome.ok) host.tellPosted(outcome.value.status);
    if (!inFlight || tries >= IN_FLIGHT_TRIES) return outcome;
    await new Promise((resolve) => setTimeout(resolve, IN_FLIGHT_MS));
  }
}
