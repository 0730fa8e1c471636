import { Injectable } from '@nestjs/common';
import { appendToLog } from '#domain/audit/log.store';
import { SEND_PUSH } from '#domain/delivery/send-push';
import type { Caller } from '#domain/identity/user';
import { SEND_MAIL } from '#domain/mail/send-mail-job';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { refuse } from '#platform/refusals/refusal';
import type { Parked } from './parked.js';
import { lockParked, setWaitingAgain } from './parked.store.js';

/** An admin has something tried again that was given up. Of any number who say so at once, one does. */
@Injectable()
export class ReplayParked {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async run(admin: Caller, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const at = this.clock.now();
      const parked = (await lockParked(tx, id, at)) ?? refuse('parked.absent');
      if (!parked.replayable) refuse('parked.forgotten');
      await this.queue(tx, parked);
      const { kind, about, state } = parked;
      await appendToLog(tx, { actorId: admin.id, action: 'parked.replay', target: { kind, id }, before: { [kind]: about, state }, after: { [kind]: about, state: 'waiting' }, at });
    });
  }

  private async queue(tx: Transaction, { id, kind, about }: Parked): Promise<void> {
    if (kind === 'job') return this.jobs.again(about, id, tx);
    await setWaitingAgain(tx, { id, kind });
    if (kind === 'mail') await this.jobs.send(SEND_MAIL, { mailId: id }, tx);
    else await this.jobs.send(SEND_PUSH, { pushId: id }, tx);
  }
}
