import type { Answer } from '../api/client.js';
import type { Desk } from '../api/desk.js';
import type { ThreadAddress } from './thread-address.js';

/** The id of the thread that an address means. A bare id may be a thread's or a reply's. */
export async function findThread(desk: Desk, address: ThreadAddress): Promise<Answer<string>> {
  if (address.kind === 'thread') return { ok: true, value: address.id };
  if (address.kind === 'article') {
    const article = await desk.articleAt(address.url);
    return article.ok ? { ok: true, value: article.value.mainThreadId } : article;
  }
  if (address.kind === 'id') {
    const thread = await desk.thread(address.id);
    if (thread.ok) return { ok: true, value: thread.value.id };
  }
  const reply = await desk.reply(address.id);
  return reply.ok ? { ok: true, value: reply.value.threadId } : reply;
}
