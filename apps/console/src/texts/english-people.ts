import type { Standing } from '#contract/accounts';
import type { ReplyStatus, ReportOutcome } from '#contract/replies';
import type { SanctionKind } from '#contract/sanctions';
import { many } from './many.js';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

const standings: Record<Standing, string> = { good: 'in good standing', premoderated: 'read first', shadowed: 'shadowed', suspended: 'suspended', banned: 'banned' };
const kinds: Record<SanctionKind, string> = { warn: 'Warned', premoderate: 'Read first', slow: 'Slowed down', shadow: 'Shadowed', suspend: 'Suspended', ban: 'Banned', rename: 'Name reset' };
const statuses: Record<ReplyStatus, string> = { published: 'Published', held: 'Held', rejected: 'Rejected', withdrawn: 'Withdrawn' };
const outcomes: Record<ReportOutcome, string> = { open: 'not decided yet', kept: 'kept', removed: 'removed', withdrawn: 'taken back by its author' };

/** What a reader is told of each act, as it begins. */
const told: Record<SanctionKind, string> = {
  warn: 'A moderator has something to tell you. Please read it before you post again.',
  premoderate: 'From now on a moderator reads what you write before it is published.',
  slow: 'From now on you can post only so often.',
  shadow: 'From now on only you and the moderators see what you write.',
  suspend: 'You cannot post for now.',
  ban: 'You cannot post any more.',
  rename: 'Your name was changed to a neutral one. You can choose another at once, on your account page.',
};

/** What is said about readers, in English. */
export const people = {
  title: 'People',
  find: 'Name or id',
  findHint: 'The beginning of a name, however it is spelt, or an id. Admins can look by a whole e-mail address.',
  open: 'Find',
  looking: 'Looking…',
  none: 'Nobody is called that.',
  found: (count: number) => many(count, 'reader', 'readers'),
  failed: 'This could not be fetched.',
  back: 'Look for somebody else',
  standings,
  kinds,
  statuses,
  outcomes,
  everywhere: 'everywhere',
  on: (site: string) => `on ${site}`,
  aSite: 'another site',
  since: (at: string) => `here since ${day.format(Date.parse(at)).split(' at ')[0] ?? ''}`,
  verified: 'address confirmed',
  unverified: 'address not confirmed',
  slowed: (seconds: number) => `one reply in ${many(seconds, 'second', 'seconds')}`,
  standing: 'Standing',
  record: 'Record',
  share: (rejected: number, all: number) => (all === 0 ? 'Nothing written yet' : `${Math.round((rejected / all) * 100)}% rejected: ${rejected.toLocaleString('en')} of ${many(all, 'reply', 'replies')}`),
  reportsReceived: (count: number) => `${many(count, 'report', 'reports')} about them`,
  reportsMade: (count: number) => `${many(count, 'report', 'reports')} by them`,
  history: 'What was decided about them',
  noHistory: 'Nothing so far.',
  until: (at: string) => `until ${day.format(Date.parse(at))}`,
  ended: 'ended',
  read: 'read by them',
  unread: 'not read yet',
  end: 'End it',
  endNamed: (kind: string) => `End it: ${kind}`,
  replies: 'What they wrote',
  noReplies: 'Nothing here.',
  all: 'All',
  about: 'Reports about them',
  by: 'Reports by them',
  noReports: 'None.',
  reportedBy: (name: string) => `by ${name}`,
  reportedOf: (name: string) => `a reply of ${name}`,
  more: 'Earlier ones',
  act: 'Decide about them',
  what: 'What',
  whats: { warn: 'Warn', premoderate: 'Read first', slow: 'Slow down', shadow: 'Shadow', suspend: 'Suspend', ban: 'Ban', rename: 'Reset the name' },
  where: 'Where',
  everywhereOption: 'Everywhere',
  howLong: 'Until',
  forDays: (days: number) => (days === 1 ? '1 day' : `${days} days`),
  aDate: 'A date',
  forGood: 'Until somebody ends it',
  seconds: 'Seconds between two replies',
  reason: 'Why',
  note: 'Note to the reader (optional)',
  will: 'What the reader will be told',
  told,
  toldNothing: 'Nothing, while it holds: to them what they write looks published, and nobody else sees it. That is for spam only. When it ends, they get a statement of reasons, and what they wrote comes to the queue.',
  toldReason: (reason: string) => `Why: ${reason}.`,
  send: 'Decide',
  done: (kind: string) => `${kind}. The reader is told.`,
  doneUntold: (kind: string) => `${kind}. The reader is not told while it holds.`,
  untold: 'not told',
  endDone: 'Ended.',
  dateMissing: 'Choose a date that is still to come.',
};
