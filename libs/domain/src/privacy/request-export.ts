import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { refuse } from '#platform/refusals/refusal';
import { insertExport, lastExportAt } from './exports.store.js';
import { MAKE_EXPORT } from './make-export.js';

/** Once a day is often enough to have it, and seldom enough not to be a load (SAFETY: defaults). */
export const EXPORT_EVERY_SECONDS = 24 * 3_600;

/** Long enough to come back for it after a holiday weekend, short enough not to lie around. */
export const EXPORT_KEPT_SECONDS = 7 * 24 * 3_600;

/** Somebody wants to have everything that is kept about them. A job puts it together. */
@Injectable()
export class RequestExport {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller): Promise<{ id: string }> {
    const at = this.clock.now();
    const id = await this.database.transaction(async (tx) => {
      const expiresAt = new Date(at.getTime() + EXPORT_KEPT_SECONDS * 1_000);
      const added = await insertExport(tx, { userId: caller.id, at, expiresAt, since: this.clock.secondsAgo(EXPORT_EVERY_SECONDS) });
      if (added !== null) await this.jobs.send(MAKE_EXPORT, { exportId: added }, tx);
      return added;
    });
    if (id !== null) return { id };
    const last = (await lastExportAt(this.database.client, caller.id)) ?? at;
    refuse('export.too-soon', { retryAfter: Math.max(1, Math.ceil((last.getTime() - at.getTime()) / 1_000) + EXPORT_EVERY_SECONDS) });
  }
}
