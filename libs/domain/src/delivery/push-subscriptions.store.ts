import type { Db, Transaction } from '#platform/database/database';
import type { PushTarget } from '#platform/push/pusher';

/** A browser that is to show push messages. */
export interface NewSubscription extends PushTarget {
  id: string;
  userId: string;
  sessionId: string;
  endpointKey: Uint8Array<ArrayBuffer>;
  p256dh: Uint8Array<ArrayBuffer>;
  auth: Uint8Array<ArrayBuffer>;
  /** The key of ours that the browser takes messages from. */
  boundTo: string;
  createdAt: Date;
}

/** As its owner sees it: which browser, and since when. */
export interface OwnSubscription {
  id: string;
  createdAt: Date;
  userAgent: string | null;
  sessionId: string;
}

const alive = (now: Date) => ({ session: { endedAt: null, expiresAt: { gt: now } } });

/** One browser has one: whoever was logged in there before is told nothing there any more. What waited for them is not sent. */
export async function replaceSubscription(tx: Transaction, subscription: NewSubscription): Promise<void> {
  const { endpointKey, userId, sessionId, p256dh, auth, boundTo } = subscription;
  const same = await tx.pushSubscription.updateMany({ where: { endpointKey, userId }, data: { sessionId, p256dh, auth, boundTo } });
  if (same.count > 0) return;
  await tx.pushSubscription.deleteMany({ where: { endpointKey } });
  await tx.pushSubscription.create({ data: subscription, select: { id: true } });
}

/** Leaves somebody the browsers that they subscribed with last. */
export async function keepLastSubscriptions(tx: Transaction, userId: string, most: number): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM push_subscriptions WHERE id IN (SELECT id FROM push_subscriptions WHERE user_id = ${userId}::uuid ORDER BY id DESC OFFSET ${most})`;
}

export async function listSubscriptions(db: Db, userId: string, now: Date): Promise<OwnSubscription[]> {
  const rows = await db.pushSubscription.findMany({
    where: { userId, ...alive(now) },
    orderBy: { id: 'desc' },
    select: { id: true, createdAt: true, sessionId: true, session: { select: { userAgent: true } } },
  });
  return rows.map(({ session, ...row }) => ({ ...row, userAgent: session.userAgent }));
}

/** False when somebody has none of that id. */
export async function deleteSubscription(db: Db, userId: string, id: string): Promise<boolean> {
  return (await db.pushSubscription.deleteMany({ where: { id, userId } })).count > 0;
}

/** The service says that the browser is gone, or takes nothing from us. */
export async function endSubscription(db: Db, id: string): Promise<void> {
  await db.pushSubscription.deleteMany({ where: { id } });
}

/** Forgets the browsers of log-ins that are over. */
export async function forgetSubscriptions(db: Db, now: Date): Promise<void> {
  await db.pushSubscription.deleteMany({ where: { session: { OR: [{ endedAt: { not: null } }, { expiresAt: { lte: now } }] } } });
}
