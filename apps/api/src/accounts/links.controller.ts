import { Controller, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SessionAnswer } from '#contract/accounts';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { ConfirmAddress } from '#domain/identity/confirm-address';
import { ResetPassword } from '#domain/identity/reset-password';
import { SendLink } from '#domain/identity/send-link';
import { SignInByLink } from '#domain/identity/sign-in-by-link';
import { refuse } from '#platform/refusals/refusal';
import { FrontDoor } from '../auth/front-door.js';
import { LinkGuard } from '../auth/link.strategy.js';
import { Endpoint, Input, type KnownRequest } from '../http/endpoint.js';

/** What is done with links by mail: asked for, and used. */
@Controller()
export class LinksController {
  constructor(
    private readonly sendLink: SendLink,
    private readonly resetPassword: ResetPassword,
    private readonly confirmAddress: ConfirmAddress,
    private readonly signInByLink: SignInByLink,
    private readonly door: FrontDoor,
  ) {}

  @Endpoint(routes.forgotPassword)
  async forgot(@Input() { body }: InputOf<typeof routes.forgotPassword>): Promise<void> {
    await this.sendLink.ask('reset', body.email);
  }

  @Endpoint(routes.resetPassword)
  async reset(@Input() { body }: InputOf<typeof routes.resetPassword>): Promise<void> {
    await this.resetPassword.run(body.token, body.password);
  }

  @Endpoint(routes.verifyEmail)
  async verify(@Input() { body }: InputOf<typeof routes.verifyEmail>): Promise<void> {
    await this.confirmAddress.run(body.token);
  }

  @Endpoint(routes.sendSignInLink)
  async link(@Input() { body }: InputOf<typeof routes.sendSignInLink>): Promise<void> {
    await this.sendLink.ask('sign_in', body.email);
  }

  @Endpoint(routes.signInByLink)
  @UseGuards(LinkGuard)
  async redeem(@Req() request: KnownRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    const arrival = this.door.arrival(request, 'link');
    return this.door.handOver(reply, await this.signInByLink.run(request.user ?? refuse('link.invalid'), arrival));
  }
}
