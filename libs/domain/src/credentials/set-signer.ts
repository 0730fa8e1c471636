import { Injectable } from '@nestjs/common';
import type { SignerView } from '#contract/credentials';
import { appendToLog } from '#domain/audit/log.store';
import type { Caller } from '#domain/identity/user';
import { lockSite } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { PublishersKeys } from './publishers-keys.js';
import { SignerSecrets } from './signer-secrets.js';
import { findSigner, setSigner } from './signers.store.js';

/** An admin says how a site signs its readers in. A secret can be read this once. */
@Injectable()
export class SetSigner {
  constructor(
    private readonly database: Database,
    private readonly secrets: SignerSecrets,
    private readonly keys: PublishersKeys,
    private readonly clock: Clock,
  ) {}

  run(admin: Caller, siteId: string, { issuer, jwksUrl }: { issuer: string; jwksUrl?: string | undefined }): Promise<SignerView> {
    if (jwksUrl !== undefined && !this.keys.mayAsk(jwksUrl)) refuse('request.invalid', { errors: [{ path: 'jwksUrl', message: 'must be an https address' }] });
    const secret = jwksUrl === undefined ? this.secrets.make() : null;
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      if (!(await lockSite(tx, siteId))) refuse('site.absent');
      const before = await findSigner(tx, siteId);
      await setSigner(tx, { siteId, issuer, jwksUrl: jwksUrl ?? null, secret: secret === null ? null : this.secrets.seal(secret) }, at);
      await appendToLog(tx, {
        actorId: admin.id,
        action: 'site.signer',
        target: { kind: 'site', id: siteId },
        before: before === null ? {} : { issuer: before.issuer, jwksUrl: before.jwksUrl },
        after: { issuer, jwksUrl: jwksUrl ?? null },
        at,
      });
      return { siteId, issuer, jwksUrl: jwksUrl ?? null, secret };
    });
  }
}
