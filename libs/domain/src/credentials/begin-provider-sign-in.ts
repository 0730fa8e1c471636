import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { OpenIdProviders } from '#platform/openid/openid-providers';
import { insertPending } from './pending-sign-ins.store.js';

/** Time enough to find a password and a second proof at the provider. */
export const FLOW_SECONDS = 10 * 60;

/** Somebody is sent to a provider. What must come back is kept here, found by a random value that only that browser has. */
@Injectable()
export class BeginProviderSignIn {
  constructor(
    private readonly database: Database,
    private readonly providers: OpenIdProviders,
    private readonly clock: Clock,
  ) {}

  /** `challenge` is that of the frame which will ask for the code. */
  async run(providerId: string, challenge: string): Promise<{ address: URL; browserKey: string }> {
    const flow = this.providers.newFlow();
    const address = await this.providers.addressFor(providerId, flow);
    const browserKey = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + FLOW_SECONDS * 1_000);
    await insertPending(this.database.client, browserKey, { kind: 'flow', data: { providerId, challenge, ...flow }, expiresAt });
    return { address, browserKey };
  }
}
