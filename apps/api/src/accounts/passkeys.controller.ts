import { Controller, Req } from '@nestjs/common';
import type { PasskeyView } from '#contract/credentials';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { AddPasskey } from '#domain/credentials/add-passkey';
import { BeginPasskey } from '#domain/credentials/begin-passkey';
import { viewPasskey } from '#domain/credentials/passkey.view';
import type { BrowserOptions } from '#domain/credentials/relying-party';
import { RemovePasskey } from '#domain/credentials/remove-passkey';
import { RenamePasskey } from '#domain/credentials/rename-passkey';
import type { Caller } from '#domain/identity/user';
import { CallerOf, Endpoint, Input, type KnownRequest } from '../http/endpoint.js';
import { OwnPages } from '../http/own-pages.js';

/** One's own passkeys. */
@Controller()
export class PasskeysController {
  constructor(
    private readonly beginPasskey: BeginPasskey,
    private readonly addPasskey: AddPasskey,
    private readonly renamePasskey: RenamePasskey,
    private readonly removePasskey: RemovePasskey,
    private readonly ownPages: OwnPages,
  ) {}

  @Endpoint(routes.beginPasskey)
  async begin(@CallerOf() caller: Caller): Promise<{ options: BrowserOptions }> {
    return { options: await this.beginPasskey.run(caller) };
  }

  @Endpoint(routes.addPasskey)
  async add(@CallerOf() caller: Caller, @Input() { body }: InputOf<typeof routes.addPasskey>, @Req() request: KnownRequest): Promise<PasskeyView> {
    return viewPasskey(await this.addPasskey.run(caller, { ...body, origin: this.ownPages.originOf(request.headers) }));
  }

  @Endpoint(routes.renamePasskey)
  async rename(@CallerOf() caller: Caller, @Input() { params, body }: InputOf<typeof routes.renamePasskey>): Promise<PasskeyView> {
    return viewPasskey(await this.renamePasskey.run(caller, params.passkeyId, body.name));
  }

  @Endpoint(routes.removePasskey)
  remove(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.removePasskey>): Promise<void> {
    return this.removePasskey.run(caller, params.passkeyId);
  }
}
