import type { ArticleView } from '#contract/articles';
import type { ReplyView } from '#contract/replies';
import type { ThreadView } from '#contract/threads';
import type { Api, Outcome } from '../account/api.js';
import type { Place } from './place-of.js';

/** The id of the thread that a pasted address means. A bare id may be a thread's or a reply's. */
export async function findThread(api: Api, place: Place): Promise<Outcome<string>> {
  if (place.kind === 'thread') return { ok: true, value: place.id };
  if (place.kind === 'article') {
    const article = await api.call<ArticleView>(`/articles?${new URLSearchParams({ url: place.url }).toString()}`);
    return article.ok ? { ok: true, value: article.value.mainThreadId } : article;
  }
  if (place.kind === 'id') {
    const thread = await api.call<ThreadView>(`/threads/${place.id}`);
    if (thread.ok) return { ok: true, value: thread.value.id };
  }
  const reply = await api.call<ReplyView>(`/replies/${place.id}`);
  return reply.ok ? { ok: true, value: reply.value.threadId } : reply;
}
