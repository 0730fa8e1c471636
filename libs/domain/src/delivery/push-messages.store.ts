import type { Db, Transaction } from '#platform/database/database';
import type { PushTarget } from '#platform/push/pusher';

/** A message that waits, as one try finds it. */
export interface WaitingPush {
  id: string;
  notificationId: string;
  subscriptionId: string;
  /** Which try this is: whoever has a later one has taken over. */
  attempts: number;
  createdAt: Date;
  /** The key of ours that its browser subscribed to; null of those that subscribed before that was kept. */
  boundTo: string | null;
  /** Null once the log-in that it belongs to is over. */
  target: PushTarget | null;
}

type Try = Pick<WaitingPush, 'id' | 'attempts'>;

/** Writes a message for every browser of those who are to be told by push; answers their ids. Once a browser and notification. */
export async function insertPushes(tx: Transaction, notifications: { id: string; userId: string }[], { now }: { now: Date }): Promise<string[]> {
  const [ids, users] = [notifications.map(({ id }) => id), notifications.map(({ userId }) => userId)];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO push_messages (id, subscription_id, notification_id, created_at)
    SELECT uuidv7(), s.id, n.id, ${now}
      FROM unnest(${ids}::uuid[], ${users}::uuid[]) AS n (id, user_id)
      JOIN push_subscriptions s ON s.user_id = n.user_id
      JOIN sessions l ON l.id = s.session_id AND l.ended_at IS NULL AND l.expires_at > ${now}
        ON CONFLICT DO NOTHING RETURNING id`;
  return rows.map(({ id }) => id);
}

/** Begins a try; null when there is nothing to send any more. */
export async function beginPush(db: Db, id: string, now: Date): Promise<WaitingPush | null> {
  const [push] = await db.pushMessage.updateManyAndReturn({
    where: { id, state: 'waiting' },
    data: { attempts: { increment: 1 } },
    select: {
      id: true, notificationId: true, subscriptionId: true, attempts: true, createdAt: true,
      subscription: { select: { endpoint: true, p256dh: true, auth: true, boundTo: true, session: { select: { endedAt: true, expiresAt: true } } } },
    },
  });
  if (!push) return null;
  const { subscription: { session, boundTo, ...target }, ...rest } = push;
  return { ...rest, boundTo, target: session.endedAt === null && session.expiresAt > now ? target : null };
}

/** A try that was begun and not made counts as none, unless another has taken over. */
export async function giveTryBack(db: Db, { id, attempts }: Try): Promise<void> {
  await db.pushMessage.updateMany({ where: { id, attempts, state: 'waiting' }, data: { attempts: { decrement: 1 } } });
}

/** Right before it leaves: from here on it may be shown, so nobody sends it again until the answer is known. False when another try has taken over. */
export async function setPushHandedOver(db: Db, { id, attempts }: Try): Promise<boolean> {
  const { count } = await db.pushMessage.updateMany({ where: { id, attempts, state: 'waiting' }, data: { state: 'unknown', lastError: null } });
  return count === 1;
}

/** What became of a try, as long as no other has taken over. */
export async function setPush(db: Db, { id, attempts }: Try, { state, why, sentAt }: { state: 'waiting' | 'unknown' | 'sent' | 'failed' | 'dropped'; why: string | null; sentAt?: Date }): Promise<void> {
  await db.pushMessage.updateMany({ where: { id, attempts, state: { in: ['waiting', 'unknown'] } }, data: { state, lastError: why, sentAt: sentAt ?? null } });
}

/** Forgets messages that were written before a moment. */
export async function forgetPushes(db: Db, before: Date): Promise<void> {
  await db.pushMessage.deleteMany({ where: { createdAt: { lt: before } } });
}

export const countWaitingPushes = (db: Db): Promise<number> => db.pushMessage.count({ where: { state: 'waiting' } });

/** None of those that wait is sent. */
export async function dropWaitingPushes(tx: Transaction, why: string): Promise<void> {
  await tx.pushMessage.updateMany({ where: { state: 'waiting' }, data: { state: 'dropped', lastError: why } });
}
