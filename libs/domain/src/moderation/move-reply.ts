import { Injectable } from '@nestjs/common';
import type { MoveBody, ReplyView } from '#contract/replies';
import { appendToLog } from '#domain/audit/log.store';
import type { Caller } from '#domain/identity/user';
import { mayModerateThread } from '#domain/threads/thread.policy';
import { listBranch, setBranchThread, setScores } from '#domain/replies/branches.store';
import { ReadReplies } from '#domain/replies/read-replies';
import { asSeenIn } from '#domain/replies/read-events';
import { ReplyAnnouncer, type Moved } from '#domain/replies/reply-announcer';
import { carryUp, findReplies, findReply, lockReply } from '#domain/replies/replies.store';
import { whyNotModerate } from '#domain/replies/reply.policy';
import { viewReplyInFull } from '#domain/replies/reply.view';
import type { Reply } from '#domain/replies/reply';
import type { Thread } from '#domain/threads/thread';
import { appendThreadEvents, findThread, lockThread } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';

/** So many go at once: more would keep both discussions from being written in for longer than anybody should wait. */
const MOST_MOVED = 1_000;

/** A reply as it arrives, before what is below it: whoever reads along counts each answer as it comes. */
const alone = (reply: Reply): Reply => ({ ...reply, answerCount: 0, shownAnswerCount: 0 });

/** A moderator moves a reply with everything below it to another discussion of its site. Nobody is told of it anew. */
@Injectable()
export class MoveReply {
  constructor(
    private readonly database: Database,
    private readonly announcer: ReplyAnnouncer,
    private readonly replies: ReadReplies,
    private readonly clock: Clock,
  ) {}

  async run(moderator: Caller, replyId: string, { threadId, note = null }: MoveBody): Promise<ReplyView> {
    const { client } = this.database;
    const known = (await findReply(client, replyId)) ?? refuse('reply.absent');
    refuseIf(whyNotModerate(moderator, known));
    const target = (await findThread(client, threadId)) ?? refuse('thread.absent');
    if (!mayModerateThread(moderator, target)) refuse('role.insufficient');
    if (target.siteId !== known.siteId) refuse('thread.other-site');
    if (target.id === known.threadId) refuse('reply.there-already');
    const { reply, moved } = await this.database.transaction(async (tx) => {
      // In the order of their ids, so that two who move between the same two cannot wait for each other.
      for (const id of [known.threadId, threadId].sort()) await lockThread(tx, id);
      const before = (await lockReply(tx, replyId, known.threadId)) ?? refuse('reply.absent');
      const moving = await this.move(tx, before, target);
      const log = { target: { kind: 'reply', id: replyId } as const, before: { threadId: known.threadId, parentId: before.parentId }, after: { threadId, replies: moving.count } };
      await appendToLog(tx, { actorId: moderator.id, action: 'reply.move', note, ...log, at: this.clock.now() });
      return moving;
    });
    this.announcer.announceMove(moved);
    return viewReplyInFull(reply, this.replies.viewing(moderator));
  }

  /** Out of the one thread from the bottom up, into the other from the top down: at no number is anything without what it answers. */
  private async move(tx: Transaction, before: Reply, target: Thread): Promise<{ reply: Reply; count: number; moved: Moved }> {
    const [from, to, at] = [before.threadId, target.id, this.clock.now()];
    const ids = await listBranch(tx, before, MOST_MOVED);
    if (ids.length > MOST_MOVED) refuse('branch.too-large');
    const was = await this.inOrder(tx, ids);
    await setBranchThread(tx, before, to, ids);
    await carryUp(tx, before.parentId, { published: -Number(before.status === 'published'), shown: -Number(before.shown) });
    await setScores(tx, target.createdAt, ids);
    const is = await this.inOrder(tx, ids);
    // Place-holders come and go with what they hold the place for; only what can be read counts.
    const shown = is.filter((reply) => reply.shown);
    const leaving = was.filter((reply) => reply.shown).reverse();
    const counted = shown.filter(({ status }) => status === 'published').length;
    const none = shown.length === 0;
    const left = none ? 0 : await appendThreadEvents(tx, { threadId: from, type: 'reply.removed', replyIds: leaving.map(({ id }) => id), replyCountChange: -counted, at });
    const arrived = none ? 0 : await appendThreadEvents(tx, { threadId: to, type: 'reply.published', replyIds: shown.map(({ id }) => id), replyCountChange: counted, at });
    const gone = leaving.map((reply) => asSeenIn(from, { ...reply, threadId: to }));
    return { reply: is[0] ?? before, count: ids.length, moved: { from, to, left: { seq: left, replies: gone }, arrived: { seq: arrived, replies: shown.map(alone) } } };
  }

  private async inOrder(tx: Transaction, ids: string[]): Promise<Reply[]> {
    const found = new Map((await findReplies(tx, ids)).map((reply) => [reply.id, reply]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }
}
