import { Controller } from '@nestjs/common';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { ChangeAddress } from '#domain/identity/change-address';
import { ChangePassword } from '#domain/identity/change-password';
import type { Caller } from '#domain/identity/user';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** The address and the password that one logs in with. */
@Controller()
export class OwnCredentialsController {
  constructor(
    private readonly changeAddress: ChangeAddress,
    private readonly changePassword: ChangePassword,
  ) {}

  @Endpoint(routes.changeEmail)
  async email(@CallerOf() caller: Caller, @Input() { body }: InputOf<typeof routes.changeEmail>): Promise<void> {
    await this.changeAddress.run(caller, body);
  }

  @Endpoint(routes.sendVerification)
  async verification(@CallerOf() caller: Caller): Promise<void> {
    await this.changeAddress.confirmAgain(caller);
  }

  @Endpoint(routes.changePassword)
  async password(@CallerOf() caller: Caller, @Input() { body }: InputOf<typeof routes.changePassword>): Promise<void> {
    await this.changePassword.run(caller, body);
  }
}
