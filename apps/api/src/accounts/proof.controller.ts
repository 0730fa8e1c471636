import { Controller, Req } from '@nestjs/common';
import type { CredentialsView } from '#contract/credentials';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { BeginPasskeyProof } from '#domain/credentials/begin-passkey-proof';
import { ProveOneself } from '#domain/credentials/prove-oneself';
import { ReadCredentials } from '#domain/credentials/read-credentials';
import type { BrowserOptions } from '#domain/credentials/relying-party';
import type { Caller } from '#domain/identity/user';
import { CallerOf, Endpoint, Input, type KnownRequest } from '../http/endpoint.js';
import { OwnPages } from '../http/own-pages.js';

/** Proving once more who one is, and looking through what proves it. */
@Controller()
export class ProofController {
  constructor(
    private readonly proveOneself: ProveOneself,
    private readonly beginPasskeyProof: BeginPasskeyProof,
    private readonly readCredentials: ReadCredentials,
    private readonly ownPages: OwnPages,
  ) {}

  @Endpoint(routes.prove)
  prove(@CallerOf() caller: Caller, @Input() { body }: InputOf<typeof routes.prove>, @Req() request: KnownRequest): Promise<void> {
    return this.proveOneself.run(caller, body, this.ownPages.originOf(request.headers));
  }

  @Endpoint(routes.beginProof)
  async begin(@CallerOf() caller: Caller): Promise<{ options: BrowserOptions }> {
    return { options: await this.beginPasskeyProof.run(caller) };
  }

  @Endpoint(routes.readCredentials)
  credentials(@CallerOf() caller: Caller): Promise<CredentialsView> {
    return this.readCredentials.run(caller);
  }
}
