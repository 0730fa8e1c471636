import { APPEAL_DAYS, type AppealState } from '#contract/redress';

/** What somebody says against a decision about them. */
export interface Appeal {
  id: string;
  userId: string;
  decisionId: string | null;
  sanctionId: string | null;
  replyId: string | null;
  siteId: string | null;
  text: string;
  /** As it is now: one that nobody decided is closed where what it is about was taken back. */
  state: AppealState;
  createdAt: Date;
  decidedAt: Date | null;
  note: string | null;
  /** Moderators who agreed to the decision as its second opinion. */
  agreedBy: string[];
}

/** Until when a decision of a moment may be appealed against. */
export const appealUntil = (at: Date): Date => new Date(at.getTime() + APPEAL_DAYS * 24 * 3_600 * 1_000);
