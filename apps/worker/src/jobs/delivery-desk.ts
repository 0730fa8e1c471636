import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PUSHED_AT_ONCE, SEND_PUSH, SendPush } from '#domain/delivery/send-push';
import { WRITE_DIGESTS, WRITE_DIGESTS_CRON, WriteDigests } from '#domain/delivery/write-digests';
import { Jobs } from '#platform/jobs/jobs';
import { Armed } from '#platform/keeping/armed';

/** The jobs that bring to readers what they are told of: push messages, and digests when they are due. None of it in a system that was restored and is not armed. */
@Injectable()
export class DeliveryDesk implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly sendPush: SendPush,
    private readonly writeDigests: WriteDigests,
    private readonly armed: Armed,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.armed.whenArmed(() => this.begin());
  }

  private async begin(): Promise<void> {
    await this.jobs.work(SEND_PUSH, (data) => this.sendPush.run(data), PUSHED_AT_ONCE);
    await this.jobs.work(WRITE_DIGESTS, () => this.writeDigests.run());
    await this.jobs.schedule(WRITE_DIGESTS, WRITE_DIGESTS_CRON);
  }
}
