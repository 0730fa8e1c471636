import { Controller, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SessionAnswer } from '#contract/accounts';
import type { SignInMethodsAnswer } from '#contract/credentials';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { RedeemCode } from '#domain/credentials/redeem-code';
import { SignInByPublisher } from '#domain/credentials/sign-in-by-publisher';
import { OpenIdProviders } from '#platform/openid/openid-providers';
import { refuse } from '#platform/refusals/refusal';
import { FrontDoor } from '../auth/front-door.js';
import { PublisherGuard, type VouchedRequest } from '../auth/publisher.strategy.js';
import { Endpoint, Input, type KnownRequest } from '../http/endpoint.js';

/** Signing in with an account that one has elsewhere: at an OpenID provider, or with the publisher of a site. */
@Controller()
export class ElsewhereController {
  constructor(
    private readonly providers: OpenIdProviders,
    private readonly redeemCode: RedeemCode,
    private readonly signInByPublisher: SignInByPublisher,
    private readonly door: FrontDoor,
  ) {}

  @Endpoint(routes.readSignInMethods)
  methods(): SignInMethodsAnswer {
    return { providers: this.providers.list() };
  }

  @Endpoint(routes.redeemCode)
  async redeem(
    @Input() { body }: InputOf<typeof routes.redeemCode>,
    @Req() request: KnownRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    return this.door.handOver(reply, await this.redeemCode.run(body, this.door.arrival(request, 'provider')));
  }

  @Endpoint(routes.signInByPublisher)
  @UseGuards(PublisherGuard)
  async publisher(@Req() request: VouchedRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    const arrival = this.door.arrival(request, 'publisher');
    const token = request.vouched ?? refuse('publisher-token.invalid');
    return this.door.handOver(reply, await this.signInByPublisher.run(token, arrival));
  }
}
