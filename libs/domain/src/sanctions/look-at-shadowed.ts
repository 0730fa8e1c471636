import { Injectable } from '@nestjs/common';
import { ReplyAnnouncer } from '#domain/replies/reply-announcer';
import { findReplies } from '#domain/replies/replies.store';
import { releaseShadowed } from '#domain/replies/shadowed.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { listOpenSanctions } from './sanctions.store.js';

/**
 * What somebody wrote in a shadow that has ended comes to the moderators, as if it had been held just then: nothing that somebody wrote is
 * left where nobody will ever look. In a transaction of its own, which takes replies and not their author: whoever decides takes them in that order.
 */
@Injectable()
export class LookAtShadowed {
  constructor(
    private readonly database: Database,
    private readonly announcer: ReplyAnnouncer,
    private readonly clock: Clock,
  ) {}

  /** May be run twice; nothing happens while another shadow holds. */
  async run({ userId, siteId }: { userId: string; siteId: string }): Promise<void> {
    const at = this.clock.now();
    const ids = await this.database.transaction(async (tx) => {
      const open = await listOpenSanctions(tx, userId);
      return open.some((each) => each.kind === 'shadow' && each.siteId === siteId) ? [] : releaseShadowed(tx, { authorId: userId, siteId, at });
    });
    // The desks ask for the queue anew: they need to hear of it once.
    const [first] = await findReplies(this.database.client, ids.slice(0, 1));
    if (first) this.announcer.announce({ reply: first, event: null, queues: ['held'] });
  }
}
