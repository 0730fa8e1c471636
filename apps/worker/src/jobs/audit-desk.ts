import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { NOTE_LOG_HEAD, NOTE_LOG_HEAD_CRON, NoteLogHead } from '#domain/audit/note-log-head';
import { Jobs } from '#platform/jobs/jobs';

/** The job that looks after the log of what staff did. */
@Injectable()
export class AuditDesk implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly noteLogHead: NoteLogHead,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(NOTE_LOG_HEAD, () => this.noteLogHead.run());
    await this.jobs.schedule(NOTE_LOG_HEAD, NOTE_LOG_HEAD_CRON);
  }
}
