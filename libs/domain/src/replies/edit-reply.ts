import { Injectable } from '@nestjs/common';
import type { OwnReplyView } from '#contract/replies';
import type { Caller } from '#domain/identity/user';
import { lockStanding } from '#domain/identity/users.store';
import { findThreadWithSettings } from '#domain/articles/articles.store';
import { draftOf, ScreenReply, type Setting } from '#domain/screening/screen-reply';
import type { Draft, Screened, Verdict } from '#domain/screening/screening';
import { standingOf } from '#domain/threads/thread';
import { lockThread } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { changeStatus } from './change-status.js';
import { addMentions, findPeople } from './mentions.store.js';
import { ReadReplies } from './read-replies.js';
import { orRefused } from './refused-draft.js';
import { ReplyAnnouncer, type Change } from './reply-announcer.js';
import { rejectedLately } from './look-back.js';
import { maySeeHidden, whyNotEdit } from './reply.policy.js';
import type { Reply } from './reply.js';
import { findReply, insertRevision, lockReply, NOTHING_LATELY } from './replies.store.js';
import { viewOwnReply } from './reply.view.js';

/** A new text, and what screening said of it before the thread was locked. */
interface Edit {
  draft: Draft;
  setting: Setting;
  screened: Screened;
}

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
    const draft = draftOf(body, await findPeople(this.database.client, body));
    const setting = await this.settingOf(author, known);
    const screened = await this.screening.run(draft, setting);
    orRefused(screened);
    const { change, verdicts } = await this.database.transaction((tx) => this.write(tx, known, { draft, setting, screened }));
    if (change.event !== null || change.queues.length > 0) this.announcer.announce(change);
    return viewOwnReply(change.reply, this.replies.viewing(author), verdicts);
  }

  private refuseUnlessEditable(author: Caller, reply: Reply): void {
    if (!reply.shown && !maySeeHidden(author, reply)) refuse('reply.absent');
    refuseIf(whyNotEdit(author, reply));
  }

  /** A text may well repeat what it said before, so nothing of that is counted. */
  private async settingOf(author: Caller, reply: Reply): Promise<Setting> {
    const { thread, siteId, settings } = (await findThreadWithSettings(this.database.client, reply.threadId)) ?? refuse('thread.absent');
    const about = { replyId: reply.id, threadId: reply.threadId, parentId: reply.parentId, revision: reply.revision + 1 };
    const rejected = await rejectedLately(this.database.client, this.clock, { authorId: author.id, siteId, settings });
    return { author, thread: standingOf(thread, this.clock.now()), lately: { ...NOTHING_LATELY, rejected }, siteId, settings, about };
  }

  private async write(tx: Transaction, known: Reply, edit: Edit): Promise<{ change: Change; verdicts: Verdict[] }> {
    const { draft, setting } = edit;
    const thread = (await lockThread(tx, known.threadId)) ?? refuse('thread.absent');
    const restriction = (await lockStanding(tx, setting.author.id, thread.siteId)) ?? refuse('token.invalid');
    const at = this.clock.now();
    const screened = await this.screening.again(draft, setting, edit.screened, { thread: standingOf(thread, at), restriction });
    const outcome = orRefused(screened);
    const before = (await lockReply(tx, known.id, known.threadId)) ?? refuse('reply.absent');
    this.refuseUnlessEditable(setting.author, before);
    const { verdicts } = screened;
    if (before.body === draft.body) return { change: { reply: before, event: null, queues: [] }, verdicts };
    const called = await addMentions(tx, before.id, draft.mentions);
    await insertRevision(tx, before, { body: draft.body, html: draft.html, hash: draft.hash, sketch: draft.sketch, verdicts, at });
    // What waits for a moderator goes on waiting: an edit never publishes by itself.
    const to = before.status === 'held' || outcome === 'hold' ? 'held' : 'published';
    const change = await changeStatus(tx, before, { to, at, reviewed: false, otherwise: 'reply.edited' });
    await this.announcer.queue(tx, change, called);
    return { change, verdicts };
  }
}
