import { Injectable } from '@nestjs/common';
import type { AppealView, DecideAppealBody } from '#contract/redress';
import { appendToLog } from '#domain/audit/log.store';
import type { Caller } from '#domain/identity/user';
import { findUser, lockUser } from '#domain/identity/users.store';
import { RedressAnnouncer } from '#domain/moderation/redress-announcer';
import { lockReply } from '#domain/replies/replies.store';
import { lockThread } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { once, type Repeatable } from '#platform/idempotency/once';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { AppealOutcomes } from './appeal-outcomes.js';
import { whyNotDecideAppeal } from './appeal.policy.js';
import { findAppeal, lockAppeal, setAppealDecided } from './appeals.store.js';
import { viewAppeal } from './statement.view.js';
import type { Statement } from './statement.js';
import { findStatement } from './statements.store.js';
import { TakeBack, type TakenBack } from './take-back.js';

interface Case {
  moderator: Caller;
  statement: Statement;
  appealId: string;
  input: DecideAppealBody;
}

/** Another moderator leaves a decision as it is, or takes it back, with everything that follows from that in one transaction. */
@Injectable()
export class DecideOnAppeal {
  constructor(
    private readonly database: Database,
    private readonly takeBack: TakeBack,
    private readonly announcer: RedressAnnouncer,
    private readonly outcomes: AppealOutcomes,
    private readonly clock: Clock,
  ) {}

  async run(moderator: Caller, appealId: string, input: DecideAppealBody, repeatable?: Repeatable): Promise<AppealView> {
    const { client } = this.database;
    const known = (await findAppeal(client, appealId)) ?? refuse('appeal.absent');
    const statement = (await findStatement(client, known.decisionId ?? known.sanctionId ?? '')) ?? refuse('appeal.absent');
    let taken: TakenBack | undefined;
    const { answer } = await once<AppealView>(this.database, repeatable, async (tx) => {
      taken = undefined;
      const written = await this.write(tx, { moderator, statement, appealId, input });
      taken = written.taken;
      return written.view;
    });
    taken?.announce();
    this.announcer.changed(known.siteId, statement.reply);
    this.outcomes.nudge();
    return answer;
  }

  private async write(tx: Transaction, { moderator, statement, appealId, input }: Case): Promise<{ view: AppealView; taken: TakenBack | undefined }> {
    const at = this.clock.now();
    const note = input.note ?? null;
    // In the order of every other decision: the thread and the reply, or the reader, and then what is only about them.
    if (statement.reply) {
      await lockThread(tx, statement.reply.threadId);
      await lockReply(tx, statement.reply.id, statement.reply.threadId);
    }
    const appellant = (statement.reply ? await findUser(tx, statement.userId) : await lockUser(tx, statement.userId)) ?? refuse('appeal.absent');
    const appeal = (await lockAppeal(tx, appealId)) ?? refuse('appeal.absent');
    refuseIf(whyNotDecideAppeal(moderator, appeal, { againstId: statement.moderatorId, appellant }));
    const reversed = input.decision === 'reverse';
    const taken = reversed ? await this.takeBack.run(tx, statement, { moderatorId: moderator.id, note, since: appeal.createdAt, at }) : undefined;
    await setAppealDecided(tx, appealId, { state: reversed ? 'reversed' : 'upheld', by: moderator.id, note, at });
    await this.outcomes.tell(tx, { appealId, userId: statement.userId, statementId: statement.id, reversed, note }, !reversed || !statement.reply);
    const target = statement.reply ? ({ kind: 'reply', id: statement.reply.id } as const) : ({ kind: 'user', id: statement.userId } as const);
    const about = { appealId, siteId: appeal.siteId, ...(appeal.decisionId === null ? { sanctionId: appeal.sanctionId } : { decisionId: appeal.decisionId }) };
    await appendToLog(tx, { actorId: moderator.id, action: `appeal.${input.decision}`, target, note, before: { ...about, ...taken?.before }, after: { ...about, ...taken?.after }, at });
    return { view: viewAppeal((await findAppeal(tx, appealId)) ?? refuse('appeal.absent')), taken };
  }
}
