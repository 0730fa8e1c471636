import type { AppealState, NoticeState, RedressState, StatementView } from '#contract/redress';
import { many } from './many.js';

const states: Record<RedressState, string> = { open: 'Waiting', decided: 'Decided' };
const outcomes: Record<AppealState | NoticeState, string> = {
  open: 'waiting', upheld: 'it stays as it was', reversed: 'taken back', closed: 'taken back before anybody decided', received: 'received', reviewing: 'in review', acted: 'removed', dismissed: 'it stays',
};
const measures: Record<StatementView['measure'], string> = {
  removed: 'A reply was removed', warn: 'A warning', premoderate: 'Read before it is published', slow: 'Slowed down', shadow: 'Seen by themselves alone', suspend: 'Suspended', ban: 'Banned', rename: 'Name reset',
};

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

/** What the room of appeals and notices says. */
export const redress = {
  title: 'Appeals and notices',
  tabs: 'Waiting or decided',
  list: 'Appeals and notices in this list',
  loading: 'Looking…',
  failed: 'They could not be fetched.',
  empty: {
    open: { title: 'Nothing is waiting', body: 'Readers who say that a decision was not right, and anybody who says that something is against the law, appear here by themselves.' },
    decided: { title: 'Nothing was decided yet', body: 'What was decided on appeals and notices is kept here.' },
  } satisfies Record<RedressState, { title: string; body: string }>,
  choose: 'Choose an appeal or a notice on the left to read it in full.',
  done: 'Decided. Whom it concerns is told.',
  states,
  outcomes,
  measures,
  appealBy: (name: string) => `Appeal by ${name || 'no name'}`,
  notice: 'Notice: against the law',
  against: 'What it is against',
  about: (measure: string, reason: string, moderator: string) => `${measure}: ${reason}. Decided by ${moderator || 'no name'}.`,
  until: (at: string) => `Until ${moment.format(Date.parse(at))}.`,
  onSite: (site: string | null) => (site === null ? 'On all sites.' : `On ${site}.`),
  reported: (count: number) => `${many(count, 'reader', 'readers')} had reported it`,
  noticed: 'Somebody had given notice of it',
  saidThen: 'What the reader was told:',
  law: (law: string) => `Law: ${law}`,
  from: (sender: string) => (sender === '' ? 'Without a name' : `From ${sender}`),
  aboutThread: 'It is about the whole discussion.',
  reader: 'About the reader',
  decidedBy: (name: string, outcome: string) => `Decided by ${name || 'no name'}: ${outcome}.`,
  closed: (outcome: string) => `Closed: ${outcome}.`,
  another: 'This is for another moderator.',
  elsewhere: (name: string | null, outcome: string | null) =>
    outcome === null ? 'Somebody else has dealt with this while you had it open.' : name === null ? `While you had this open it was closed: ${outcome}.` : `${name || 'Somebody'} decided this while you had it open: ${outcome}.`,
  decide: 'Decide',
  words: { appeal: 'What the reader is told (optional)', notice: 'Why (whoever gave the notice is told)' },
  wordsMissing: 'Please write why first: whoever gave the notice is told.',
  approve: { appeal: 'Take the decision back', notice: 'Let it stay' },
  reject: { appeal: 'Leave it as it is', notice: 'Remove it as illegal' },
  sending: 'Deciding…',
  keys: {
    next: 'Next appeal or notice',
    previous: 'The one before',
    approve: 'It may stand: take the decision back, or let the reply stay; then write why, Ctrl and Enter decide, Escape thinks again',
    reject: 'It may not: leave the decision as it is, or remove the reply as illegal; then the same',
    author: 'About the reader',
    kinds: 'Waiting, decided',
    thread: 'Open its thread',
    help: 'Show or hide this list',
  },
};
