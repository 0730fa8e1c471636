import type { DecisionKind, DecisionReason, QueueKind } from '#contract/moderation';
import type { ReplyStatus } from '#contract/replies';
import { branch, bulk } from './english-bulk.js';
import { session } from './english-door.js';
import { log } from './english-log.js';
import { team } from './english-team.js';
import { threads } from './english-threads.js';
import { today } from './english-today.js';
import { people } from './english-people.js';
import { redress } from './english-redress.js';
import { report } from './english-report.js';
import { sites } from './english-sites.js';
import { rules } from './english-rules.js';
import { words } from './english-words.js';
import { many } from './many.js';

const kinds: Record<QueueKind, string> = { held: 'Held', reported: 'Reported', new: 'New', appealed: 'Appealed', mine: 'Mine' };
const reasons: Record<DecisionReason, string> = {
  abuse: 'Abuse of another person',
  hate: 'Hatred of a group',
  spam: 'Advertising or spam',
  'off-topic': 'Off the subject',
  false: 'False or misleading',
  private: 'Private information',
  illegal: 'Against the law',
  other: 'Something else',
};
const statuses: Record<ReplyStatus, string> = {
  published: 'published',
  held: 'held',
  rejected: 'rejected',
  withdrawn: 'withdrawn by its author',
};
const decided: Record<DecisionKind, string> = { approve: 'Approved', reject: 'Rejected', restore: 'Restored', feature: 'Featured', unfeature: 'No longer featured' };
const emptyQueue: Record<QueueKind, { title: string; body: string }> = {
  held: { title: 'Nothing is waiting', body: 'Every held reply has been read. New ones appear here by themselves.' },
  reported: { title: 'No open reports', body: 'Readers have nothing to complain about, or it has been dealt with.' },
  mine: { title: 'Nothing of yours', body: 'What is handed to you, and where you are asked or named, appears here.' },
  new: { title: 'All read', body: 'Somebody has looked at every published reply. Time for a cup of tea.' },
  appealed: { title: 'No open appeals', body: 'Everything that readers appealed against was looked at again.' },
};

/** Every word that the console shows, in English. Another language is another object of the same shape. */
export const english = {
  product: 'Belowline',
  forModerators: 'for moderators',
  rooms: { queue: 'Queue', today: 'Today', threads: 'Threads', people: 'People', log: 'Log', words: 'Words', rules: 'Rules', redress: 'Appeals and notices', sites: 'Sites', report: 'Report', parked: 'Given up' },
  session,
  bulk,
  branch,
  redress,
  live: { on: 'Live', connecting: 'Connecting…', off: 'Not live; looking every 20 seconds' },
  kinds,
  reasons,
  statuses,
  queue: {
    tabs: 'Kinds of replies',
    list: 'Replies in this queue',
    filter: 'Filter by text, name or article',
    filtered: (shown: number, all: number) => `${shown} of ${all} loaded`,
    more: 'Load more',
    loading: 'Fetching the queue…',
    failed: 'The queue could not be fetched.',
    again: 'Try again',
    nothingMatches: 'Nothing that is loaded matches the filter.',
    clearFilter: 'Clear the filter',
    oneThread: 'Only one thread is shown.',
    allThreads: 'Show all threads',
    empty: emptyQueue,
    choose: 'Choose a reply on the left to read it in full.',
    reported: (count: number) => many(count, 'report', 'reports'),
    back: 'Back to the list',
    nobody: 'no name',
    // The server counts no further than a thousand: beyond that a queue is simply long.
    count: (count: number) => (count >= 1_000 ? '1,000+' : count.toLocaleString('en')),
  },
  reply: {
    in: 'In the discussion of',
    above: 'What it answers',
    showAbove: (count: number) => `Show ${many(count, 'earlier reply', 'earlier replies')}`,
    answers: (count: number) => many(count, 'answer', 'answers'),
    why: 'Why it is here',
    whyStill: 'It was held before its author changed it. The checks found nothing in the text as it is now.',
    whyAppealed: 'Its author appealed against its removal.',
    whyNew: 'It was published, and no moderator has read it yet.',
    reports: 'What readers reported',
    edited: (revision: number) => `Edited; this is revision ${revision}`,
    revisions: 'Earlier texts',
    revision: (revision: number) => `Revision ${revision}`,
    noRevisions: 'No earlier text is kept for reading.',
    contextFailed: 'What surrounds this reply could not be fetched.',
    thread: 'Open the thread',
    permalink: 'See it on its page',
    staff: 'journalist',
    hidden: 'A reply that is not shown.',
    loading: 'Fetching what surrounds it…',
  },
  decide: {
    title: 'Decide',
    approve: 'Approve',
    feature: 'Feature',
    unfeature: 'Feature no longer',
    featureHint: 'A featured reply is shown first, as chosen by the newsroom, until its author edits it.',
    keep: 'Keep it published',
    reject: 'Reject…',
    confirm: 'Reject it',
    cancel: 'Cancel',
    why: 'Why is it rejected?',
    note: 'Note for the log (optional)',
    chooseReason: 'Choose a reason first: it is what the author is told.',
    busy: 'Deciding…',
    moved: 'The author changed the text while you were reading. This is the new text; please look again before you decide.',
    transition: (status: ReplyStatus) => `That no longer fits: this reply is now ${statuses[status]}.`,
    elsewhere: (status: ReplyStatus | null) =>
      status === null || status === 'published'
        ? 'Somebody else has dealt with this reply while you had it open.'
        : `While you had this open, it was ${statuses[status]}${status === 'rejected' ? ' by somebody else' : ''}.`,
    next: 'Go on to the next',
    own: 'You wrote this yourself, so another moderator decides on it.',
    appealed: 'A moderator removed this, and its author appealed. Somebody else than who decided looks at it again.',
    toAppeals: 'Decide on the appeal',
  },
  recent: {
    title: 'Your decisions since you logged in',
    none: 'Nothing decided yet.',
    decided,
    restore: 'Restore',
    failed: 'It could not be restored:',
    count: (count: number) => many(count, 'decision', 'decisions'),
  },
  threads,
  today,
  report,
  log,
  parked: {
    title: 'What was given up',
    body: 'Letters, push messages and jobs that failed after every try, or of which nobody knows whether they arrived.',
    empty: 'Nothing was given up. Everything has arrived, or is on its way.',
    failed: 'The list could not be fetched.',
    loading: 'Fetching the list…',
    more: 'Earlier ones',
    kinds: { mail: 'Letter', push: 'Push message', job: 'Job' },
    tries: (count: number) => many(count, 'try', 'tries'),
    noReason: 'No reason was given.',
    unknown: 'It may have arrived. Tried again, it may arrive twice.',
    forgotten: 'It cannot be tried again: what it needs was forgotten or has run out.',
    again: 'Try again',
    againNamed: (kind: string, about: string) => `Try again: ${kind}, ${about}`,
    queued: (kind: string, about: string) => `${kind}, ${about}: it is being tried again.`,
  },
  words,
  rules,
  team,
  people,
  sites,
  keys: {
    title: 'Keys',
    hint: 'Keys rest while you are typing.',
    close: 'Close',
    open: 'Show the keys',
    names: {
      next: 'Next reply',
      previous: 'Previous reply',
      approve: 'Approve',
      feature: 'Feature, or feature no longer',
      reject: 'Reject; then 1 to 8 for the reason, Enter to confirm, Escape to think again',
      restore: 'Undo what you have just decided; after ten seconds, restore what you rejected last',
      take: 'Take over what a colleague is reviewing',
      hand: 'Hand it over to a colleague',
      ask: 'Ask for a second opinion',
      note: 'Write a note; Ctrl and Enter save it, Escape leaves it',
      author: 'About the author',
      kinds: 'Held, reported, new, appealed, mine',
      thread: 'Open its thread',
      filter: 'Go to the filter',
      choose: 'Choose it, or choose it no longer, to decide on several at once',
      help: 'Show or hide this list',
    },
  },
  failure: {
    network: 'We could not reach the server. Please look at your connection and try again.',
    unknown: 'Something went wrong on our side. Please try again.',
  },
  screening: {
    byCode: new Map([
      ['links.many', 'It has many links'],
      ['links.refused-host', 'It links to a host that is refused'],
      ['words.suspect', 'It has words from the suspect list'],
      ['author.premoderated', 'A moderator chose to read its author’s replies first'],
      ['author.shadowed', 'Its author is shadowed, and was told: only they and moderators see it'],
      ['author.shadowed-untold', 'Its author is shadowed, and was not told: only they and moderators see it'],
      ['author.new', 'It is one of its author’s first replies'],
      ['author.just-registered', 'Its author registered a short while ago'],
      ['author.rejected-lately', 'So many of its author’s replies were rejected lately'],
      ['thread.premoderated', 'Every reply in this thread is read first'],
      ['text.near-repeated', 'It is nearly the same as what its author, or somebody in this thread, said lately'],
      ['text.repeated', 'Its author posted the same text before'],
      ['author.burst', 'Its author posted very much in a short time'],
      ['words.banned', 'It has words from the banned list'],
      ['outside.held', 'The outside check holds it'],
      ['outside.pending', 'The outside check has not answered yet'],
      ['outside.tagged', 'The outside check has something to say about it'],
      ['outside.late', 'The outside check did not answer in time'],
      ['outside.failed', 'The outside check could not be asked'],
      ['text.empty', 'There is nothing to read in it'],
      ['text.too-long', 'It is longer than a reply can be'],
      ['author.unverified', 'Its author’s address is not confirmed'],
      ['author.suspended', 'Its author is suspended'],
      ['author.banned', 'Its author is banned'],
      ['scorer.held', 'The site’s scorer holds it'],
      ['scorer.tagged', 'The site’s scorer would hold it'],
      ['text.slow', 'Its formatting took too long, so it is not shown as it was meant'],
    ]),
    unknown: (check: string) => `Held by the check “${check}”`,
    withDetail: (text: string, detail: string) => `${text}: ${detail}`,
    lists: (change: number, marked: boolean) => `${marked ? 'Marked in the text. ' : 'Not in what is shown, but in an address or behind it. '}The lists were as change ${change.toLocaleString('en')} left them.`,
  },
};

/** The shape that every language has. */
export type Texts = typeof english;
