import { Injectable, Logger } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { jobKind } from '#platform/jobs/jobs';
import { writePlace } from './log-chain.js';
import { findLogHead } from './log-chain.store.js';

/** Once a day (SAFETY.md, Audit: head exported daily), at a minute when nothing of the hour begins. */
export const NOTE_LOG_HEAD_CRON = '41 3 * * *';

export const NOTE_LOG_HEAD = jobKind<object>('audit.note-head', { retryLimit: 5, expireInSeconds: 60 });

/** Writes where the log stands into the process's own log, and so out of the database: whoever rewrites all of the former cannot reach it there. */
@Injectable()
export class NoteLogHead {
  private readonly logger = new Logger('Log');

  constructor(private readonly database: Database) {}

  async run(): Promise<void> {
    const head = await findLogHead(this.database.client);
    if (head === null) throw new Error('The log has no head: run log:verify.');
    this.logger.log({ msg: 'log head', seq: Number(head.seq), hash: Buffer.from(head.hash).toString('hex'), head: writePlace(head) });
  }
}
