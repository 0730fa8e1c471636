import { Injectable } from '@nestjs/common';
import type { CallView, HandOverBody } from '#contract/teamwork';
import { appendToLog } from '#domain/audit/log.store';
import type { Caller } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
import { findReply, lockReply } from '#domain/replies/replies.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { endCallsOf, insertCall } from './calls.store.js';
import { DeskAnnouncer } from './desk-announcer.js';
import { mayBeCalled, whyNotWorkOn } from './desk.policy.js';
import { releaseLease } from './leases.store.js';

/** A moderator hands a reply over to a colleague, or to whoever has a role on the desk. Who has it already hands it on. */
@Injectable()
export class HandOver {
  constructor(
    private readonly database: Database,
    private readonly announcer: DeskAnnouncer,
    private readonly clock: Clock,
  ) {}

  async run(moderator: Caller, replyId: string, { to, toRole, note }: HandOverBody): Promise<CallView> {
    const { client } = this.database;
    const reply = (await findReply(client, replyId)) ?? refuse('reply.absent');
    refuseIf(whyNotWorkOn(moderator, reply));
    if (to !== undefined && !mayBeCalled(await findUser(client, to), reply)) refuse('colleague.absent', { errors: [{ path: 'to', message: 'does not moderate here, or wrote it' }] });
    const at = this.clock.now();
    const call = await this.database.transaction(async (tx) => {
      await lockReply(tx, replyId);
      await endCallsOf(tx, replyId, 'handed', at);
      await releaseLease(tx, replyId, moderator.id);
      const written = await insertCall(tx, { replyId, kind: 'handed', byId: moderator.id, toId: to ?? null, toRole: toRole ?? null, note: note ?? null, at });
      const target = { kind: 'reply', id: replyId } as const;
      await appendToLog(tx, { actorId: moderator.id, action: 'reply.hand-over', target, before: {}, after: { to: to ?? toRole ?? null }, at });
      return written;
    });
    this.announcer.leased(reply, null);
    this.announcer.called(reply);
    return call;
  }
}
