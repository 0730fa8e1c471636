import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/identity/user';
import { findReply } from '#domain/replies/replies.store';
import { Database } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { DeskAnnouncer } from './desk-announcer.js';
import { whyNotWorkOn } from './desk.policy.js';
import { releaseLease } from './leases.store.js';

/** A moderator goes on from a reply: others may look at it. */
@Injectable()
export class ReleaseLease {
  constructor(
    private readonly database: Database,
    private readonly announcer: DeskAnnouncer,
  ) {}

  async run(moderator: Caller, replyId: string): Promise<void> {
    const reply = (await findReply(this.database.client, replyId)) ?? refuse('reply.absent');
    refuseIf(whyNotWorkOn(moderator, reply));
    if (await releaseLease(this.database.client, replyId, moderator.id)) this.announcer.leased(reply, null);
  }
}
