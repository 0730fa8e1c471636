import type { UserView } from './accounts.js';
import type { ArticleView } from './articles.js';
import type { TransparencyView } from './overview.js';
import type { NoticeView } from './redress.js';
import type { Problem } from './refusals.js';
import type { ReplyView, ReportReason, ScreeningReason } from './replies.js';
import type { OwnSanctionView } from './sanctions.js';
import type { ThreadView } from './threads.js';

/** Pages that need no script at all: where somebody writes by a plain form, and one reply for pages that embed it. */

/** How a page looks, and where it comes from: what all of them have. */
export interface PlainLook {
  locale: string;
  direction: 'ltr' | 'rtl';
  theme: 'light' | 'dark' | 'auto';
  publicUrl: string;
}

/** What a page in a discussion has. */
export interface PlacedPage extends PlainLook {
  siteName: string;
  article: ArticleView;
  threadId: string;
}

/** What was typed to log in or to register; never the password. */
export interface Entering {
  who: 'known' | 'new';
  email: string;
  name: string;
}

/** A form by which somebody does something here, and who they are to us. */
export interface PlainForm {
  /** Where it is sent. */
  action: string;
  /** Shows that the form is ours and was handed to this very browser and log-in. */
  token: string;
  user: { name: string } | null;
  entering: Entering;
  /** Why it was not done, beside what was typed; and whether that is about who they are or about what they do. */
  problem: { of: 'entering' | 'act'; said: Problem } | null;
}

export interface WritePage extends PlacedPage {
  kind: 'write';
  form: PlainForm;
  thread: ThreadView;
  /** The reply that is answered; null when it is the article. */
  parent: ReplyView | null;
  body: string;
  /** The text as it will look. */
  preview: string | null;
  /** What a moderator wrote, to be read before it is posted. */
  warnings: OwnSanctionView[];
  /** Makes sending twice the same as once. */
  key: string;
}

export interface ReportPage extends PlacedPage {
  kind: 'report';
  form: PlainForm;
  reply: ReplyView;
  reason: ReportReason | null;
  note: string;
}

export interface ReportedPage extends PlacedPage {
  kind: 'reported';
  reply: ReplyView;
}

/** One's own reply that waits for a moderator. */
export interface WaitingPage extends PlacedPage {
  kind: 'waiting';
  reply: ReplyView;
  reasons: ScreeningReason[];
}

/** One reply in a frame of somebody else's page. */
export interface CardPage extends PlacedPage {
  kind: 'card';
  reply: ReplyView;
}

/** Where a reader is followed or blocked. */
export interface FollowPersonPage extends PlainLook {
  kind: 'follow-person';
  form: PlainForm;
  user: UserView;
  /** Whether it is one's own. */
  own: boolean;
  following: boolean;
  blocked: boolean;
}

/** Where a discussion is followed. */
export interface FollowThreadPage extends PlacedPage {
  kind: 'follow-thread';
  form: PlainForm;
  following: boolean;
}

/** Where anybody gives notice of what is against the law. */
export interface NoticePage extends PlainLook {
  kind: 'notice';
  form: PlainForm;
  /** Sent twice it is one notice. */
  key: string;
  url: string;
  law: string;
  explanation: string;
  name: string;
  email: string;
}

/** What became of a notice. */
export interface NoticeStatusPage extends PlainLook {
  kind: 'notice-status';
  notice: NoticeView;
  /** It was given just now. */
  fresh: boolean;
}

/** How a site is moderated, in numbers that anybody may read. */
export interface TransparencyPage extends PlainLook {
  kind: 'transparency';
  siteId: string;
  siteName: string;
  /** Which month it is of; null: the last thirty days. */
  month: string | null;
  /** Those that can be read, the last first, each with its address. */
  months: { month: string | null; href: string }[];
  table: string;
  report: TransparencyView;
}

export type PlainPage = WritePage | ReportPage | ReportedPage | WaitingPage | CardPage | FollowPersonPage | FollowThreadPage | NoticePage | NoticeStatusPage | TransparencyPage;
