import type { LikeView } from '#contract/replies';
import { refusalLines } from '../compose/refusal-lines.js';
import type { Desk } from '../page/desk.js';
import type { KnownReply } from '../state/thread-state.js';

/** Gives a like or takes it back. It is shown at once, and taken back with a word when the server will not have it. */
export async function setLike(desk: Desk, { id, likeCount }: KnownReply, liked: boolean): Promise<void> {
  const { tools, texts, dispatch, noteMine, announce } = desk;
  if (!tools) return;
  const show = (now: boolean, count: number) => {
    noteMine(id, { liked: now });
    dispatch({ type: 'liked', replyId: id, likeCount: Math.max(0, count) });
  };
  show(liked, likeCount + (liked ? 1 : -1));
  const outcome = await tools.api.call<LikeView>(`/replies/${id}/like`, { method: liked ? 'PUT' : 'DELETE' });
  if (outcome.ok) return show(liked, outcome.value.likeCount);
  show(!liked, likeCount);
  announce(refusalLines(outcome.problem, texts).join(' '));
}
