import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { isGenuine, judgeRefresh, readRefreshToken } from './session.js';
import { findSession } from './sessions.store.js';
import { Sessions } from './sessions.js';
import type { Caller } from './user.js';

/**
 * Who a browser is logged in as, by the token of its cookie, for pages that can send no other. Nothing is renewed by it, so that an
 * answer that is lost on its way ends nobody's log-in; a token that was replaced is of no use here.
 */
@Injectable()
export class RecogniseBrowser {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  async run(token: string | undefined): Promise<Caller | null> {
    const claim = token === undefined ? undefined : readRefreshToken(token);
    const session = claim && (await findSession(this.database.client, claim.sessionId));
    if (!claim || session?.audience !== 'reader' || !isGenuine(this.sessions.refreshKey, session, claim)) return null;
    const verdict = judgeRefresh(session, claim.generation, this.clock.now());
    if (verdict !== 'rotate' && verdict !== 'repeat') return null;
    return this.sessions.caller({ sub: session.userId, sid: session.id });
  }
}
