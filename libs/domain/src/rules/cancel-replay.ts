import { Injectable } from '@nestjs/common';
import { mayModerate } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { findReplay, lockReplay, setReplay } from './replays.store.js';

/** A moderator wants to know no more of a replay that still runs. What it found so far stays. */
@Injectable()
export class CancelReplay {
  constructor(private readonly database: Database) {}

  async run(moderator: Caller, replayId: string): Promise<void> {
    const known = (await findReplay(this.database.client, replayId)) ?? refuse('replay.absent');
    if (!mayModerate(moderator, known.siteId)) refuse('role.insufficient');
    await this.database.transaction(async (tx) => {
      const replay = (await lockReplay(tx, replayId)) ?? refuse('replay.absent');
      if (replay.state === 'running') await setReplay(tx, replayId, { state: 'cancelled' });
    });
  }
}
