import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LOOKED_UP_AT_ONCE, SEND_LINK, SendLink } from '#domain/identity/send-link';
import { SendMail } from '#domain/mail/send-mail';
import { SEND_MAIL, SENT_AT_ONCE } from '#domain/mail/send-mail-job';
import { Jobs } from '#platform/jobs/jobs';

/** The jobs that end in a letter. */
@Injectable()
export class MailDesk implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly sendMail: SendMail,
    private readonly sendLink: SendLink,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(SEND_MAIL, (data) => this.sendMail.run(data), SENT_AT_ONCE);
    await this.jobs.work(SEND_LINK, (data) => this.sendLink.run(data), LOOKED_UP_AT_ONCE);
  }
}
