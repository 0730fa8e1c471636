import { Injectable } from '@nestjs/common';
import type { BulkProgress } from '#contract/live';
import { QUEUE_ROOM, userRoom } from '#domain/identity/live-rooms';
import { Broadcast } from '#platform/broadcast/broadcast';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { endWhenThrough, findBulk, readProgress } from './bulks.store.js';

/** Tells whoever began a bulk, and the moderators of every site, how far it is. */
@Injectable()
export class BulkAnnouncer {
  constructor(
    private readonly database: Database,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  async tell(bulkId: string): Promise<void> {
    const bulk = await findBulk(this.database.client, bulkId);
    if (bulk === null || bulk.state === 'previewed') return;
    const { asked, waiting } = await readProgress(this.database.client, bulk);
    const { id, moderatorId, state } = bulk;
    this.broadcast.publishWide({ to: [userRoom(moderatorId), QUEUE_ROOM], except: [] }, 'bulk.progress', { id, moderatorId, state, asked, waiting } satisfies BulkProgress);
  }

  /** Ends a bulk that is through, and says so. Who finds nothing to do while another still has the last of it in hand leaves that to the other. */
  async end(bulkId: string): Promise<void> {
    const bulk = await findBulk(this.database.client, bulkId);
    if (bulk?.state !== 'running' && bulk?.state !== 'undoing') return;
    const { state } = bulk;
    if (await this.database.transaction((tx) => endWhenThrough(tx, bulkId, state, this.clock.now()))) await this.tell(bulkId);
  }
}
