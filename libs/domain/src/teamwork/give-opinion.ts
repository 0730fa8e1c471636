import { Injectable } from '@nestjs/common';
import type { OpinionBody, OpinionView } from '#contract/teamwork';
import type { Caller } from '#domain/identity/user';
import { findReply, lockReply } from '#domain/replies/replies.store';
import { saidIn } from '#domain/sites/own-reasons';
import { takeOwnReason } from '#domain/sites/own-reasons.store';
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
    const note = said.note ?? null;
    const { own, reason } = await this.database.transaction(async (tx) => {
      const reply = (await lockReply(tx, replyId)) ?? refuse('reply.absent');
      if (reply.revision !== revision) refuse('reply.revision-moved');
      if (!(await isAsked(tx, replyId))) refuse('opinion.not-asked');
      const chosen = said.ownReason === undefined ? null : await takeOwnReason(tx, reply.siteId, said.ownReason);
      const why = { own: chosen, reason: chosen?.under ?? said.reason ?? null };
      await putOpinion(tx, { replyId, revision, moderatorId: moderator.id, decision, ...why, note, at });
      return why;
    });
    this.announcer.called(known);
    return { moderator: { id: moderator.id, name: moderator.name }, decision, reason, ownReason: own?.code ?? null, text: own && saidIn(own.texts, moderator.locale), note, revision, at: at.toISOString() };
  }
}
