import { Injectable } from '@nestjs/common';
import { appendToLog } from '#domain/audit/log.store';
import type { Caller } from '#domain/identity/user';
import { lockSite } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { howOf } from './outside-check.js';
import { OutsideChecks } from './outside-checks.js';
import { deleteOutsideCheck, findOutsideCheck } from './outside-checks.store.js';

/** A site has nobody else look at its replies any more. What was found before stays with the replies. */
@Injectable()
export class RemoveOutsideCheck {
  constructor(
    private readonly database: Database,
    private readonly checks: OutsideChecks,
    private readonly clock: Clock,
  ) {}

  async run(admin: Caller, siteId: string): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      if (!(await lockSite(tx, siteId))) refuse('site.absent');
      const before = await findOutsideCheck(tx, siteId);
      if (!before || !(await deleteOutsideCheck(tx, siteId))) return;
      await appendToLog(tx, { actorId: admin.id, action: 'site.outside-check', target: { kind: 'site', id: siteId }, before: howOf(before), after: {}, at });
    });
    this.checks.changed();
  }
}
