import { Injectable } from '@nestjs/common';
import type { OutsideCheckBody, OutsideCheckMade } from '#contract/sites';
import { appendToLog } from '#domain/audit/log.store';
import type { Caller } from '#domain/identity/user';
import { lockSite } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { isOutsideAddress } from '#platform/outside/outside-post';
import { newSharedSecret } from '#platform/outside/signed-message';
import { refuse } from '#platform/refusals/refusal';
import { howOf } from './outside-check.js';
import { OutsideChecks } from './outside-checks.js';
import { findOutsideCheck, setOutsideCheck } from './outside-checks.store.js';

/** An admin has the replies of a site looked at by a service of somebody else's. The secret can be read this once. */
@Injectable()
export class SetOutsideCheck {
  constructor(
    private readonly database: Database,
    private readonly checks: OutsideChecks,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async run(admin: Caller, siteId: string, { key, ...how }: OutsideCheckBody): Promise<OutsideCheckMade> {
    if (!isOutsideAddress(how.url, this.config.production)) refuse('request.invalid', { errors: [{ path: 'url', message: 'must be an https address that is out in the open' }] });
    const secret = key ?? newSharedSecret();
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      if (!(await lockSite(tx, siteId))) refuse('site.absent');
      const before = await findOutsideCheck(tx, siteId);
      await setOutsideCheck(tx, { siteId, ...how, secret: this.checks.seal(secret) }, at);
      await appendToLog(tx, {
        actorId: admin.id,
        action: 'site.outside-check',
        target: { kind: 'site', id: siteId },
        before: before === null ? {} : howOf(before),
        after: { ...how },
        at,
      });
    });
    this.checks.changed();
    return { siteId, ...how, secret: key === undefined ? secret : null };
  }
}
