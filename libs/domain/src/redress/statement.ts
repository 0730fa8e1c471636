import type { DecisionReason } from '#contract/moderation';
import type { OwnReason } from '#contract/own-reasons';
import type { StatementView } from '#contract/redress';
import type { KeptVerdict } from '#domain/screening/screening';
import type { Appeal } from './appeal.js';

/** A rejection or a sanction with everything that its statement of reasons says, as it is read together from what was decided. */
export interface Statement {
  id: string;
  userId: string;
  moderatorId: string;
  decisionId: string | null;
  sanctionId: string | null;
  measure: StatementView['measure'];
  site: { id: string; name: string } | null;
  reply: { id: string; threadId: string; body: string; html: string; revision: number } | null;
  verdicts: KeptVerdict[];
  article: { id: string; headline: string; url: string } | null;
  slowSeconds: number | null;
  at: Date;
  /** From when on it could be read: later than it was decided where it was not told while it held. */
  toldAt: Date;
  until: Date | null;
  endedAt: Date | null;
  /** A moderator took it back. */
  takenBack: boolean;
  holds: boolean;
  reason: DecisionReason | null;
  /** How a reason of the site's own was said when this was decided, by language. */
  reasonTexts: OwnReason['texts'] | null;
  note: string | null;
  reports: number;
  noticed: boolean;
  law: string | null;
  appeal: Appeal | null;
}
