import type { DecisionKind } from '#contract/moderation';

/** Whether a colleague has said of the same text what somebody is about to decide. */
export const agreedOn = (said: readonly { moderatorId: string; decision: DecisionKind }[], moderatorId: string, decision: DecisionKind): boolean =>
  said.some((opinion) => opinion.moderatorId !== moderatorId && opinion.decision === decision);
