import type { NotificationKind } from '#contract/notifications';

/** What a bell rang for three months ago is in the discussion itself: so long a notification is kept, and then forgotten. */
export const NOTIFICATION_KEPT_SECONDS = 90 * 24 * 3_600;

/**
 * Whether a reply may still be told as new. What was posted longer ago than notifications are kept may have been told and forgotten: nobody would know any more that
 * it was, so it is told to nobody, whether it is restored, approved late, or edited to call to somebody.
 */
export const isNews = ({ createdAt }: Pick<ShownReply, 'createdAt'>, now: Date): boolean => createdAt.getTime() > now.getTime() - NOTIFICATION_KEPT_SECONDS * 1_000;

/** Something to be told, before it is known who hears it. */
export interface News {
  kind: NotificationKind;
  /** Names what happened: nobody is told twice of one cause. */
  cause: string;
  /** What it is told together with. */
  subject: string;
  /** Who did it; null where nobody is named. */
  actorId: string | null;
  replyId: string | null;
  threadId: string | null;
  /** What else its line says. */
  data: { likes?: number; decision?: string; followed?: boolean } | null;
  /** The bulk that it is part of: by post, somebody is told once of all of it. */
  bulkId?: string;
  /** A letter of its own tells of it already. */
  lettered?: boolean;
}

/** What a reply is for those who are told of it. */
export interface ShownReply {
  id: string;
  threadId: string;
  parentId: string | null;
  authorId: string;
  createdAt: Date;
}

/** One cause for all that a reply is told as: who is called to, answered and following at once is told once. */
export const newsOfReply = (kind: 'mention' | 'answer' | 'follow', { id, threadId, parentId, authorId }: ShownReply): News => ({
  kind,
  cause: `reply:${id}`,
  subject: kind === 'answer' ? `reply:${parentId}` : `thread:${threadId}`,
  actorId: authorId,
  replyId: id,
  threadId,
  data: null,
});

/** A subject is marked with its kind, so that two of a kind are one line. */
export const ofReply = (replyId: string): string => `reply:${replyId}`;
