import { Injectable } from '@nestjs/common';
import type { LikeView } from '#contract/replies';
import type { Caller } from '#domain/identity/user';
import { Database } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { LikeAnnouncer } from './like-announcer.js';
import { deleteLike } from './likes.store.js';
import { whyNotUnlike } from './reply.policy.js';
import { lockReply } from './replies.store.js';

/** A reader takes a like back: the same however often it is sent. */
@Injectable()
export class UnlikeReply {
  constructor(
    private readonly database: Database,
    private readonly announcer: LikeAnnouncer,
  ) {}

  async run(reader: Caller, replyId: string): Promise<LikeView> {
    const { before, likeCount } = await this.database.transaction(async (tx) => {
      const reply = (await lockReply(tx, replyId)) ?? refuse('reply.absent');
      refuseIf(whyNotUnlike(reader, reply));
      return { before: reply, likeCount: await deleteLike(tx, replyId, reader.id) };
    });
    if (likeCount !== null) this.announcer.changed(before.threadId, replyId);
    return { likeCount: likeCount ?? before.likeCount };
  }
}
