import { Injectable } from '@nestjs/common';
import { mayModerate } from '#domain/identity/power.policy';
import type { User } from '#domain/identity/user';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { findNotice, setReviewing } from './notices.store.js';

/** A moderator opens a notice: whoever gave it sees that somebody looks at it. */
@Injectable()
export class ReviewNotice {
  constructor(private readonly database: Database) {}

  async run(moderator: User, noticeId: string): Promise<void> {
    const notice = (await findNotice(this.database.client, noticeId)) ?? refuse('notice.absent');
    if (!mayModerate(moderator, notice.siteId)) refuse('role.insufficient');
    await setReviewing(this.database.client, noticeId);
  }
}
