import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PUSHED_AT_ONCE, SEND_PUSH, SendPush } from '#domain/delivery/send-push';
import { Jobs } from '#platform/jobs/jobs';

/** The jobs that end in a push message. */
@Injectable()
export class PushDesk implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly sendPush: SendPush,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.work(SEND_PUSH, (data) => this.sendPush.run(data), PUSHED_AT_ONCE);
  }
}
