import type { Role } from '#contract/accounts';
import type { ReplyStatus, ReportReason, ScreeningReason } from '#contract/replies';

/** Somebody of the demonstration. */
export interface DemoUser {
  key: string;
  name: string;
  email: string;
  role: Role;
  /** Only for those whose log-in is printed; nobody can log in as the others. */
  password?: string;
}

/** A reader's flag on a demonstration reply. `by` is a user's key. */
export interface DemoReport {
  by: string;
  reason: ReportReason;
  note?: string;
}

/** A reply of the demonstration. `author` is a user's key, `answers` the key of a reply that comes before it. */
export interface DemoReply {
  key: string;
  author: string;
  /** After its article was published. */
  minutesAfter: number;
  /** Markdown. */
  body: string;
  answers?: string;
  /** Published where nothing is said. */
  status?: Exclude<ReplyStatus, 'published'>;
  /** What screening said of a held reply. */
  reasons?: ScreeningReason[];
  /** Why a moderator rejected it. */
  rejectedFor?: ReportReason;
  reports?: DemoReport[];
  /** Its second revision; `body` is then the first. */
  editedBody?: string;
}

/** The discussion under one story, in the order in which it happened or in any order in which answers come later. */
export interface DemoThread {
  /** A story's `path` in apps/demo. */
  path: string;
  replies: readonly DemoReply[];
}
