import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LOOKED_UP_AT_ONCE, SEND_LINK, SendLink } from '#domain/identity/send-link';
import { SendMail } from '#domain/mail/send-mail';
import { SEND_MAIL, SENT_AT_ONCE } from '#domain/mail/send-mail-job';
import { Jobs } from '#platform/jobs/jobs';
import { Armed } from '#platform/keeping/armed';

/** The jobs that end in a letter. In a system that was restored and is not armed, letters are written and wait. */
@Injectable()
export class MailDesk implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly sendMail: SendMail,
    private readonly sendLink: SendLink,
    private readonly armed: Armed,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(SEND_LINK, (data) => this.sendLink.run(data), LOOKED_UP_AT_ONCE);
    await this.armed.whenArmed(() => this.jobs.work(SEND_MAIL, (data) => this.sendMail.run(data), SENT_AT_ONCE));
  }
}
