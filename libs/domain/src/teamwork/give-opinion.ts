import { Injectable } from '@nestjs/common';
import type { OpinionBody, OpinionView } from '#contract/teamwork';
import type { Caller } from '#domain/identity/user';
import { findReply, lockReply } from '#domain/replies/replies.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { isAsked } from './calls.store.js';
import { DeskAnnouncer } from './desk-announcer.js';
import { whyNotWorkOn } from './desk.policy.js';
import { putOpinion } from './opinions.store.js';

/** A moderator says what they would decide, where two must agree. */
@Injectable()
export class GiveOpinion {
  constructor(
    private readonly database: Database,
    private readonly announcer: DeskAnnouncer,
    private readonly clock: Clock,
  ) {}

  async run(moderator: Caller, replyId: string, { revision, decision, ...said }: OpinionBody): Promise<OpinionView> {
    const known = (await findReply(this.database.client, replyId)) ?? refuse('reply.absent');
    refuseIf(whyNotWorkOn(moderator, known));
    const at = this.clock.now();
    const [reason, note] = [said.reason ?? null, said.note ?? null];
    await this.database.transaction(async (tx) => {
      const reply = (await lockReply(tx, replyId)) ?? refuse('reply.absent');
      if (reply.revision !== revision) refuse('reply.revision-moved');
      if (!(await isAsked(tx, replyId))) refuse('opinion.not-asked');
      await putOpinion(tx, { replyId, revision, moderatorId: moderator.id, decision, reason, note, at });
    });
    this.announcer.called(known);
    return { moderator: { id: moderator.id, name: moderator.name }, decision, reason, note, revision, at: at.toISOString() };
  }
}
