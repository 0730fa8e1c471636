import type { TriedVerdict } from '#contract/rules';
import type { WordLists } from '#contract/moderation';
import type { ListsApart } from '../rules/lists-apart.js';
import { many } from './many.js';

const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(100 * share)} %`);

const outcomes: Record<TriedVerdict['outcome'], string> = {
  publish: 'It would be published.',
  tag: 'It would be published, and moderators would be told of it.',
  hold: 'It would wait for a moderator.',
  refuse: 'It would be refused.',
};
const said: Record<TriedVerdict['outcome'], string> = { publish: 'lets it be', tag: 'tells moderators', hold: 'holds it', refuse: 'refuses it' };

/** So many entries are named; the lists themselves show the rest. */
const MOST_NAMED = 10;

const entries = (what: string, { banned, suspect }: WordLists): string => {
  const all = [...banned, ...suspect];
  if (all.length === 0) return '';
  const more = all.length - MOST_NAMED;
  return `${what}: ${all.slice(0, MOST_NAMED).map((entry) => `“${entry}”`).join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}.`;
};

/** The room of the rules. */
export const rules = {
  title: 'Rules',
  site: 'Site',
  loading: 'Fetching…',
  failed: 'It could not be fetched.',
  bench: {
    title: 'Try a text',
    body: 'Every check looks at it as if a reader posted it just now. Nothing is kept, and no service outside is shown it.',
    text: 'A text to try',
    go: 'Try it',
    busy: 'Trying…',
    outcomes,
    said,
    found: 'What the checks found',
    nothing: 'No check has anything to say against it.',
    quiet: (checks: readonly string[]) => `Nothing to say: ${checks.join(', ')}.`,
    scorer: (score: number) => `The scorer gives it ${Math.round(100 * score)} of 100.`,
    against: (words: readonly string[]) => `Against it: ${words.map((word) => `“${word}”`).join(', ')}.`,
    on: (words: readonly string[]) => `For it: ${words.map((word) => `“${word}”`).join(', ')}.`,
  },
  scorer: {
    title: 'The site’s own scorer',
    body: 'It learns from what moderators approve and reject on this site, and says of each new text how much it is like what was rejected.',
    learned: (approved: number, rejected: number) => `It has learned from ${many(approved, 'approved text', 'approved texts')} and ${many(rejected, 'rejected text', 'rejected texts')}.`,
    silent: (needed: number) => `It says nothing before it has learned from ${needed} of each.`,
    unproven: (needed: number) => `Every fifth decision is kept from it, to see what it would have said. Once there are ${needed} of each kind, its figures are shown here, and it may be given a say.`,
    figures: (approved: number, rejected: number) => `What it would have done with the last ${many(approved + rejected, 'decision', 'decisions')} that were kept from it, ${many(rejected, 'rejection', 'rejections')} among them:`,
    threshold: 'From a score of',
    held: 'It would have held',
    precision: 'of these, rejected',
    recall: 'of all rejected, found',
    percent,
    suggested: 'suggested',
    may: 'What it may do',
    modes: { off: 'Nothing', shown: 'Keep its score with each reply', tag: 'Tell moderators', hold: 'Hold for a moderator' },
    now: (mode: string, threshold: number | null) => `Now: ${mode.toLowerCase()}${threshold === null ? '' : `, from a score of ${Math.round(100 * threshold)} on`}.`,
    hundredths: (threshold: number) => String(Math.round(100 * threshold)),
    save: 'Save',
    saving: 'Saving…',
    saved: 'Saved. It holds for the next reply.',
  },
  checks: {
    title: 'Try other answers of the checks first',
    body: 'What each check leads to. Choose otherwise here and see what that would have done; nothing holds before you switch it on. What was refused was never kept, so it cannot be tried again.',
    unread: 'The settings of the site could not be read.',
    threshold: 'The scorer holds',
    asItIs: 'As it is now',
    from: (hundredths: number) => `From a score of ${hundredths} on`,
    nothing: 'Everything is as it is now: there is nothing to try.',
    on: 'Switched on. The next reply is checked so.',
  },
  workshop: {
    title: 'Try other word lists first',
    body: 'A pair of this site’s lists. Change them here and see what they would have done; nothing holds before you switch it on.',
    language: 'Lists kept under',
    banned: 'Banned, an entry a line',
    suspect: 'Suspect, an entry a line',
    days: 'Try them on',
    lastDays: (days: number) => `the last ${days} days`,
    go: 'Try the draft',
    cancel: 'Stop',
    switchOn: 'Switch it on',
    unread: 'The word lists could not be read.',
    readAgain: 'Try again',
    moved: ({ added, removed }: ListsApart) =>
      ['Somebody has changed these lists meanwhile, and nothing was switched on.', entries('Added', added), entries('Taken out', removed), 'Your draft is still here.'].filter((each) => each !== '').join(' '),
    takeOver: 'Take that over and try again',
    other: 'Another draft is being tried on this site. Yours is still here.',
    stopOther: 'Stop that one and try mine',
    on: 'Switched on. The next reply is checked against these lists.',
    states: {
      running: (seen: number, total: number) => `Looked at ${seen.toLocaleString('en')} of ${many(total, 'reply', 'replies')}…`,
      done: (_seen: number, total: number) => `All of ${many(total, 'reply', 'replies')} looked at.`,
      cancelled: (seen: number, total: number) => `Stopped after ${seen.toLocaleString('en')} of ${many(total, 'reply', 'replies')}.`,
    },
    caught: (count: number) => `${many(count, 'reply', 'replies')} more would be held or refused.`,
    released: (count: number) => `${many(count, 'reply', 'replies')} would not be held any more.`,
    rejected: (count: number) => `Moderators rejected ${count.toLocaleString('en')} of them.`,
    some: (count: number) => `The first ${count}:`,
    because: (detail: string) => `for ${detail}`,
  },
};
