import type { ReportReason } from '#contract/replies';
import type { LateTemplate, ToldTemplate } from '#domain/mail/letter';
import type { LetterText } from '#domain/mail/templates/catalogues';

/** What letters about notifications, and digests, say in one language. */
export interface ToldTexts {
  letters: Record<ToldTemplate, LetterText>;
  /** Why somebody gets a letter, by what it is about. */
  why: Record<LateTemplate, string>;
  /** The link that ends letters of that kind, and the one that leads to all choices. */
  followName: string;
  followThread: string;
  unsubscribe: string;
  preferences: string;
  /** The one line in a digest about what waits in the bell. */
  unread: string;
  /** Why a reply was rejected; a reason that a site made up itself is said as it is. */
  reasons: Record<ReportReason, string>;
}
