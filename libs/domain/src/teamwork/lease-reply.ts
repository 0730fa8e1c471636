import { Injectable } from '@nestjs/common';
import type { LeaseAnswer } from '#contract/teamwork';
import type { Caller } from '#domain/identity/user';
import { findReply } from '#domain/replies/replies.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { DeskAnnouncer } from './desk-announcer.js';
import { whyNotWorkOn } from './desk.policy.js';
import { LEASE_SECONDS } from './lease.js';
import { takeLease } from './leases.store.js';

/** A moderator looks at a reply, for a while: the others are told. */
@Injectable()
export class LeaseReply {
  constructor(
    private readonly database: Database,
    private readonly announcer: DeskAnnouncer,
    private readonly clock: Clock,
  ) {}

  async run(moderator: Caller, replyId: string, { take }: { take: boolean }): Promise<LeaseAnswer> {
    const reply = (await findReply(this.database.client, replyId)) ?? refuse('reply.absent');
    refuseIf(whyNotWorkOn(moderator, reply));
    const now = this.clock.now();
    const until = new Date(now.getTime() + LEASE_SECONDS * 1_000);
    const lease = await takeLease(this.database.client, { replyId, userId: moderator.id, now, until, take });
    const mine = lease.user.id === moderator.id;
    if (mine) this.announcer.leased(reply, lease);
    return { lease, mine };
  }
}
