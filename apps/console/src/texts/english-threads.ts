import type { BusyThreadSort } from '#contract/overview';
import type { ThreadModeration, ThreadStatus } from '#contract/threads';
import { many } from './many.js';

const statuses: Record<ThreadStatus, string> = { open: 'Open', closed: 'Closed' };
const moderations: Record<ThreadModeration, string> = { post: 'Publish first', pre: 'Read first' };
const sorts: Record<BusyThreadSort, string> = { activity: 'Busiest', temperature: 'Hottest', held: 'Most waiting', newest: 'Newest' };

/** So long as people say it. */
function duration(seconds: number): string {
  if (seconds % 86_400 === 0) return many(seconds / 86_400, 'day', 'days');
  if (seconds % 3_600 === 0) return many(seconds / 3_600, 'hour', 'hours');
  return seconds % 60 === 0 ? many(seconds / 60, 'minute', 'minutes') : many(seconds, 'second', 'seconds');
}

/** What the rooms of threads say. */
export const threads = {
  title: 'Threads',
  find: 'Thread, reply or article',
  findHint: 'Paste an id, a link to a thread or reply, or an article’s address.',
  open: 'Find',
  all: 'All threads',
  unreadable: 'That is neither an id nor an address.',
  filter: 'Which threads',
  search: 'Headline or question',
  site: 'Site',
  everySite: 'All sites',
  state: 'State',
  anyState: 'Open and closed',
  order: 'Order',
  sorts,
  list: 'Threads',
  shown: (count: number, beyond: boolean) => (beyond ? `The first ${many(count, 'thread', 'threads')}` : many(count, 'thread', 'threads')),
  none: 'No thread fits.',
  more: 'Show more',
  failed: 'The threads could not be fetched.',
  keysHint: 'J and K go through the list, Enter opens, / goes to the search.',
  lastHour: 'Last hour',
  lastDay: 'Last day',
  held: 'Held',
  reports: 'Reports',
  trouble: 'In trouble',
  troubleHint: 'The part of the last day’s replies that is held, was rejected or has open reports',
  temperature: 'Heat',
  temperatureHint: 'From 0 to 100: how fast the last hour was, times how much of it is in trouble',
  count: (count: number) => count.toLocaleString('en'),
  share: (share: number) => share.toLocaleString('en', { style: 'percent' }),
  closes: 'Closes',
  opens: 'Opens',
  thread: 'Thread',
  status: 'New replies',
  statuses,
  statusHints: { open: 'Readers may reply.', closed: 'Nobody may reply; what is there stays.' } satisfies Record<ThreadStatus, string>,
  moderation: 'Reading order',
  moderations,
  moderationHints: {
    post: 'Replies appear at once and are read afterwards.',
    pre: 'Each reply waits until a moderator has approved it.',
  } satisfies Record<ThreadModeration, string>,
  schedule: 'Times',
  scheduleHint: 'It opens and closes by itself, to the second, and everybody who has it open sees it.',
  opensAt: 'Opens at',
  closesAt: 'Closes at',
  saveTimes: 'Save the times',
  slow: 'Slow mode',
  slowHint: 'Each reader may reply once in this time. The newsroom is not slowed.',
  slowOff: 'Off',
  duration,
  links: 'Links before a reply waits',
  linksHint: 'For this thread alone.',
  asSite: 'As the site says',
  atMost: (count: number) => (count === 0 ? 'No link at all' : `Up to ${many(count, 'link', 'links')}`),
  pinned: 'Pinned reply',
  pinHint: 'Paste a link to a reply of this thread: it is shown before all others, until its author changes it or it goes.',
  noPin: 'No reply is pinned.',
  pin: 'Pin it',
  unpin: 'Pin it no longer',
  seePinned: 'See the pinned reply',
  pinUnreadable: 'That is no link to a reply.',
  another: 'One more discussion of this article',
  question: 'Its question',
  begin: 'Begin it',
  asks: 'What it asks',
  saveQuestion: 'Save the question',
  saved: 'Saved.',
  saving: 'Saving…',
  replies: (count: number) => many(count, 'published reply', 'published replies'),
  queue: 'Its held replies',
  page: 'Its page',
  main: 'Main discussion',
  siblings: 'Discussions of this article',
  looking: 'Looking…',
};
