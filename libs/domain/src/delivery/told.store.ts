import type { DecisionKind } from '#contract/moderation';
import type { DigestRhythm, NotificationKind } from '#contract/notifications';
import type { OwnReason } from '#contract/own-reasons';
import { hears } from '#domain/following/unheard';
import type { Db } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';

/** A notification, as it may be told of at this moment, and to whom. */
export interface Told {
  userId: string;
  kind: NotificationKind;
  /** Of a person whom the user follows, and not of somebody where they follow. */
  followsActor: boolean;
  ownParent: boolean;
  actorName: string | null;
  actorId: string | null;
  /** Neither private nor banned: whoever is told of them may follow them. */
  actorFollowable: boolean;
  followsThread: boolean;
  replyId: string | null;
  threadId: string;
  /** The reply's text, rendered. */
  html: string | null;
  headline: string;
  prompt: string | null;
  decision: DecisionKind | null;
  decisionId: string | null;
  reason: string | null;
  /** How a reason of the site's own was said when it was decided by it, by language; and the language of whom it is told. */
  reasonTexts: OwnReason['texts'] | null;
  locale: string | null;
  likes: number | null;
}

/** To whom something is told, and how they want it. */
export interface Recipient {
  id: string;
  /** Null unless it was confirmed. */
  email: string | null;
  locale: string | null;
  timeZone: string | null;
  kinds: unknown;
  digest: DigestRhythm;
  quietFrom: number | null;
  quietTo: number | null;
  pausedUntil: Date | null;
}

/** Somebody who may be told of things: who has an account and may log in to it. */
export async function findRecipient(db: Db, userId: string): Promise<Recipient | null> {
  const [recipient] = await db.$queryRaw<Recipient[]>`
    SELECT u.id, CASE WHEN u.email_verified_at IS NOT NULL THEN u.email END AS email, u.locale, u.time_zone AS "timeZone",
           coalesce(p.kinds, '{}') AS kinds, coalesce(p.digest, 'off') AS digest, p.quiet_from AS "quietFrom", p.quiet_to AS "quietTo", p.paused_until AS "pausedUntil"
      FROM users u LEFT JOIN preferences p ON p.user_id = u.id
     WHERE u.id = ${userId}::uuid AND u.deleted_at IS NULL AND u.standing <> 'banned'`;
  return recipient ?? null;
}

/**
 * A notification as long as it may be told of: its reply is published, but where it is a decision on one's own that still holds, or what became of
 * a report; nobody is muted or blocked, on either side; and whoever did it has an account.
 */
export async function findTold(db: Db, notificationId: string): Promise<Told | null> {
  const [told] = await db.$queryRaw<Told[]>`
    SELECT n.user_id AS "userId", n.kind, n.reply_id AS "replyId", t.id AS "threadId", a.headline, t.prompt,
           CASE WHEN n.kind <> 'report' THEN r.html END AS html, actor.name AS "actorName", actor.id AS "actorId", d.decision, d.id AS "decisionId", d.reason, d.reason_texts AS "reasonTexts",
           (SELECT u.locale FROM users u WHERE u.id = n.user_id) AS locale,
           (n.data ->> 'likes')::int AS likes,
           coalesce(parent.author_id = n.user_id, FALSE) AS "ownParent",
           EXISTS (SELECT FROM follows f WHERE f.user_id = n.actor_id AND f.follower_id = n.user_id) AS "followsActor",
           coalesce(NOT actor.private AND actor.standing <> 'banned', FALSE) AS "actorFollowable",
           EXISTS (SELECT FROM follows f WHERE f.thread_id = t.id AND f.follower_id = n.user_id) AS "followsThread"
      FROM notifications n
      LEFT JOIN replies r ON r.id = n.reply_id
      JOIN threads t ON t.id = coalesce(r.thread_id, n.thread_id)
      JOIN articles a ON a.id = t.article_id
      LEFT JOIN users actor ON actor.id = n.actor_id
      LEFT JOIN replies parent ON parent.id = r.parent_id
      LEFT JOIN decisions d ON d.id = CASE WHEN n.kind IN ('decision', 'report') THEN split_part(n.cause, ':', 2)::uuid END
     WHERE n.id = ${notificationId}::uuid
       AND d.undone_at IS NULL
       AND (n.reply_id IS NULL OR n.kind IN ('decision', 'report') OR r.status = 'published')
       AND (n.kind <> 'decision' OR (r.author_id = n.user_id AND (d.decision = 'reject') = (r.status = 'rejected')))
       AND (n.actor_id IS NULL OR (
            actor.deleted_at IS NULL AND ${hears(Prisma.sql`n.user_id`, Prisma.sql`n.actor_id`)}))`;
  return told ?? null;
}

/** Those of some users who can be written to: who has an account with a confirmed address and may log in to it. */
export async function listWritable(db: Db, userIds: string[]): Promise<string[]> {
  const rows = await db.user.findMany({
    where: { id: { in: userIds }, email: { not: null }, emailVerifiedAt: { not: null }, deletedAt: null, standing: { not: 'banned' } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
