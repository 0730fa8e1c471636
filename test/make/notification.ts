import type { NotificationKind } from '#contract/notifications';
import { TellByPost } from '#domain/delivery/tell-by-post';
import { newId } from '#platform/database/new-id';
import type { TestApp } from '../support/test-app.js';

let made = 0;

/** Something that somebody is told of, by letter and push message, as if what caused it had just been committed. */
export async function makeNotification(
  app: TestApp,
  userId: string,
  { kind, actorId = null, replyId = null, threadId = null, cause, likes }: { kind: NotificationKind; actorId?: string | null; replyId?: string | null; threadId?: string | null; cause?: string; likes?: number },
): Promise<string> {
  made += 1;
  const at = new Date();
  const id = newId(at);
  const row = { id, userId, kind, cause: cause ?? `test:${made}`, subject: `test:${made}`, actorId, replyId, threadId, at, ...(likes === undefined ? {} : { data: { likes } }) };
  await app.database.transaction(async (tx) => {
    await tx.notification.create({ data: row });
    await app.get(TellByPost).add(tx, [{ id, userId, kind, ways: { mail: true, push: true } }]);
  });
  return id;
}
