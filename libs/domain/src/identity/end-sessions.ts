import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { endOwnSession, endSessionsOf } from './sessions.store.js';
import { Sessions } from './sessions.js';
import type { Caller } from './user.js';

/** Somebody ends log-ins of their own: one that they do not know, or all but the one they are using. Sockets close at once. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  async one(caller: Caller, sessionId: string): Promise<void> {
    if (!(await endOwnSession(this.database.client, caller.id, sessionId, this.clock.now()))) refuse('session.unknown');
    this.sessions.announceEnded([sessionId], 'session.ended-by-owner');
  }

  async others(caller: Caller): Promise<void> {
    const at = this.clock.now();
    const ended = await endSessionsOf(this.database.client, caller.id, { keep: caller.sessionId, why: 'ended-by-owner', at });
    this.sessions.announceEnded(ended, 'session.ended-by-owner');
  }
}
