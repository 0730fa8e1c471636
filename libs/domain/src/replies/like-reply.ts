import { Injectable } from '@nestjs/common';
import type { LikeView } from '#contract/replies';
import { standingOn } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { likeWeight } from './best-score.js';
import { LikeAnnouncer } from './like-announcer.js';
import { insertLike } from './likes.store.js';
import { isMilestone, MILESTONE_REACHED } from './milestone-job.js';
import { whyNotLike } from './reply.policy.js';
import { lockReply } from './replies.store.js';

/** A reader likes a reply: once, however often it is sent. The reply is locked and not its thread, which a crowd of likes would hold up. */
@Injectable()
export class LikeReply {
  constructor(
    private readonly database: Database,
    private readonly announcer: LikeAnnouncer,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  async run(reader: Caller, replyId: string): Promise<LikeView> {
    const at = this.clock.now();
    const { before, likeCount } = await this.database.transaction(async (tx) => {
      const reply = (await lockReply(tx, replyId)) ?? refuse('reply.absent');
      refuseIf(whyNotLike(reader, reply));
      const count = await insertLike(tx, { replyId, userId: reader.id, weight: likeWeight({ createdAt: reader.createdAt, standing: standingOn(reader, reply.siteId) }, at), at });
      if (count !== null && isMilestone(count)) await this.jobs.send(MILESTONE_REACHED, { replyId, likes: count }, tx);
      return { before: reply, likeCount: count };
    });
    if (likeCount !== null) this.announcer.changed(before.threadId, replyId);
    return { likeCount: likeCount ?? before.likeCount };
  }
}
