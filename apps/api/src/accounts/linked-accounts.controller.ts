import { Controller } from '@nestjs/common';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { LinkProvider } from '#domain/credentials/link-provider';
import { UnlinkProvider } from '#domain/credentials/unlink-provider';
import type { Caller } from '#domain/identity/user';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** One's own accounts with OpenID providers. */
@Controller()
export class LinkedAccountsController {
  constructor(
    private readonly linkProvider: LinkProvider,
    private readonly unlinkProvider: UnlinkProvider,
  ) {}

  @Endpoint(routes.linkProvider)
  link(@CallerOf() caller: Caller, @Input() { body }: InputOf<typeof routes.linkProvider>): Promise<void> {
    return this.linkProvider.run(caller, body);
  }

  @Endpoint(routes.unlinkProvider)
  unlink(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.unlinkProvider>): Promise<void> {
    return this.unlinkProvider.run(caller, params.providerId);
  }
}
