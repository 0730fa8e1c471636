import { Injectable } from '@nestjs/common';
import { appendToLog } from '#domain/audit/log.store';
import type { Caller } from '#domain/identity/user';
import { lockSite } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { deleteSigner, findSigner } from './signers.store.js';

/** A site signs its readers in no longer. Who is logged in stays so. */
@Injectable()
export class RemoveSigner {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(admin: Caller, siteId: string): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      if (!(await lockSite(tx, siteId))) refuse('site.absent');
      const before = await findSigner(tx, siteId);
      if (!before || !(await deleteSigner(tx, siteId))) return;
      const { issuer, jwksUrl } = before;
      await appendToLog(tx, { actorId: admin.id, action: 'site.signer', target: { kind: 'site', id: siteId }, before: { issuer, jwksUrl }, after: {}, at });
    });
  }
}
