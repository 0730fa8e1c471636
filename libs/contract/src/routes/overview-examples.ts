import { article, at, ids, thread } from './examples.js';

/** What goes on, as it could really be. */
export const busyThread = {
  thread: { ...thread, can: { post: true, moderate: true } },
  article: { id: ids.article, headline: article.headline, url: article.url },
  siteId: ids.site,
  lastHour: 20,
  lastDay: 57,
  held: 3,
  reports: 2,
  troubledShare: 0.25,
  temperature: 25,
} as const;

const measured = { posted: 57, held: 6, reports: 4, decisions: 9, medianSeconds: 312 } as const;

export const picture = {
  day: '2021-08-26',
  timeZone: 'UTC',
  total: measured,
  hours: [{ from: '2021-08-26T16:00:00.000Z', ...measured }],
  moderators: [{ moderator: { id: ids.user, name: 'Mina' }, decisions: 9, medianSeconds: 312 }],
  waiting: { held: { count: 3, oldest: at }, reported: { count: 0, oldest: null } },
} as const;

const none = { abuse: 0, hate: 0, spam: 4, 'off-topic': 0, false: 0, private: 0, illegal: 0, other: 0 } as const;

export const transparency = {
  site: null,
  from: '2021-08-01',
  to: '2021-08-31',
  replies: 5_700,
  means: { automated: 60, human: 4 },
  removals: { byReason: { ...none, none: 0 }, bySource: { screening: 3, report: 1, notice: 0, own: 0, unknown: 0 } },
  approvals: 57,
  reversals: 1,
  seconds: { median: 312, ninetieth: 3_600 },
  reports: { total: 4, byReason: none },
  sanctions: { total: 1, byKind: { warn: 1, premoderate: 0, slow: 0, shadow: 0, suspend: 0, ban: 0, rename: 0 } },
  appeals: { total: 1, byOutcome: { open: 0, upheld: 0, reversed: 1, closed: 0 }, medianSeconds: 5_400 },
  notices: { total: 0, byOutcome: { open: 0, acted: 0, dismissed: 0 }, medianSeconds: null },
} as const;
