import { Injectable } from '@nestjs/common';
import type { OwnReplyView } from '#contract/replies';
import type { Caller } from '#domain/identity/user';
import { findThreadWithSettings } from '#domain/articles/articles.store';
import { draftOf, ScreenReply } from '#domain/screening/screen-reply';
import type { Draft, Screened } from '#domain/screening/screening';
import { isOpen } from '#domain/threads/thread';
import { lockThread } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { changeStatus } from './change-status.js';
import { ReadReplies } from './read-replies.js';
import { orRefused } from './refused-draft.js';
import { ReplyAnnouncer, type Change } from './reply-announcer.js';
import { maySeeHidden, whyNotEdit } from './reply.policy.js';
import type { Reply } from './reply.js';
import { findReply, insertRevision, lockReply, NOTHING_LATELY } from './replies.store.js';
import { viewOwnReply } from './reply.view.js';

/** An author changes a text. It is screened like a new one, and what it said before stays in its public history. */
@Injectable()
export class EditReply {
  constructor(
    private readonly database: Database,
    private readonly screening: ScreenReply,
    private readonly announcer: ReplyAnnouncer,
    private readonly replies: ReadReplies,
    private readonly clock: Clock,
  ) {}

  async run(author: Caller, replyId: string, body: string): Promise<OwnReplyView> {
    const known = (await findReply(this.database.client, replyId)) ?? refuse('reply.absent');
    this.refuseUnlessEditable(author, known);
    const draft = draftOf(body);
    const screened = await this.screenAgain(author, known, draft);
    orRefused(screened);
    const change = await this.database.transaction((tx) => this.write(tx, author, known, { draft, screened }));
    if (change.event !== null || change.queues.length > 0) this.announcer.announce(change);
    return viewOwnReply(change.reply, this.replies.viewing(author), screened.verdicts);
  }

  private refuseUnlessEditable(author: Caller, reply: Reply): void {
    if (!reply.shown && !maySeeHidden(author, reply)) refuse('reply.absent');
    refuseIf(whyNotEdit(author, reply));
  }

  /** A text may well repeat what it said before, so nothing is counted. */
  private async screenAgain(author: Caller, reply: Reply, draft: Draft): Promise<Screened> {
    const { thread, settings } = (await findThreadWithSettings(this.database.client, reply.threadId)) ?? refuse('thread.absent');
    const open = isOpen(thread, this.clock.now());
    return this.screening.run(draft, { author, thread: { open, moderation: thread.moderation }, lately: NOTHING_LATELY, settings });
  }

  private async write(tx: Transaction, author: Caller, known: Reply, { draft, screened }: { draft: Draft; screened: Screened }): Promise<Change> {
    const at = this.clock.now();
    const thread = (await lockThread(tx, known.threadId)) ?? refuse('thread.absent');
    if (!isOpen(thread, at)) refuse('thread.closed');
    const before = (await lockReply(tx, known.id)) ?? refuse('reply.absent');
    this.refuseUnlessEditable(author, before);
    if (before.body === draft.body) return { reply: before, event: null, queues: [] };
    await insertRevision(tx, before, { body: draft.body, html: draft.html, hash: draft.hash, verdicts: screened.verdicts, at });
    // What waits for a moderator goes on waiting: an edit never publishes by itself.
    const to = before.status === 'held' || screened.outcome === 'hold' ? 'held' : 'published';
    return changeStatus(tx, before, { to, at, reviewed: false, otherwise: 'reply.edited' });
  }
}
