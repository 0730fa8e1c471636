import { Injectable } from '@nestjs/common';
import type { CredentialsView } from '#contract/credentials';
import type { Caller } from '#domain/identity/user';
import { findPasswordHash } from '#domain/identity/users.store';
import { Database } from '#platform/database/database';
import { OpenIdProviders } from '#platform/openid/openid-providers';
import { providerIssuer } from './identity-elsewhere.js';
import { listLinkedAccounts } from './linked-accounts.store.js';
import { viewPasskey } from './passkey.view.js';
import { listPasskeys } from './passkeys.store.js';
import { countRecoveryCodes } from './recovery-codes.store.js';
import { StaffProof } from './staff-proof.js';
import { findTotp } from './totps.store.js';

/** Everything that signs somebody in, for that somebody to look through. */
@Injectable()
export class ReadCredentials {
  constructor(
    private readonly database: Database,
    private readonly providers: OpenIdProviders,
    private readonly staffProof: StaffProof,
  ) {}

  async run(caller: Caller): Promise<CredentialsView> {
    const { client } = this.database;
    const linked = await listLinkedAccounts(client, caller.id);
    return {
      password: (await findPasswordHash(client, caller.id)) !== null,
      passkeys: (await listPasskeys(client, caller.id)).map(viewPasskey),
      totp: (await findTotp(client, caller.id))?.confirmedAt != null,
      recoveryCodesLeft: await countRecoveryCodes(client, caller.id),
      // Only those that still work here: a provider that was taken out of the settings lets nobody in.
      providers: this.providers.list().flatMap(({ id, name }) =>
        linked.filter(({ issuer }) => issuer === providerIssuer(id)).map(({ createdAt }) => ({ id, name, linkedAt: createdAt.toISOString() })),
      ),
      staffProof: await this.staffProof.describe(caller),
    };
  }
}
