import type { LogAction, WordLists } from '#contract/moderation';
import { languageName } from './english-words.js';
import { many } from './many.js';

const actions: Record<LogAction, string> = {
  'reply.approve': 'approved a reply',
  'reply.reject': 'rejected a reply',
  'reply.restore': 'restored a reply',
  'reply.feature': 'featured a reply',
  'reply.unfeature': 'featured a reply no longer',
  'thread.change': 'changed a thread',
  'words.change': 'changed the word lists',
  'user.role': 'gave a role',
  'user.sanction': 'decided about a reader',
  'user.sanction-end': 'ended a decision about a reader',
  'site.create': 'made a site',
  'site.change': 'changed a site',
  'site.key': 'made a key for a site',
  'site.signer': 'changed how a site signs its readers in',
  'site.invite': 'invited somebody to work on a site',
  'site.uninvite': 'took an invitation back',
  'appeal.uphold': 'let a decision stand on appeal',
  'appeal.reverse': 'took a decision back on appeal',
  'notice.act': 'acted on a notice',
  'notice.dismiss': 'dismissed a notice',
  'parked.replay': 'had something tried again that was given up',
};
type WordListName = keyof WordLists;
const wordLists: Record<WordListName, string> = { banned: 'Banned words', suspect: 'Suspect words' };

/** What the log says. */
export const log = {
  title: 'What was done, and by whom',
  empty: 'Nothing has been done yet.',
  noneFits: 'No entry fits.',
  shown: (count: number, more: boolean) => (more ? `The newest ${many(count, 'entry', 'entries')}` : many(count, 'entry', 'entries')),
  filter: 'Which entries',
  act: 'What was done',
  anyAct: 'Anything',
  from: 'From',
  to: 'To',
  by: (name: string) => `By ${name}`,
  bySomebody: 'By one person',
  about: 'About one thing',
  whatElse: (name: string) => `What else ${name} did`,
  alike: 'All about it',
  whole: 'Show the whole log',
  exportIt: 'Export as CSV',
  exporting: 'Exporting…',
  exported: 'The file is with your downloads.',
  notExported: 'The log could not be exported.',
  failed: 'The log could not be fetched.',
  more: 'Earlier entries',
  loading: 'Fetching the log…',
  actions,
  reason: 'Reason',
  note: 'Note',
  see: 'See it',
  became: (field: string, before: string, after: string) => `${field}: ${before} → ${after}`,
  lists: (site: string | null, language: string | null) => `${site ?? 'Everywhere'}${language === null ? '' : ` · ${languageName(language)}`}`,
  added: (list: WordListName, words: string) => `${wordLists[list]}, added: ${words}`,
  removed: (list: WordListName, words: string) => `${wordLists[list]}, removed: ${words}`,
};
