import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { ReplayView, RuleDraft } from '#contract/rules';
import { mayModerate } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { getWordVersion } from '#domain/screening/words.store';
import { findSite } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { firstIdAfter, newId } from '#platform/database/new-id';
import { Jobs } from '#platform/jobs/jobs';
import { refuse } from '#platform/refusals/refusal';
import { NOTHING_FOUND } from './replay.js';
import { TRY_RULES } from './replay-job.js';
import { viewReplay } from './replay.view.js';
import { countPosted, findRunning, insertReplay, type Replay } from './replays.store.js';

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
    const { settings } = (await findSite(client, siteId)) ?? refuse('site.absent');
    const running = await findRunning(client, siteId);
    if (running !== null) return this.same(running, draft, days);
    const at = this.clock.now();
    const basis = { words: await getWordVersion(client, { siteId, language: draft.language ?? null }), checks: settings.checks, scorer: settings.scorer };
    const range = { after: firstIdAfter(this.clock.secondsAgo(days * DAY_SECONDS)), until: firstIdAfter(at) };
    const total = await countPosted(client, siteId, range);
    const replay: Replay = { id: newId(at), siteId, draft, basis, days, state: 'running', total, seen: 0, ...range, found: NOTHING_FOUND, createdAt: at, switchedOnAt: null };
    await this.database.transaction(async (tx) => {
      await insertReplay(tx, replay);
      await this.jobs.send(TRY_RULES, { replayId: replay.id }, tx);
    });
    this.jobs.nudge(TRY_RULES);
    return viewReplay(replay, []);
  }

  /** Whoever presses twice gets the one that runs. */
  private same(running: Replay, draft: RuleDraft, days: number): ReplayView {
    if (running.days === days && isDeepStrictEqual(running.draft, draft)) return viewReplay(running, []);
    return refuse('replay.running', { errors: [{ path: 'replayId', message: running.id }] });
  }
}
