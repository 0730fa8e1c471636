import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/identity/user';
import { findReply } from '#domain/replies/replies.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { findOpenCall, setCallDone } from './calls.store.js';
import { DeskAnnouncer } from './desk-announcer.js';
import { whyNotEnd } from './desk.policy.js';

/** A moderator takes back what they handed over or asked, or is done with what was brought to them. */
@Injectable()
export class EndCall {
  constructor(
    private readonly database: Database,
    private readonly announcer: DeskAnnouncer,
    private readonly clock: Clock,
  ) {}

  async run(moderator: Caller, callId: string): Promise<void> {
    const { client } = this.database;
    const call = (await findOpenCall(client, callId)) ?? refuse('call.absent');
    const reply = (await findReply(client, call.replyId)) ?? refuse('call.absent');
    refuseIf(whyNotEnd(moderator, call, reply.siteId));
    if (!(await setCallDone(client, callId, this.clock.now()))) refuse('call.absent');
    this.announcer.called(reply);
  }
}
