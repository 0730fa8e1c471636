import { Injectable } from '@nestjs/common';
import type { ReplayView } from '#contract/rules';
import { mayModerate } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { viewReplay } from './replay.view.js';
import { findReplay, listExamples } from './replays.store.js';

/** How far a replay is, and what came out of it. */
@Injectable()
export class ReadReplay {
  constructor(private readonly database: Database) {}

  async run(moderator: Caller, replayId: string): Promise<ReplayView> {
    const { client } = this.database;
    const replay = (await findReplay(client, replayId)) ?? refuse('replay.absent');
    if (!mayModerate(moderator, replay.siteId)) refuse('role.insufficient');
    const { caught, released } = replay.found;
    return viewReplay(replay, await listExamples(client, [...caught.examples, ...released.examples].map(({ replyId }) => replyId)));
  }
}
