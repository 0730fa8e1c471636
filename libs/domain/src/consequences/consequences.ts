import { Injectable } from '@nestjs/common';
import { THREAD_OPENED } from '#domain/articles/thread-opened-job';
import { TellFollowers } from '#domain/notifications/tell-followers';
import { TELL_FOLLOWERS } from '#domain/notifications/tell-followers-job';
import { TellOfMilestone } from '#domain/notifications/tell-of-milestone';
import { TellOfPrompt } from '#domain/notifications/tell-of-prompt';
import { TellOfReply } from '#domain/notifications/tell-of-reply';
import { MILESTONE_REACHED } from '#domain/replies/milestone-job';
import { REPLY_SHOWN } from '#domain/replies/reply-shown-job';
import { Jobs } from '#platform/jobs/jobs';

/** What follows each event, in one place: everything here was queued in the transaction of its event, and may be run twice. */
@Injectable()
export class Consequences {
  constructor(
    private readonly ofReply: TellOfReply,
    private readonly followers: TellFollowers,
    private readonly ofPrompt: TellOfPrompt,
    private readonly ofMilestone: TellOfMilestone,
  ) {}

  /** Has this process do them. Followers are told by one at a time: they are many, and can wait. */
  async begin(jobs: Jobs): Promise<void> {
    await jobs.work(REPLY_SHOWN, (event) => this.ofReply.run(event), 2);
    await jobs.work(TELL_FOLLOWERS, (event) => this.followers.run(event));
    await jobs.work(THREAD_OPENED, (event) => this.ofPrompt.run(event));
    await jobs.work(MILESTONE_REACHED, (event) => this.ofMilestone.run(event));
  }
}
