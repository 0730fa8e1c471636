import type { AppealState, NoticeState, RedressState, StatementView } from '#contract/redress';

const states: Record<RedressState, string> = { open: 'Waiting', decided: 'Decided' };
const outcomes: Record<AppealState | NoticeState, string> = {
  open: 'waiting', upheld: 'it stays as it was', reversed: 'taken back', closed: 'taken back before anybody decided', received: 'received', reviewing: 'in review', acted: 'removed', dismissed: 'it stays',
};
const measures: Record<StatementView['measure'], string> = {
  removed: 'A reply was removed', warn: 'A warning', premoderate: 'Read before it is published', slow: 'Slowed down', shadow: 'Seen by themselves alone', suspend: 'Suspended', ban: 'Banned', rename: 'Name reset',
};

/** What the room of appeals and notices says. */
export const redress = {
  title: 'Appeals and notices',
  body: 'Readers who say that a decision was not right, and anybody who says that something is against the law. Another moderator than the first one decides on an appeal.',
  loading: 'Looking…',
  failed: 'They could not be fetched.',
  empty: 'Nothing is waiting.',
  done: 'Decided. Whom it concerns is told.',
  states,
  outcomes,
  measures,
  appealBy: (name: string) => `Appeal by ${name || 'no name'}`,
  notice: 'Notice: against the law',
  about: (measure: string, reason: string, moderator: string) => `${measure}: ${reason}. Decided by ${moderator || 'no name'}.`,
  law: (law: string) => `Law: ${law}`,
  from: (sender: string) => (sender === '' ? 'Without a name' : `From ${sender}`),
  thread: 'The whole discussion',
  inPlace: 'See it in the discussion',
  decidedBy: (name: string) => `${name || 'no name'}:`,
  another: 'This is for another moderator.',
  words: { appeal: 'What the reader is told (optional)', notice: 'Why (whoever gave the notice is told)' },
  yes: { appeal: 'Take the decision back', notice: 'Remove it as illegal' },
  no: { appeal: 'Leave it as it is', notice: 'Let it stay' },
};
