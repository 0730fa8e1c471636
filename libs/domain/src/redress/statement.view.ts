import type { AppealView, StatementView } from '#contract/redress';
import { isForModerators, isUntoldCode } from '#domain/screening/screening';
import { saidIn } from '#domain/sites/own-reasons';
import { appealUntil, type Appeal } from './appeal.js';
import { whyNotAppeal } from './appeal.policy.js';
import type { Statement } from './statement.js';

/** An appeal as its writer sees it: not who decided. */
export const viewAppeal = ({ id, decisionId, sanctionId, text, state, createdAt, decidedAt, note }: Appeal): AppealView => ({
  id,
  decisionId,
  sanctionId,
  text,
  state,
  createdAt: createdAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
  note,
});

/** What was decided about somebody and why. Checks that only told moderators something are no ground, and are left out. */
export function viewReasons({ decisionId, verdicts, reply, reason, reasonTexts, law, noticed, ...statement }: Statement, { publicUrl, locale }: { publicUrl: string; locale: string | null }): Omit<StatementView, 'appeal' | 'appealUntil' | 'can'> {
  const held = verdicts.filter(({ outcome, code }) => outcome === 'hold' && code !== null);
  return {
    id: statement.id,
    decisionId,
    sanctionId: statement.sanctionId,
    measure: statement.measure,
    site: statement.site,
    reply: reply && { id: reply.id, url: `${publicUrl}/r/${reply.id}`, body: reply.body, html: reply.html, revision: reply.revision },
    article: statement.article,
    slowSeconds: statement.slowSeconds,
    at: statement.at.toISOString(),
    until: statement.until?.toISOString() ?? null,
    endedAt: statement.endedAt?.toISOString() ?? null,
    holds: statement.holds,
    ground: { basis: noticed || reason === 'illegal' ? 'law' : 'rules', reason: reason ?? 'other', text: reasonTexts && saidIn(reasonTexts, locale), law },
    facts: {
      checks: held.map(({ check, code, detail, spots }) => ({ check, code: code ?? '', detail, spots: spots ?? [] })),
      reports: statement.reports,
      notice: noticed,
      note: statement.note,
    },
    // Machines only ever hold something back: that it goes, or that somebody may not write, is decided by people.
    automated: { detection: held.length > 0, decision: false },
  };
}

/** The same for whom it concerns, with what they can do about it; of some checks they are told what they found, and not by what. */
export const viewStatement = (statement: Statement, { publicUrl, now, locale }: { publicUrl: string; now: Date; locale: string | null }): StatementView => {
  const reasons = viewReasons(statement, { publicUrl, locale });
  const checks = reasons.facts.checks.filter(({ code }) => !isUntoldCode(code)).map((each) => (isForModerators(each.check) ? { ...each, detail: null, spots: [] } : each));
  return {
    ...reasons,
    facts: { ...reasons.facts, checks },
    appeal: statement.appeal && viewAppeal(statement.appeal),
    appealUntil: appealUntil(statement.at).toISOString(),
    can: { appeal: whyNotAppeal(statement, now) === null },
  };
};
