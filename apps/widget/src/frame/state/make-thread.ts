import type { FrameModel } from '#contract/frame';
import type { ReplySort, ReplyView, ThreadEventType } from '#contract/replies';
import { beginThread, branchOf, TOP, type ThreadState } from './thread-state.js';

/** Threads as tests need them. */

const can = { answer: false, like: false, edit: false, withdraw: false, report: false, moderate: false };

/** A published reply; its id ends in the second it was written in. */
export function makeReply(id: string, change: Partial<ReplyView> = {}): ReplyView {
  const base = {
    id,
    threadId: 't',
    parentId: null,
    depth: 0,
    author: { id: 'u', name: 'Ada', role: 'reader' as const },
  };
  const text = {
    body: id,
    html: `<p>${id}</p>`,
    status: 'published' as const,
    revision: 1,
    likeCount: 0,
    answerCount: 0,
    featured: false,
  };
  return {
    ...base,
    ...text,
    createdAt: `2026-01-01T00:00:${id.slice(-2)}.000Z`,
    editedAt: null,
    editedAfterAnswers: false,
    locked: null,
    url: `/r/${id}`,
    can,
    ...change,
  };
}

/** A thread that a page was just loaded of. */
export function begin(
  items: ReplyView[],
  { sort = 'newest', next = null, seq = 10 }: { sort?: ReplySort; next?: string | null; seq?: number } = {},
) {
  const thread = {
    id: 't',
    articleId: 'a',
    prompt: null,
    status: 'open',
    moderation: 'post',
    replyCount: items.length,
    seq,
  };
  return beginThread({
    thread,
    sort,
    only: null,
    chosen: [],
    page: { items, next },
    focus: null,
  } as unknown as FrameModel);
}

/** The next event of a thread. */
export const event = (seq: number, type: ThreadEventType, reply: ReplyView | null) => ({
  type: 'event' as const,
  event: { seq, type, reply },
  direct: false,
});
/** What is shown of the replies to the article. */
export const top = (state: ThreadState) => branchOf(state, TOP);
/** The public view of a reply that was taken away. */
export const removed = (reply: ReplyView): ReplyView => ({
  ...reply,
  status: 'rejected',
  author: null,
  body: null,
  html: null,
});
