import type { Page } from '#contract/primitives';
import type { ReplyContext, ReplyView } from '#contract/replies';
import type { Desk } from '../page/desk.js';
import { addPath } from './add-path.js';

/** Brings a reply that is not on the page to where it stands in the discussion, with all that it answers. Whether it could. */
export async function bring(desk: Desk, replyId: string): Promise<boolean> {
  const { tools, state, dispatch, unfold } = desk;
  if (!tools) return false;
  const context = await tools.api.call<ReplyContext>(`/replies/${replyId}/context`);
  if (!context.ok) return false;
  if (state.only !== null) {
    const page = await tools.api.call<Page<ReplyView>>(`/threads/${state.thread.id}/replies?sort=${state.sort}`);
    if (!page.ok) return false;
    dispatch({ type: 'sorted', sort: state.sort, only: null, page: page.value });
  }
  const { path } = context.value;
  dispatch({ type: 'change', asked: true, make: (now) => addPath(now, path) });
  unfold(path.map(({ id }) => id));
  return true;
}
