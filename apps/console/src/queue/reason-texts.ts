import type { DecisionReason } from '#contract/moderation';
import type { ScreeningReason } from '#contract/replies';
import type { Texts } from '../texts/english.js';

/** The reasons in the order of their keys, 1 to 8: the contract's own order. */
export const reasonOrder = [
  'abuse', 'hate', 'spam', 'off-topic', 'false', 'private', 'illegal', 'other',
] as const satisfies readonly DecisionReason[];

/** A screening reason as a sentence. A check that this console has never heard of is still named. */
export function screeningText(reason: ScreeningReason, texts: Texts): string {
  const known = texts.screening.byCode.get(reason.code) ?? texts.screening.unknown(reason.check);
  return reason.detail === null || reason.detail === '' ? known : texts.screening.withDetail(known, reason.detail);
}

/** What readers reported most, as a first suggestion for the decision's reason; null without reports. */
export function suggestedReason(reports: readonly { reason: DecisionReason }[]): DecisionReason | null {
  const count = (reason: DecisionReason): number => reports.filter((report) => report.reason === reason).length;
  return reports.map((report) => report.reason).sort((one, other) => count(other) - count(one))[0] ?? null;
}
