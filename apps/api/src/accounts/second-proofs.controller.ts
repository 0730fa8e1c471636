import { Controller } from '@nestjs/common';
import type { NewTotpAnswer, RecoveryCodesAnswer } from '#contract/credentials';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { BeginTotp } from '#domain/credentials/begin-totp';
import { ConfirmTotp } from '#domain/credentials/confirm-totp';
import { MakeRecoveryCodes } from '#domain/credentials/make-recovery-codes';
import { RemoveTotp } from '#domain/credentials/remove-totp';
import type { Caller } from '#domain/identity/user';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** One's own authenticator application, and the codes that stand in for it. */
@Controller()
export class SecondProofsController {
  constructor(
    private readonly beginTotp: BeginTotp,
    private readonly confirmTotp: ConfirmTotp,
    private readonly removeTotp: RemoveTotp,
    private readonly makeRecoveryCodes: MakeRecoveryCodes,
  ) {}

  @Endpoint(routes.beginTotp)
  begin(@CallerOf() caller: Caller): Promise<NewTotpAnswer> {
    return this.beginTotp.run(caller);
  }

  @Endpoint(routes.confirmTotp)
  confirm(@CallerOf() caller: Caller, @Input() { body }: InputOf<typeof routes.confirmTotp>): Promise<RecoveryCodesAnswer> {
    return this.confirmTotp.run(caller, body.code);
  }

  @Endpoint(routes.removeTotp)
  remove(@CallerOf() caller: Caller): Promise<void> {
    return this.removeTotp.run(caller);
  }

  @Endpoint(routes.makeRecoveryCodes)
  newCodes(@CallerOf() caller: Caller): Promise<RecoveryCodesAnswer> {
    return this.makeRecoveryCodes.run(caller);
  }
}
