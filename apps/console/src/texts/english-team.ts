import type { DecisionKind } from '#contract/moderation';
import type { CallKind, CallView, OpinionView } from '#contract/teamwork';
import { many } from './many.js';

const done: Record<DecisionKind | 'opined' | 'handed' | 'asked' | 'undone', (whose: string) => string> = {
  approve: (whose) => `Approved ${whose}.`,
  reject: (whose) => `Rejected ${whose}.`,
  restore: (whose) => `Restored ${whose}.`,
  feature: (whose) => `Featured ${whose}.`,
  unfeature: (whose) => `Featured ${whose} no longer.`,
  opined: (whose) => `Your opinion on ${whose} is noted. It is decided once a colleague agrees.`,
  handed: (whose) => `Handed over ${whose}.`,
  asked: (whose) => `Asked for a second opinion on ${whose}.`,
  undone: (whose) => `Undone: ${whose} is as it was.`,
};

const roles: Record<string, string> = { moderator: 'any moderator', admin: 'the desk’s senior' };
const toWhom = ({ to, toRole }: Pick<CallView, 'to' | 'toRole'>, me: string): string => (to?.id === me ? 'you' : (to?.name ?? roles[toRole ?? ''] ?? 'whoever comes first'));

const calls: Record<CallKind, (by: string, to: string) => string> = {
  handed: (by, to) => `${by} handed this over to ${to}.`,
  asked: (by, to) => `${by} asks ${to} for a second opinion: two must agree.`,
  mentioned: (by, to) => `${by} named ${to} in a note.`,
};

/** What the console says of working together. */
export const team = {
  lease: {
    theirs: (name: string) => `${name} is reviewing this.`,
    short: (name: string) => `${name} is reviewing`,
    hint: 'You can still decide: what counts is the text that you see.',
    take: 'Take over',
    taken: (name: string) => `${name} has taken this over from you.`,
  },
  present: (names: string[]) => (names.length === 0 ? 'Nobody else is here' : `Here too: ${names.join(', ')}`),
  done: (what: keyof typeof done, author: string | null) => done[what](author === null ? 'a reply' : `the reply by ${author}`),
  undo: 'Undo',
  undoFailed: 'It could not be undone:',
  whose: 'somebody',
  you: 'You',
  calls: {
    title: 'Brought to somebody',
    said: (call: CallView, me: string) => calls[call.kind](call.by.id === me ? 'You' : call.by.name, toWhom(call, me)),
    end: 'Done with it',
    endOwn: 'Take it back',
  },
  opinions: {
    said: ({ moderator, decision }: OpinionView, me: string, reason: string | null) =>
      `${moderator.id === me ? 'You' : moderator.name} would ${decision === 'approve' ? 'approve it' : `reject it${reason === null ? '' : ` (${reason.toLocaleLowerCase('en')})`}`}.`,
  },
  form: {
    handTitle: 'Hand it over',
    askTitle: 'Ask for a second opinion',
    to: 'To whom',
    anybody: 'Whoever comes first',
    roles: { moderator: 'Any moderator', admin: 'The desk’s senior' },
    own: 'What you would do',
    unsure: 'I am not sure',
    note: 'What should they know? (optional)',
    hand: 'Hand over',
    ask: 'Ask',
    cancel: 'Cancel',
    handButton: 'Hand over…',
    askButton: 'Second opinion…',
  },
  notes: {
    onReply: 'Notes on this reply',
    onReader: 'Notes on this reader',
    hint: 'For moderators only. The reader is given it when they ask for their data, without your name.',
    write: 'Write a note',
    name: 'Name a colleague:',
    save: 'Save the note',
    remove: 'Remove',
    removeNamed: (body: string) => `Remove the note: ${body}`,
    none: 'No notes yet.',
    failed: 'It could not be saved.',
    count: (count: number) => many(count, 'note', 'notes'),
  },
  author: {
    open: 'About the author',
    title: (name: string) => `About ${name}`,
    loading: 'Looking…',
    close: 'Close',
    since: 'Member since',
    standing: 'Standing',
    standings: { good: 'good', premoderated: 'read before published', shadowed: 'shadowed', suspended: 'suspended', banned: 'banned' },
    replies: (counts: { published: number; held: number; rejected: number; withdrawn: number }) =>
      `${counts.published} published, ${counts.held} held, ${counts.rejected} rejected, ${counts.withdrawn} withdrawn`,
    written: 'Replies',
    reports: 'Reports',
    reported: ({ received, made }: { received: number; made: number }) => `${many(received, 'report', 'reports')} on what they wrote; ${made} made by them`,
    sanctions: 'What was decided about them',
    noSanctions: 'Nothing so far.',
    ended: 'ended',
    unverified: 'address not confirmed',
    only: 'Only this author in the queue',
  },
  narrow: {
    title: 'Narrow down',
    sort: 'Order',
    sorts: { urgency: 'Most urgent first', time: 'Longest waiting first' },
    site: 'Site',
    anySite: 'All sites',
    section: 'Section',
    language: 'Language of the author',
    anyLanguage: 'Any',
    rule: 'What a check found',
    anyRule: 'Anything',
    older: 'Waiting for at least',
    anyAge: 'Any time',
    ages: { 15: '15 minutes', 60: 'an hour', 240: '4 hours', 1440: 'a day', 10080: 'a week' } as Record<string, string>,
    oneAuthor: 'Only one author is shown.',
    apply: 'Show',
    clear: 'Show everything',
    kept: 'Filters that are kept',
    none: 'None yet.',
    name: 'Keep this as',
    share: 'Share it with the team',
    keep: 'Keep',
    remove: (name: string) => `Forget the filter ${name}`,
    by: (name: string) => `by ${name}`,
    active: 'Narrowed down',
  },
  late: (count: number) => `${count >= 1_000 ? '1,000+' : count} ${count === 1 ? 'has' : 'have'} waited too long`,
  firstSince: 'Oldest:',
  urgency: (minutes: number) => `Urgency ${minutes.toLocaleString('en')}`,
  urgencyHint: 'In minutes: how long it has waited, and as many more for reports, what the checks found and how many it may reach.',
};
