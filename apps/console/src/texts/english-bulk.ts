import type { BulkDecision, BulkPreview, BulkState } from '#contract/bulk';
import { many } from './many.js';

const replies = (count: number): string => many(count, 'reply', 'replies');

const stateTitle: Record<BulkState, string> = { running: 'Under way', done: 'Done', undoing: 'Being put back', undone: 'Put back' };

/** Why some are left, in the words that follow their number. */
const left = new Map<string, string>([
  ['reply.absent', 'not there any more'],
  ['reply.own', 'your own'],
  ['reply.transition', 'decided that way already, or taken back by the author'],
  ['reply.two-must-agree', 'waiting for a second opinion'],
  ['reply.revision-moved', 'edited since you looked'],
  ['reply.decided-meanwhile', 'decided on by somebody else since you looked'],
  ['role.insufficient', 'on a site that is not yours to moderate'],
  ['decision.settled', 'edited, reported or decided on since'],
]);

const verbs: Record<BulkDecision, string> = { approve: 'Approve', reject: 'Reject' };
const past: Record<BulkDecision, string> = { approve: 'approved', reject: 'rejected' };

/** What is said about a reply and everything below it, in English. */
export const branch = {
  close: 'Close the answers',
  open: 'Open the answers',
  move: 'Move to another discussion…',
  moveNow: 'Move it',
  moved: 'Moved, with everything below it.',
  where: 'The address of the article, or of the discussion or a reply in it',
  note: 'A note for the log, if you like',
  noAddress: 'This is no address of an article or a discussion.',
  locked: {
    here: 'Nobody can answer it, or what is below it.',
    above: 'Nobody can answer it: the answers are closed further up.',
  },
};

/** What is said about one decision on many replies, in English. */
export const bulk = {
  chosen: (count: number) => `${replies(count)} chosen`,
  choose: (author: string) => `Choose the reply by ${author}`,
  all: 'Choose all that are loaded',
  none: 'Choose none',
  approve: 'Approve…',
  reject: 'Reject…',
  tooMany: (most: number) => `At most ${most.toLocaleString('en')} at once`,
  titles: { approve: 'Approve the chosen replies', reject: 'Reject replies' } satisfies Record<BulkDecision, string>,
  stateTitle,
  reason: 'Reason',
  note: 'A note for their authors, if you like',
  look: 'Look at it first',
  looking: 'Looking what it touches…',
  cancel: 'Cancel',
  close: 'Close',
  because: (reason: string) => `Reason: ${reason}`,
  touches: ({ replies: count, byStatus, threads, authors }: BulkPreview['touches']) => {
    if (count === 0) return 'It would change nothing.';
    const parts = [byStatus.published > 0 ? `${byStatus.published.toLocaleString('en')} published` : '', byStatus.held > 0 ? `${byStatus.held.toLocaleString('en')} held` : ''].filter((part) => part !== '');
    return `${replies(count)} (${parts.join(', ')}) in ${many(threads, 'discussion', 'discussions')}, by ${many(authors, 'author', 'authors')}.`;
  },
  examples: (shown: number, all: number) => (shown === all ? 'The replies' : `The first ${shown} of ${all.toLocaleString('en')} replies`),
  more: (count: number) => `And ${count.toLocaleString('en')} more.`,
  willLeave: (count: number) => `${replies(count)} will stay as ${count === 1 ? 'it is' : 'they are'}:`,
  wereLeft: (count: number) => `${replies(count)} stayed as ${count === 1 ? 'it was' : 'they were'}:`,
  wereKept: (count: number) => `${replies(count)} stayed as ${count === 1 ? 'it is' : 'they are'}:`,
  left: (code: string, count: number) => `${count.toLocaleString('en')} ${left.get(code) ?? 'that could not be changed'}`,
  go: (decision: BulkDecision, count: number) => `${verbs[decision]} ${replies(count)}`,
  progress: (through: number, all: number) => `${through.toLocaleString('en')} of ${all.toLocaleString('en')}`,
  done: (decision: BulkDecision, count: number) => `${replies(count)} ${past[decision]}.`,
  undone: (count: number) => `${replies(count)} ${count === 1 ? 'is' : 'are'} as before.`,
  undo: (count: number) => (count === 1 ? 'Undo it' : `Undo all ${count.toLocaleString('en')}`),
  goOn: 'Go on with something else',
  goesOnAlone: 'It goes on by itself, whether you look at it or not.',
  lastTitle: 'Remove the last replies',
  last: 'How many',
  lastWhere: 'Where',
  lastEverywhere: 'Wherever I moderate',
  lastLook: 'Remove…',
  lastHint: 'The newest first. You see what it touches before anything is done, and can undo it as a whole.',
};
