import { Controller } from '@nestjs/common';
import type { SignerView } from '#contract/credentials';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { RemoveSigner } from '#domain/credentials/remove-signer';
import { SetSigner } from '#domain/credentials/set-signer';
import type { Caller } from '#domain/identity/user';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** How sites sign their readers in. */
@Controller()
export class SignersController {
  constructor(
    private readonly setSigner: SetSigner,
    private readonly removeSigner: RemoveSigner,
  ) {}

  @Endpoint(routes.setSiteSigner)
  set(@CallerOf() admin: Caller, @Input() { params, body }: InputOf<typeof routes.setSiteSigner>): Promise<SignerView> {
    return this.setSigner.run(admin, params.siteId, body);
  }

  @Endpoint(routes.removeSiteSigner)
  remove(@CallerOf() admin: Caller, @Input() { params }: InputOf<typeof routes.removeSiteSigner>): Promise<void> {
    return this.removeSigner.run(admin, params.siteId);
  }
}
