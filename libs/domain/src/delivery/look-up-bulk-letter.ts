import { Injectable } from '@nestjs/common';
import { statementPath } from '#contract/statement-path';
import type { LookedUp } from '#domain/mail/late-letters';
import { unlinked } from '#domain/mail/templates/layout';
import { saidIn } from '#domain/sites/own-reasons';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Addressing, gone } from './addressing.js';
import { findBulkOutcome, type BulkKind } from './bulk-letters.store.js';
import { LookUpLetter } from './look-up-letter.js';

/** A bulk is asked again after so long whether it is through: long enough for some fifty replies. */
const AGAIN_SECONDS = 5;

/** What one letter about all of a bulk says, looked up once that is through: how many, and no more than holds by then. One alone is told of as always. */
@Injectable()
export class LookUpBulkLetter {
  constructor(
    private readonly database: Database,
    private readonly single: LookUpLetter,
    private readonly addressing: Addressing,
    private readonly clock: Clock,
  ) {}

  async run(kind: BulkKind, { bulkId = '', userId = '' }: Record<string, string>): Promise<LookedUp> {
    const outcome = await findBulkOutcome(this.database.client, { bulkId, userId, kind });
    if (outcome?.running) return { kind: 'later', until: this.clock.secondsAgo(-AGAIN_SECONDS) };
    const [first] = outcome?.told ?? [];
    if (outcome === null || first === undefined) return gone('Nothing of it holds any more.');
    if (outcome.told.length === 1) return this.single.run({ notificationId: first ?? '' });
    const { reason, reasonTexts, locale } = outcome;
    const data = { count: String(outcome.told.length), ...(reason === null ? {} : { reason: unlinked((reasonTexts && saidIn(reasonTexts, locale)) ?? reason) }) };
    if (kind === 'report') return this.addressing.to(userId, kind, { template: 'bulk-reports', data, path: '/account', quotes: [] });
    return outcome.decision === 'reject'
      ? this.addressing.to(userId, kind, { template: 'bulk-reject', data, path: statementPath(null), quotes: [] })
      : this.addressing.to(userId, kind, { template: 'bulk-approve', data, path: `/u/${userId}`, quotes: [] });
  }
}
