import { Injectable } from '@nestjs/common';
import type { ReportBody, ReportView } from '#contract/replies';
import type { Caller } from '#domain/identity/user';
import { lockThread } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { ReplyAnnouncer } from './reply-announcer.js';
import { whyNotReport } from './reply.policy.js';
import { findReply, lockReply } from './replies.store.js';
import { countUpheld, findReport, insertReport } from './reports.store.js';
import { reportWeight } from './urgency.js';

/** A reader tells the moderators of a reply: once a reader and reply, however often it is tried. */
@Injectable()
export class ReportReply {
  constructor(
    private readonly database: Database,
    private readonly announcer: ReplyAnnouncer,
    private readonly clock: Clock,
  ) {}

  async run(reporter: Caller, replyId: string, input: ReportBody): Promise<{ report: ReportView; created: boolean }> {
    const known = (await findReply(this.database.client, replyId)) ?? refuse('reply.absent');
    const earlier = await findReport(this.database.client, replyId, reporter.id);
    if (earlier) return { report: earlier, created: false };
    refuseIf(whyNotReport(reporter, known));
    const weight = reportWeight(await countUpheld(this.database.client, reporter.id));
    const written = await this.database.transaction(async (tx) => {
      await lockThread(tx, known.threadId);
      const reply = (await lockReply(tx, replyId)) ?? refuse('reply.absent');
      refuseIf(whyNotReport(reporter, reply));
      const note = input.note == null || input.note === '' ? null : input.note;
      const report = await insertReport(tx, { replyId, reporterId: reporter.id, reason: input.reason, note, weight, at: this.clock.now() });
      return report === null ? null : { report, reply };
    });
    if (written === null) {
      const first = (await findReport(this.database.client, replyId, reporter.id)) ?? refuse('reply.absent');
      return { report: first, created: false };
    }
    this.announcer.announce({ reply: written.reply, event: null, queues: ['reported'] });
    return { report: written.report, created: true };
  }
}
