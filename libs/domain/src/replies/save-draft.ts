import { Injectable } from '@nestjs/common';
import type { DraftView } from '#contract/writing';
import { findThread } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { deleteOldestDrafts, lockDrafts, putDraft, type DraftPlace } from './drafts.store.js';
import { findReply } from './replies.store.js';

/** More unfinished replies than anybody goes back to; it bounds what somebody can store here. */
export const MOST_DRAFTS = 100;

/** A draft that nobody went on with for a season belongs to a discussion that is over. */
export const DRAFT_KEPT_SECONDS = 90 * 24 * 3_600;

/** A reader's half-written reply is kept, so that another device finds it. Of two that save at once, the last one wins. */
@Injectable()
export class SaveDraft {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(place: DraftPlace, body: string): Promise<DraftView> {
    const { client } = this.database;
    const [thread, parent] = await Promise.all([findThread(client, place.threadId), place.parentId === null ? null : findReply(client, place.parentId)]);
    if (!thread) refuse('thread.absent');
    if (place.parentId !== null && parent?.threadId !== place.threadId) refuse('reply.parent-absent');
    const updatedAt = await this.database.transaction(async (tx) => {
      await lockDrafts(tx, place.userId);
      const at = this.clock.now();
      await putDraft(tx, place, { body, updatedAt: at });
      await deleteOldestDrafts(tx, place.userId, MOST_DRAFTS);
      return at;
    });
    return { body, updatedAt: updatedAt.toISOString() };
  }
}
