import { Injectable } from '@nestjs/common';
import { StillThere } from '#domain/identity/proof';
import { lockCaller } from '#domain/identity/sessions.store';
import type { Caller } from '#domain/identity/user';
import { Database } from '#platform/database/database';
import { OpenIdProviders } from '#platform/openid/openid-providers';
import { refuse } from '#platform/refusals/refusal';
import { providerIssuer } from './identity-elsewhere.js';
import { deleteLinkedAccounts } from './linked-accounts.store.js';
import { whyNotLeave } from './ways-in.policy.js';
import { lockWaysIn } from './ways-in.store.js';

/** Somebody stops signing in with a provider. Their last way in stays. */
@Injectable()
export class UnlinkProvider {
  constructor(
    private readonly database: Database,
    private readonly providers: OpenIdProviders,
    private readonly stillThere: StillThere,
  ) {}

  async run(caller: Caller, providerId: string): Promise<void> {
    await this.stillThere.check(caller);
    const issuer = providerIssuer(providerId);
    // A provider that this installation has no longer lets nobody in.
    const working = new Set(this.providers.list().map(({ id }) => providerIssuer(id)));
    await this.database.transaction(async (tx) => {
      await lockCaller(tx, caller);
      const ways = await lockWaysIn(tx, caller.id);
      if (!ways.issuers.includes(issuer)) refuse('provider.absent');
      const others = ways.issuers.filter((other) => other !== issuer && (working.has(other) || other.startsWith('site:')));
      const why = whyNotLeave({ ...ways, issuers: others });
      if (why !== null) refuse(why);
      await deleteLinkedAccounts(tx, caller.id, issuer);
    });
  }
}
