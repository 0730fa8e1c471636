import { Injectable } from '@nestjs/common';
import type { OwnReplyView, PostReplyBody } from '#contract/replies';
import { roleOn } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { draftOf, ScreenReply, type Setting } from '#domain/screening/screen-reply';
import type { Draft, Screened, Verdict } from '#domain/screening/screening';
import { findThreadWithSettings } from '#domain/articles/articles.store';
import { standingOf, type Thread } from '#domain/threads/thread';
import { Clock } from '#platform/clock/clock';
import { Database, type RawTransaction } from '#platform/database/database';
import { newId } from '#platform/database/new-id';
import { earlierAnswer, onceRaw, type Repeatable } from '#platform/idempotency/once';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { queuesOf } from './change-status.js';
import { ReplyAnnouncer } from './reply-announcer.js';
import { whyNotAnswer } from './reply.policy.js';
import { shadowUnder, type Reply } from './reply.js';
import { lookBack, rejectedLately } from './look-back.js';
import { addMentions, findPeople } from './mentions.store.js';
import { findAnswered, insertPosted, lockGround, type Answered, type Ground } from './posting.store.js';
import { newlyPosted, NOTHING_LATELY, type NewReply } from './replies.store.js';
import { orRefused } from './refused-draft.js';
import { refuseInSlowMode, refuseTooSoon } from './slowed.js';
import { ReadReplies } from './read-replies.js';
import { viewOwnReply } from './reply.view.js';

/** What was looked up for a reply. */
interface Known {
  draft: Draft;
  ground: Awaited<ReturnType<typeof findThreadWithSettings>>;
  /** What it answers; null where that is the article, or is gone. */
  parent: Answered | null;
  lately: Omit<Setting['lately'], 'rejected'>;
}

/** Everything about a reply before it is one. */
interface Posting {
  threadId: string;
  parentId: string | null;
  depth: number;
  draft: Draft;
  setting: Setting;
  screened: Screened;
}

/** A reply whose writing was sent. */
interface Written {
  reply: Reply;
  verdicts: Verdict[];
  /** The number of its event, once that is known; null where nobody is to see it yet. */
  inserted: Promise<number | null>;
  articleId: string;
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
    const draft = draftOf(input.body, await findPeople(this.database.client, input.body));
    // Asked together, this first: whoever comes again waits for nothing but what they were told before.
    const asking = earlierAnswer<OwnReplyView>(this.database.together, repeatable);
    const looking = this.lookUp(author, threadId, draft, input);
    looking.catch(() => undefined);
    const earlier = await asking;
    if (earlier) return earlier.answer;
    const posting = await this.prepare(author, await looking, input);
    let written: Written | undefined;
    const { answer } = await onceRaw(this.database, repeatable, async (tx) => {
      written = await this.write(tx, posting);
      return viewOwnReply(written.reply, this.replies.viewing(author), written.verdicts);
    });
    if (written) await this.announce(written);
    return answer;
  }

  private async announce({ reply, inserted, articleId }: Written): Promise<void> {
    const seq = await inserted;
    this.announcer.announce(seq === null ? { reply, event: null, queues: queuesOf(reply) } : { reply, event: { type: 'reply.published', seq }, queues: ['new'], articleId });
  }

  /** What there is to know before a text is judged: where it would stand, and what was posted lately. */
  private async lookUp(author: Caller, threadId: string, draft: Draft, { parentId = null }: PostReplyBody): Promise<Known> {
    const { together } = this.database;
    const [ground, parent, lately] = await Promise.all([
      findThreadWithSettings(together, threadId),
      parentId === null ? null : findAnswered(together, parentId),
      this.screening.counts ? lookBack(together, this.clock, { authorId: author.id, threadId }, draft) : NOTHING_LATELY,
    ]);
    return { draft, ground, parent, lately };
  }

  /** Everything slow, before the transaction: whether it may be answered there, and what screening says. */
  private async prepare(author: Caller, { draft, ground, parent, lately }: Known, { parentId = null }: PostReplyBody): Promise<Posting> {
    const now = this.clock.now();
    const { thread, siteId, settings } = ground ?? refuse('thread.absent');
    const threadId = thread.id;
    const depth = parentId === null ? 0 : this.depthUnder(author, parent, thread);
    const about = { replyId: newId(now), threadId, parentId, revision: 1 };
    const rejected = await rejectedLately(this.database.client, this.clock, { authorId: author.id, siteId, settings });
    const setting: Setting = { author, thread: standingOf(thread, now), lately: { ...lately, rejected }, siteId, settings, about };
    const screened = await this.screening.run(draft, setting);
    orRefused(screened);
    return { threadId, parentId, depth, draft, setting, screened };
  }

  private depthUnder(author: Caller, parent: Answered | null, { id: threadId, siteId }: Thread): number {
    if (parent?.threadId !== threadId) refuse('reply.parent-absent');
    refuseIf(whyNotAnswer(author, { ...parent, siteId }));
    return parent.depth + 1;
  }

  /** What is answered may have gone since, and a moderator may have closed its answers. */
  private refuseUnlessTaken({ parent }: Ground, threadId: string, parentId: string | null): void {
    if (parentId === null) return;
    if (parent?.status !== 'published' || parent.threadId !== threadId) refuse('reply.parent-absent');
    if (parent.locked) refuse('branch.locked');
  }

  /** Everything that must hold together. The thread is locked first, then the author: what was read before may have changed since. */
  private async write(tx: RawTransaction, posting: Posting): Promise<Written> {
    const { threadId, parentId, depth, draft } = posting;
    const { author } = posting.setting;
    const ground = (await lockGround(tx, { threadId, authorId: author.id, parentId })) ?? refuse('thread.absent');
    const { thread } = ground;
    const restriction = ground.restriction ?? refuse('token.invalid');
    // After the lock: ids then follow the order of the numbers, and a thread that closes in the meantime is closed.
    const at = this.clock.now();
    const screened = await this.screening.again(draft, posting.setting, posting.screened, { thread: standingOf(thread, at), restriction });
    this.refuseUnlessTaken(ground, threadId, parentId);
    const status = orRefused(screened) === 'hold' ? 'held' : 'published';
    if (restriction.warned) refuse('warning.unread');
    if (restriction.slowSeconds > 0) await refuseTooSoon(tx, { authorId: author.id, siteId: thread.siteId, slowSeconds: restriction.slowSeconds, at });
    await refuseInSlowMode(tx, author, thread, at);
    const { verdicts } = screened;
    const shadow = shadowUnder(restriction, verdicts);
    // What somebody else was told of has the id that they were told.
    const id = (screened.outside === null ? undefined : posting.setting.about?.replyId) ?? newId(at);
    const { body, html, hash, sketch } = draft;
    const written: NewReply = { id, threadId, siteId: thread.siteId, parentId, depth, authorId: author.id, status, shadow, body, html, hash, sketch, verdicts, at };
    const reply = newlyPosted(written, { id: author.id, name: author.name, role: roleOn(author, thread.siteId) });
    // From here on nothing waits for an answer: all of it goes out together, and the commit with it. A hot thread is locked meanwhile.
    const inserted = insertPosted(tx, written);
    tx.later(inserted);
    if (draft.mentions.length > 0) tx.later(addMentions(tx, id, draft.mentions));
    if (status === 'published') await this.announcer.queueWith(tx, id);
    return { reply, verdicts, inserted, articleId: thread.articleId };
  }
}
