import { Injectable } from '@nestjs/common';
import type { AskBody, CallView } from '#contract/teamwork';
import { appendToLog } from '#domain/audit/log.store';
import type { Caller } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
import { findReply, lockReply } from '#domain/replies/replies.store';
import { takeOwnReason } from '#domain/sites/own-reasons.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { endCallsOf, insertCall } from './calls.store.js';
import { DeskAnnouncer } from './desk-announcer.js';
import { mayBeCalled, whyNotWorkOn } from './desk.policy.js';
import { putOpinion } from './opinions.store.js';

/** A moderator asks for a second opinion, of somebody or of whoever comes first: from then on two must agree. */
@Injectable()
export class AskForSecondOpinion {
  constructor(
    private readonly database: Database,
    private readonly announcer: DeskAnnouncer,
    private readonly clock: Clock,
  ) {}

  async run(moderator: Caller, replyId: string, input: AskBody): Promise<CallView> {
    const { client } = this.database;
    const reply = (await findReply(client, replyId)) ?? refuse('reply.absent');
    refuseIf(whyNotWorkOn(moderator, reply));
    if (input.to !== undefined && !mayBeCalled(await findUser(client, input.to), reply)) refuse('colleague.absent', { errors: [{ path: 'to', message: 'does not moderate here, or wrote it' }] });
    const call = await this.database.transaction((tx) => this.write(tx, moderator, replyId, input));
    this.announcer.called(reply);
    return call;
  }

  private async write(tx: Transaction, moderator: Caller, replyId: string, { revision, to, decision, reason, ownReason, note }: AskBody): Promise<CallView> {
    const at = this.clock.now();
    // A decision locks it too: it comes before this, or is held to it.
    const reply = (await lockReply(tx, replyId)) ?? refuse('reply.absent');
    if (reply.revision !== revision) refuse('reply.revision-moved');
    const own = ownReason === undefined ? null : await takeOwnReason(tx, reply.siteId, ownReason);
    const said = { replyId, reason: own?.under ?? reason ?? null, note: note ?? null, at };
    if (decision !== undefined) await putOpinion(tx, { ...said, own, revision, moderatorId: moderator.id, decision });
    await endCallsOf(tx, replyId, 'asked', at);
    const call = await insertCall(tx, { replyId, kind: 'asked', byId: moderator.id, toId: to ?? null, toRole: null, note: said.note, at });
    const target = { kind: 'reply', id: replyId } as const;
    await appendToLog(tx, { actorId: moderator.id, action: 'reply.ask', target, reason: said.reason, before: {}, after: { to: to ?? null, decision: decision ?? null, ...(own && { ownReason: own.code }) }, at });
    return call;
  }
}
