import { insertFollow } from '#domain/following/follows.store';
import { lockUsers } from '#domain/identity/users.store';
import { newsOfReply } from '#domain/notifications/notification';
import { insertNotifications } from '#domain/notifications/notifications.store';
import type { Transaction } from '#platform/database/database';
import { DEMO_HEARER, demoFollows } from './demo/follows.js';

/** So many replies of each of those whom the demonstration's reader follows have rung. */
const RUNG = 2;

/** Has the readers of the demonstration follow each other, as long as they are there, and its own reader be told of it. */
export async function plantFollowing(tx: Transaction, users: ReadonlyMap<string, string>, since: Date): Promise<void> {
  await lockUsers(tx, [...users.values()]);
  for (const [follower, followed] of demoFollows) {
    const [followerId, id] = [users.get(follower), users.get(followed)];
    if (followerId !== undefined && id !== undefined) await insertFollow(tx, followerId, { kind: 'user', id }, since);
  }
  const hearerId = users.get(DEMO_HEARER);
  if (hearerId === undefined) return;
  for (const [, followed] of demoFollows.filter(([follower]) => follower === DEMO_HEARER)) {
    const newest = await tx.reply.findMany({
      where: { authorId: users.get(followed) ?? '', status: 'published' },
      orderBy: { id: 'desc' },
      take: RUNG,
      select: { id: true, threadId: true, parentId: true, authorId: true, createdAt: true },
    });
    for (const reply of newest) await insertNotifications(tx, newsOfReply('follow', reply), [{ id: hearerId, bell: true }], reply.createdAt);
  }
}
