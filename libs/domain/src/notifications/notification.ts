import type { NotificationKind } from '#contract/notifications';

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
