import { Injectable } from '@nestjs/common';
import type { PreviewAnswer, PreviewBody } from '#contract/writing';
import { findThreadWithSettings } from '#domain/articles/articles.store';
import type { Caller } from '#domain/identity/user';
import { draftOf, ScreenReply } from '#domain/screening/screen-reply';
import { standingOf } from '#domain/threads/thread';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { lookBack, rejectedLately } from './look-back.js';
import { findPeople } from './mentions.store.js';
import { findReply } from './replies.store.js';

/** What a text will look like, by the renderer that posting uses, and what screening would say of it. Nothing is kept. */
@Injectable()
export class PreviewReply {
  constructor(
    private readonly database: Database,
    private readonly screening: ScreenReply,
    private readonly clock: Clock,
  ) {}

  async run(author: Caller, { body, threadId, parentId }: PreviewBody): Promise<PreviewAnswer> {
    const { client } = this.database;
    const draft = draftOf(body, await findPeople(client, body));
    const [ground, parent, lately] = await Promise.all([
      findThreadWithSettings(client, threadId),
      parentId == null ? null : findReply(client, parentId),
      lookBack(client, this.clock, { authorId: author.id, threadId }, draft),
    ]);
    const { thread, siteId, settings } = ground ?? refuse('thread.absent');
    if (parentId != null && (parent?.threadId !== threadId || parent.status !== 'published')) refuse('reply.parent-absent');
    const rejected = await rejectedLately(client, this.clock, { authorId: author.id, siteId, settings });
    const hints = await this.screening.hints(draft, { author, thread: standingOf(thread, this.clock.now()), lately: { ...lately, rejected }, siteId, settings });
    return { html: draft.html, hints };
  }
}
