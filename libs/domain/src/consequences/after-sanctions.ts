import { Injectable } from '@nestjs/common';
import { EndFollows } from '#domain/following/end-follows';
import { findUser } from '#domain/identity/users.store';
import { EndSanction } from '#domain/sanctions/end-sanction';
import { LookAtShadowed } from '#domain/sanctions/look-at-shadowed';
import { BANNED, SANCTION_OVER, SHADOW_ENDED } from '#domain/sanctions/sanction-jobs';
import { Database } from '#platform/database/database';
import type { Jobs } from '#platform/jobs/jobs';
import { TellingWhomItConcerns } from './telling-whom-it-concerns.js';

/** What follows what moderators decide about readers. */
@Injectable()
export class AfterSanctions {
  constructor(
    private readonly database: Database,
    private readonly endSanction: EndSanction,
    private readonly endFollows: EndFollows,
    private readonly lookAtShadowed: LookAtShadowed,
    private readonly telling: TellingWhomItConcerns,
  ) {}

  async begin(jobs: Jobs): Promise<void> {
    await this.telling.begin(jobs);
    await jobs.work(SANCTION_OVER, (event) => this.endSanction.whenOver(event));
    await jobs.work(SHADOW_ENDED, (event) => this.lookAtShadowed.run(event));
    await jobs.work(BANNED, (event) => this.banned(event));
  }

  /** Whoever is banned gathers nothing and nobody. A ban that was taken back before this ran costs nobody a follower. */
  private async banned({ userId }: { userId: string }): Promise<void> {
    const user = await findUser(this.database.client, userId);
    if (user?.standing === 'banned') await this.endFollows.run(userId);
  }
}
