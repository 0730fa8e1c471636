import { z } from 'zod';
import type { BulkState } from './bulk.js';
import type { FeedFilter } from './following.js';
import { id } from './primitives.js';
import type { QueueKind } from './moderation.js';
import type { RefusalCode } from './refusals.js';
import type { NotificationCreated, NotificationsRead } from './notifications.js';
import type { ReplyView } from './replies.js';
import type { LeaseView } from './teamwork.js';
import type { ThreadStatus } from './threads.js';

/** What goes over the socket. A socket is a hint: a thread's `seq` is the truth, and a gap is filled by asking. */

export const joinThread = z.strictObject({ threadId: id, after: z.int().min(0).max(2_147_483_647).optional() });
export type JoinThread = z.infer<typeof joinThread>;

export const leaveThread = z.strictObject({ threadId: id });
export type LeaveThread = z.infer<typeof leaveThread>;

export const joinFeed = z.strictObject({});

export const joinQueue = z.strictObject({ siteId: id.optional() });
export type JoinQueue = z.infer<typeof joinQueue>;

export type Refused = { ok: false; code: RefusalCode };
/** `behind`: more was missed than is replayed; ask `GET /threads/:id/events`. */
export type JoinAck = { ok: true; seq: number; viewers: number; behind?: true } | Refused;
export type Ack = { ok: true } | Refused;

export interface ReplyEvent {
  threadId: string;
  seq: number;
  reply: ReplyView;
}

/** How often a reply is liked; has no number, because the last one told is the true one. */
export interface ReplyLiked {
  threadId: string;
  replyId: string;
  likeCount: number;
}

export interface ThreadHead {
  threadId: string;
  seq: number;
  status: ThreadStatus;
  replyCount: number;
}

/** Something new at the top of a feed: the feed is asked for it. Told once for each filter that shows it. */
export interface FeedChanged {
  replyId: string;
  threadId: string;
  authorId: string;
  filter: FeedFilter;
}

/** A reply that may not be read any more: what shows it takes it out, and what counted it is asked for. */
export interface ReplyGone {
  replyId: string;
  threadId: string;
}

/** A change of the queue. Says what kind changed, not what is in it: the console asks for that. */
export interface QueueChanged {
  kinds: QueueKind[];
  threadId: string;
  replyId: string;
  /** Who is looking at it from now on, or nobody any more; left out where that did not change. */
  lease?: LeaseView | null;
}

/** How far a bulk is; told now and then while it goes on, and at its end. What it left is asked for. */
export interface BulkProgress {
  id: string;
  moderatorId: string;
  state: BulkState;
  asked: number;
  waiting: number;
}

/** A moderator who has the queue open, and of which site; null of all. */
export interface Present {
  id: string;
  name: string;
  siteId: string | null;
}

/** Appeals or notices came in or were decided: the console asks for them. */
export interface RedressChanged {
  siteId: string | null;
}

/** How one stands on a site has changed, or everywhere where it names none: what one may do is asked for again. */
export interface StandingChanged {
  siteId: string | null;
}

export interface ServerEvents {
  'reply.published': (event: ReplyEvent) => void;
  'reply.edited': (event: ReplyEvent) => void;
  'reply.removed': (event: ReplyEvent) => void;
  'reply.restored': (event: ReplyEvent) => void;
  'reply.liked': (event: ReplyLiked) => void;
  'thread.changed': (event: ThreadHead) => void;
  'thread.head': (event: ThreadHead) => void;
  'queue.changed': (event: QueueChanged) => void;
  /** To who began it and to the moderators of every site. */
  'bulk.progress': (event: BulkProgress) => void;
  /** To the moderators who have the queue open: who they are, whenever somebody comes or goes. */
  'queue.present': (event: { moderators: Present[] }) => void;
  /** To moderators only. */
  'redress.changed': (event: RedressChanged) => void;
  /** To one user's sockets only. */
  'notification.created': (event: NotificationCreated) => void;
  'notification.read': (event: NotificationsRead) => void;
  /** To the sockets that said `feed.join`, of what they follow. */
  'feed.changed': (event: FeedChanged) => void;
  /** To open feeds and bells that may hold it, and to whom it answered or called to. Who reads its thread hears `reply.removed` instead. */
  'reply.gone': (event: ReplyGone) => void;
  /** To one user's sockets only. */
  'standing.changed': (event: StandingChanged) => void;
  'session.ended': (event: { code: string }) => void;
}

export interface ClientEvents {
  'thread.join': (input: JoinThread, ack: (answer: JoinAck) => void) => void;
  'thread.leave': (input: LeaveThread, ack: (answer: Ack) => void) => void;
  'feed.join': (input: Record<string, never>, ack: (answer: Ack) => void) => void;
  'queue.join': (input: JoinQueue, ack: (answer: Ack) => void) => void;
}
