import { Injectable } from '@nestjs/common';
import type { AppealBody, AppealView } from '#contract/redress';
import type { User } from '#domain/identity/user';
import { lockUser } from '#domain/identity/users.store';
import { RedressAnnouncer } from '#domain/moderation/redress-announcer';
import { lockReply } from '#domain/replies/replies.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { once, type Repeatable } from '#platform/idempotency/once';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { whyNotAppeal } from './appeal.policy.js';
import { findAppeal, insertAppeal } from './appeals.store.js';
import { viewAppeal } from './statement.view.js';
import type { Statement } from './statement.js';
import { findStatement } from './statements.store.js';

/** Somebody says that a decision about them was not right: once, and another moderator looks. */
@Injectable()
export class FileAppeal {
  constructor(
    private readonly database: Database,
    private readonly announcer: RedressAnnouncer,
    private readonly clock: Clock,
  ) {}

  async run(user: User, { decisionId, sanctionId, text }: AppealBody, repeatable?: Repeatable): Promise<AppealView> {
    let announce: (() => void) | undefined;
    const { answer } = await once<AppealView>(this.database, repeatable, async (tx) => {
      await this.lock(tx, user, decisionId ?? null);
      const statement = await findStatement(tx, decisionId ?? sanctionId ?? '');
      if (statement?.userId !== user.id || (decisionId ?? null) !== statement.decisionId) refuse('statement.absent');
      const at = this.clock.now();
      refuseIf(whyNotAppeal(statement, at));
      const { reply, site } = statement;
      announce = () => this.announcer.changed(site?.id ?? null, reply);
      return this.write(tx, statement, text, at);
    });
    announce?.();
    return answer;
  }

  /** What it is against is taken back before this, and then there is nothing to appeal against, or after it, and then the appeal is closed with that. */
  private async lock(tx: Transaction, user: User, decisionId: string | null): Promise<void> {
    const reply = decisionId === null ? null : (await findStatement(tx, decisionId))?.reply;
    if (reply) await lockReply(tx, reply.id);
    else await lockUser(tx, user.id);
  }

  private async write(tx: Transaction, { userId, decisionId, sanctionId, reply, site }: Statement, text: string, at: Date): Promise<AppealView> {
    const id = await insertAppeal(tx, { userId, decisionId, sanctionId, replyId: reply?.id ?? null, siteId: site?.id ?? null, text }, at);
    return viewAppeal((await findAppeal(tx, id)) ?? refuse('appeal.absent'));
  }
}
