import type { Page } from '#contract/primitives';
import type { ReplyView } from '#contract/replies';
import { encodeCursor } from '#platform/paging/cursor';
import type { Reply } from './reply.js';
import { viewReply, type Viewing } from './reply.view.js';

/** The list that a reply's answers are: their cursors are good at `GET /replies/:id/answers`. */
export const ANSWERS = 'answers';

/** Before every answer there is: what a page does not carry begins here. */
const BEGINNING = '00000000-0000-0000-0000-000000000000';

/** Puts the rows of a page together: each reply with those of its answers that came along, and where the rest begins. */
export function viewTree(top: Reply[], all: Reply[], viewing: Viewing): ReplyView[] {
  const byParent = new Map<string, Reply[]>();
  for (const reply of all) {
    if (reply.parentId === null) continue;
    const siblings = byParent.get(reply.parentId);
    if (siblings) siblings.push(reply);
    else byParent.set(reply.parentId, [reply]);
  }
  const answersOf = (parent: Reply): Page<ReplyView> => {
    const here = (byParent.get(parent.id) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
    const more = here.length < parent.shownAnswerCount;
    return { items: here.map(view), next: more ? encodeCursor(ANSWERS, here.at(-1)?.id ?? BEGINNING) : null };
  };
  const view = (reply: Reply): ReplyView => viewReply(reply, viewing, answersOf(reply));
  return top.map(view);
}
