import { Injectable } from '@nestjs/common';
import type { ReplayView, RuleDraft } from '#contract/rules';
import { mayModerate } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { findSite } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { firstIdAfter, newId } from '#platform/database/new-id';
import { Jobs } from '#platform/jobs/jobs';
import { refuse } from '#platform/refusals/refusal';
import { NOTHING_FOUND } from './replay.js';
import { TRY_RULES } from './replay-job.js';
import { viewReplay } from './replay.view.js';
import { countPosted, insertReplay, type Replay } from './replays.store.js';

const DAY_SECONDS = 24 * 3_600;

/** A moderator has a draft of rules tried on what was posted in the last days. It is kept, and may be switched on later. */
@Injectable()
export class StartReplay {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async run(moderator: Caller, siteId: string, draft: RuleDraft, days: number): Promise<ReplayView> {
    if (!mayModerate(moderator, siteId)) refuse('role.insufficient');
    const { client } = this.database;
    if (!(await findSite(client, siteId))) refuse('site.absent');
    const at = this.clock.now();
    const range = { after: firstIdAfter(this.clock.secondsAgo(days * DAY_SECONDS)), until: firstIdAfter(at) };
    const replay: Replay = { id: newId(at), siteId, draft, days, state: 'running', total: await countPosted(client, siteId, range), seen: 0, ...range, found: NOTHING_FOUND, createdAt: at, switchedOnAt: null };
    await this.database.transaction(async (tx) => {
      await insertReplay(tx, replay);
      await this.jobs.send(TRY_RULES, { replayId: replay.id }, tx);
    });
    this.jobs.nudge(TRY_RULES);
    return viewReplay(replay, new Map());
  }
}
