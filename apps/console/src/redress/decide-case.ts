import type { Desk } from '../api/desk.js';
import type { Case, RedressAction, Verdict } from './redress-state.js';

/** What somebody else's decision, or its taking back, leaves nothing to decide about. */
const TOO_LATE: ReadonlySet<string> = new Set(['appeal.decided', 'notice.decided', 'appeal.absent', 'notice.absent']);

/** Sends a decision and says what it came to. Whoever comes too late is told what there is now. */
export async function decideCase(desk: Pick<Desk, 'decideAppeal' | 'decideNotice' | 'appeal' | 'notice'>, { kind, it }: Case, verdict: Verdict, words: string): Promise<RedressAction> {
  const { id } = it;
  const stands = verdict === 'approve';
  const answer =
    kind === 'appeal'
      ? await desk.decideAppeal(id, { decision: stands ? 'reverse' : 'uphold', note: words === '' ? null : words })
      : await desk.decideNotice(id, { decision: stands ? 'dismiss' : 'act', reason: words });
  if (answer.ok) return { type: 'decided', id };
  const { failure } = answer;
  if (!TOO_LATE.has(failure.code)) return { type: 'refused', id, notice: { kind: 'failed', failure } };
  return { type: 'refused', id, notice: { kind: 'elsewhere', now: await caseNow(desk, { kind, it } as Case) } };
}

/** A case as it is now; null where that cannot be read. */
export async function caseNow(desk: Pick<Desk, 'appeal' | 'notice'>, { kind, it }: Case): Promise<Case | null> {
  if (kind === 'appeal') {
    const answer = await desk.appeal(it.id);
    return answer.ok ? { kind, it: answer.value } : null;
  }
  const answer = await desk.notice(it.id);
  return answer.ok ? { kind, it: answer.value } : null;
}
