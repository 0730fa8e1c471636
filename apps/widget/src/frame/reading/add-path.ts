import type { ReplyView } from '#contract/replies';
import { branchOf, inOrder, learn, setBranch, TOP, type ThreadState } from '../state/thread-state.js';

/** Takes in the way from the top down to a reply, so that it can be shown where it stands. */
export function addPath(state: ThreadState, path: ReplyView[]): ThreadState {
  return path.reduce((next, reply) => {
    const known = learn(next, reply);
    const parentId = reply.parentId ?? TOP;
    const branch = branchOf(known, parentId);
    if (branch.ids.includes(reply.id) || !known.replies[reply.id]) return known;
    const without = (ids: string[]) => ids.filter((id) => id !== reply.id);
    return setBranch(known, parentId, {
      ...branch,
      ids: inOrder(known, parentId, [...branch.ids, reply.id]),
      waiting: without(branch.waiting),
      later: without(branch.later),
    });
  }, state);
}
