import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { OpenIdProviders } from '#platform/openid/openid-providers';
import { refuse } from '#platform/refusals/refusal';
import { identityFrom, providerIssuer, type IdentityElsewhere } from './identity-elsewhere.js';
import { codeChallenge, OneTimeCodes } from './one-time-codes.js';
import { takePending } from './pending-sign-ins.store.js';

const flow = z.object({ providerId: z.string(), challenge: codeChallenge, state: z.string(), nonce: z.string(), verifier: z.string() });

/** Where somebody came back to: with which provider, with what of this browser, at which path and query. */
export interface ComingBack {
  providerId: string;
  browserKey: string | undefined;
  address: string;
}

/** Who came back from a provider, and for which frame. */
export interface CameBack {
  identity: IdentityElsewhere;
  challenge: string;
}

/** Somebody comes back from a provider. Nothing is made yet: whoever opened the window says what it is for. */
@Injectable()
export class FinishProviderSignIn {
  constructor(
    private readonly database: Database,
    private readonly providers: OpenIdProviders,
    private readonly codes: OneTimeCodes,
    private readonly clock: Clock,
  ) {}

  /** Who it is; refuses whoever was not sent from this browser, or comes back a second time. */
  async prove({ providerId, browserKey, address }: ComingBack): Promise<CameBack> {
    const pending = browserKey === undefined ? undefined : await takePending(this.database.client, browserKey, 'flow', this.clock.now());
    const begun = flow.safeParse(pending).data;
    if (begun?.providerId !== providerId) refuse('code.invalid');
    const claims = await this.providers.whoCameBack(providerId, address, begun);
    return { identity: identityFrom(providerIssuer(providerId), claims) ?? refuse('provider.failed'), challenge: begun.challenge };
  }

  /** The code that the frame will ask with. */
  run({ identity, challenge }: CameBack): Promise<string> {
    return this.codes.issue(identity, challenge);
  }
}
