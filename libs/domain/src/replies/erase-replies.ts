import { Injectable } from '@nestjs/common';
import { draftOf } from '#domain/screening/screen-reply';
import { lockThread } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { withoutNameOf } from '#platform/markup/mention';
import { changeStatus } from './change-status.js';
import { eraseAnswersAbout, eraseText, listUnerased } from './erased-text.store.js';
import { LikeAnnouncer } from './like-announcer.js';
import { deleteLike, listLikes } from './likes.store.js';
import { eraseMentionsOf, findPeople, listTextsNaming, replaceText } from './mentions.store.js';
import { ReplyAnnouncer } from './reply-announcer.js';
import { lockReply } from './replies.store.js';

/** So many are looked up at a time; each is a short transaction of its own, so that nobody's posting waits for long. */
const BATCH = 200;

/** Before every id that there is. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Takes every text and every like of somebody who was deleted out of the threads and out of the database. Place-holders keep the answers to them. */
@Injectable()
export class EraseReplies {
  constructor(
    private readonly database: Database,
    private readonly announcer: ReplyAnnouncer,
    private readonly likes: LikeAnnouncer,
    private readonly clock: Clock,
  ) {}

  /** How many there were. */
  async run(authorId: string): Promise<number> {
    let erased = 0;
    for (;;) {
      const batch = await listUnerased(this.database.client, authorId, BATCH);
      for (const { id, threadId } of batch) await this.erase(id, threadId);
      erased += batch.length;
      if (batch.length < BATCH) break;
    }
    await this.eraseName(authorId);
    await eraseAnswersAbout(this.database.client, authorId);
    return erased + (await this.eraseLikes(authorId));
  }

  /** Takes a name out of what others wrote. Rendered anew, because only the renderer knows where a name went. */
  private async eraseName(userId: string): Promise<void> {
    const { client } = this.database;
    for (let after: string | null = FIRST; after !== null; ) {
      const { texts, next } = await listTextsNaming(client, userId, after);
      for (const text of texts) {
        const body = withoutNameOf(userId, text.body);
        if (body !== text.body) await replaceText(client, text, draftOf(body, await findPeople(client, body)));
      }
      after = next;
    }
    await eraseMentionsOf(client, userId);
  }

  /** Likes go with whoever gave them, and the counts with the likes: a crowd that is deleted has pushed nothing. */
  private async eraseLikes(userId: string): Promise<number> {
    let erased = 0;
    for (;;) {
      const batch = await listLikes(this.database.client, userId, BATCH);
      for (const { replyId } of batch) await this.eraseLike(replyId, userId);
      erased += batch.length;
      if (batch.length < BATCH) return erased;
    }
  }

  private async eraseLike(replyId: string, userId: string): Promise<void> {
    const threadId = await this.database.transaction(async (tx) => {
      const reply = await lockReply(tx, replyId);
      return reply && (await deleteLike(tx, replyId, userId)) !== null ? reply.threadId : null;
    });
    if (threadId !== null) this.likes.changed(threadId, replyId);
  }

  private async erase(replyId: string, threadId: string): Promise<void> {
    const change = await this.database.transaction(async (tx) => {
      await lockThread(tx, threadId);
      const reply = await lockReply(tx, replyId, threadId);
      if (!reply) return null;
      const withdrawn = reply.status === 'withdrawn' ? null : await changeStatus(tx, reply, { to: 'withdrawn', at: this.clock.now(), reviewed: false });
      await eraseText(tx, replyId);
      return withdrawn;
    });
    if (change) this.announcer.announce(change);
  }
}
