import type { ThreadHead } from '#contract/live';
import type { Page } from '#contract/primitives';
import type { OwnReplyView, ReplySelection, ReplySort, ReplyView, ThreadEventsAnswer } from '#contract/replies';
import type { ThreadView } from '#contract/threads';
import {
  applyEvent,
  applyHead,
  applyThread,
  catchUp,
  countLikes,
  forgetOwn,
  hideOwn,
  reveal,
  showOwn,
  type Happening,
} from './thread-events.js';
import {
  addPage,
  beginAgain,
  branchOf,
  drawMore,
  fewAtFirst,
  startOver,
  together,
  type KnownReply,
  type ThreadState,
} from './thread-state.js';

/** Everything that can change what the reader has in front of them. */
export type Action =
  /** `after` is the cursor that the page was asked for with. */
  | { type: 'page'; parentId: string; after: string | null; page: Page<ReplyView> }
  | { type: 'sorted'; sort: ReplySort; only: ReplySelection | null; page: Page<ReplyView> }
  | { type: 'begun-again'; page: Page<ReplyView> }
  | { type: 'change'; asked: boolean; make: (state: ThreadState) => ThreadState }
  | { type: 'liked'; replyId: string; likeCount: number }
  | { type: 'event'; event: Happening; direct: boolean }
  | { type: 'caught-up'; answer: ThreadEventsAnswer; direct: boolean }
  | { type: 'head'; head: ThreadHead }
  | { type: 'known'; seq: number }
  /** `pinned`: the reply that the newsroom pinned, where it was not known yet. */
  | { type: 'thread'; thread: ThreadView; pinned: ReplyView | null }
  | { type: 'reveal'; parentId: string }
  | { type: 'drawn' }
  | { type: 'own'; reply: OwnReplyView | KnownReply }
  | { type: 'withdrawn'; replyId: string }
  | { type: 'several'; actions: Action[] }
  | { type: 'logged-out' };

/** The next state. Pure, so that every order of arrivals can be tried out in a test. */
export function reduce(state: ThreadState, action: Action): ThreadState {
  switch (action.type) {
    case 'page':
      // The list may have been begun again, in another order too, while the page was on its way: then it belongs to no list that is shown.
      return branchOf(state, action.parentId).next === action.after ? addPage(state, action.parentId, action.page) : state;
    case 'sorted':
      return startOver(state, action);
    case 'begun-again':
      return fewAtFirst(state, beginAgain(state, action.page));
    // What only a part that comes later can do.
    case 'change':
      return action.make(state);
    case 'liked':
      return countLikes(state, action.replyId, action.likeCount);
    case 'event':
      return applyEvent(state, action.event, action.direct);
    case 'caught-up':
      return together(() => catchUp(state, action.answer, action.direct));
    case 'head':
      return applyHead(state, action.head);
    case 'known':
      return { ...state, known: Math.max(state.known, action.seq) };
    case 'thread':
      return applyThread(state, action.thread, action.pinned);
    case 'reveal':
      return fewAtFirst(state, reveal(state, action.parentId));
    case 'drawn':
      return drawMore(state);
    case 'own':
      return showOwn(state, action.reply);
    case 'withdrawn':
      return hideOwn(state, action.replyId);
    case 'several':
      return together(() => action.actions.reduce(reduce, state));
    case 'logged-out':
      return forgetOwn(state);
  }
}
