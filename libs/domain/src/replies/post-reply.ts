import { Injectable } from '@nestjs/common';
import type { OwnReplyView, PostReplyBody } from '#contract/replies';
import type { Caller } from '#domain/identity/user';
import { addToReplyCount } from '#domain/identity/users.store';
import { BURST_SECONDS, REPEAT_SECONDS } from '#domain/screening/checks';
import { draftOf, ScreenReply } from '#domain/screening/screen-reply';
import type { Draft, Verdict } from '#domain/screening/screening';
import { findSettingsOfThread } from '#domain/articles/articles.store';
import { isOpen, type Thread } from '#domain/threads/thread';
import { appendThreadEvent, findThread, lockThread } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { newId } from '#platform/database/new-id';
import { earlierAnswer, once, type Repeatable } from '#platform/idempotency/once';
import { refuse } from '#platform/refusals/refusal';
import { ReplyAnnouncer, type Change } from './reply-announcer.js';
import { MAX_DEPTH, type Reply } from './reply.js';
import { carryUp, countLately, findReply, insertReply, lockReply } from './replies.store.js';
import { orRefused } from './refused-draft.js';
import { ReadReplies } from './read-replies.js';
import { viewOwnReply } from './reply.view.js';

interface Posting {
  author: Caller;
  thread: Thread;
  parentId: string | null;
  depth: number;
  draft: Draft;
  verdicts: Verdict[];
  status: 'published' | 'held';
}

/** A reader posts, or answers another. */
@Injectable()
export class PostReply {
  constructor(
    private readonly database: Database,
    private readonly screening: ScreenReply,
    private readonly announcer: ReplyAnnouncer,
    private readonly replies: ReadReplies,
    private readonly clock: Clock,
  ) {}

  async run(author: Caller, threadId: string, input: PostReplyBody, repeatable?: Repeatable): Promise<OwnReplyView> {
    const earlier = await earlierAnswer<OwnReplyView>(this.database, repeatable);
    if (earlier) return earlier.answer;
    const posting = await this.prepare(author, threadId, input);
    let change: Change | undefined;
    const { answer } = await once(this.database, repeatable, async (tx) => {
      change = await this.write(tx, posting);
      return viewOwnReply(change.reply, this.replies.viewing(author), posting.verdicts);
    });
    if (change) this.announcer.announce(change);
    return answer;
  }

  /** Everything slow, before the transaction: what is answered, whether it may be, and what screening says. */
  private async prepare(author: Caller, threadId: string, input: PostReplyBody): Promise<Posting> {
    const now = this.clock.now();
    const draft = draftOf(input.body);
    const since = { burst: this.clock.secondsAgo(BURST_SECONDS), repeat: this.clock.secondsAgo(REPEAT_SECONDS) };
    const { client } = this.database;
    const [thread, parent, settings, lately] = await Promise.all([
      findThread(client, threadId),
      input.parentId == null ? null : findReply(client, input.parentId),
      findSettingsOfThread(client, threadId),
      countLately(client, author.id, draft.hash, since),
    ]);
    if (!thread || !settings) refuse('thread.absent');
    const depth = input.parentId == null ? 0 : this.depthUnder(parent, threadId);
    const screened = await this.screening.run(draft, {
      author,
      thread: { open: isOpen(thread, now), moderation: thread.moderation },
      lately,
      settings,
    });
    const status = orRefused(screened) === 'hold' ? 'held' : 'published';
    return { author, thread, parentId: input.parentId ?? null, depth, draft, verdicts: screened.verdicts, status };
  }

  private depthUnder(parent: Reply | null, threadId: string): number {
    if (parent?.threadId !== threadId || parent.status !== 'published') refuse('reply.parent-absent');
    if (parent.depth >= MAX_DEPTH) refuse('reply.too-deep');
    return parent.depth + 1;
  }

  /** Everything that must hold together. The thread is locked first: what was read before may have changed since. */
  private async write(tx: Transaction, posting: Posting): Promise<Change> {
    const { author, draft, parentId, depth, verdicts } = posting;
    const at = this.clock.now();
    const thread = (await lockThread(tx, posting.thread.id)) ?? refuse('thread.absent');
    if (!isOpen(thread, at)) refuse('thread.closed');
    if (parentId !== null && (await lockReply(tx, parentId))?.status !== 'published') refuse('reply.parent-absent');
    const { status } = posting;
    const id = newId(at);
    await insertReply(tx, { id, threadId: thread.id, parentId, depth, authorId: author.id, status, body: draft.body, html: draft.html, hash: draft.hash, verdicts, at });
    const reply = (await findReply(tx, id)) ?? refuse('reply.absent');
    if (status === 'held') return { reply, event: null, queues: ['held'] };
    await carryUp(tx, parentId, { published: 1, shown: 1 });
    await addToReplyCount(tx, author.id, 1);
    const seq = await appendThreadEvent(tx, { threadId: thread.id, type: 'reply.published', replyId: id, replyCountChange: 1, at });
    return { reply, event: { type: 'reply.published', seq }, queues: ['new'] };
  }
}
