import { Controller, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SessionAnswer } from '#contract/accounts';
import { routes } from '#contract/routes/routes';
import { BeginPasskeyProof } from '#domain/credentials/begin-passkey-proof';
import type { BrowserOptions } from '#domain/credentials/relying-party';
import { SignInByPasskey } from '#domain/credentials/sign-in-by-passkey';
import { refuse } from '#platform/refusals/refusal';
import { FrontDoor } from '../auth/front-door.js';
import { PasskeyGuard, type RecognisedRequest } from '../auth/passkey.strategy.js';
import { Endpoint } from '../http/endpoint.js';

/** Signing in with a passkey, without saying who one is. */
@Controller()
export class PasskeySignInController {
  constructor(
    private readonly beginProof: BeginPasskeyProof,
    private readonly signIn: SignInByPasskey,
    private readonly door: FrontDoor,
  ) {}

  @Endpoint(routes.beginPasskeySignIn)
  async begin(): Promise<{ options: BrowserOptions }> {
    return { options: await this.beginProof.run(null) };
  }

  @Endpoint(routes.signInByPasskey)
  @UseGuards(PasskeyGuard)
  async finish(@Req() request: RecognisedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    const arrival = this.door.arrival(request, 'passkey');
    return this.door.handOver(reply, await this.signIn.run(request.recognised ?? refuse('passkey.invalid'), arrival));
  }
}
