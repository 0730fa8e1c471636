import { Controller, Get, Header, Param, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BeginProviderSignIn } from '#domain/credentials/begin-provider-sign-in';
import { FinishProviderSignIn } from '#domain/credentials/finish-provider-sign-in';
import { codeChallenge } from '#domain/credentials/one-time-codes';
import { RateLimits } from '#platform/rate-limits/rate-limits';
import { refuse } from '#platform/refusals/refusal';
import { FlowCookie } from '../auth/flow-cookie.js';
import { OpenIdGuard, type CameBackRequest } from '../auth/openid.strategy.js';
import { Access } from '../http/endpoint.js';
import { PROVIDER } from '../limits/limits.js';
import { networkOf } from '#platform/places/network';
import { PageHeaders } from '../pages/page-headers.js';
import { HAND_OVER_SCRIPT, handOverPage } from './hand-over-page.js';

/** The window in which somebody signs in with an OpenID provider: the way there, and the way back. */
@Controller()
@Access('anyone')
export class ProvidersController {
  constructor(
    private readonly beginSignIn: BeginProviderSignIn,
    private readonly finishSignIn: FinishProviderSignIn,
    private readonly cookie: FlowCookie,
    private readonly headers: PageHeaders,
    private readonly limits: RateLimits,
  ) {}

  @Get('auth/providers/:providerId')
  async begin(@Param('providerId') providerId: string, @Query('challenge') asked: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.take(PROVIDER, networkOf(request.ip));
    const challenge = codeChallenge.safeParse(asked).data ?? refuse('request.invalid', { errors: [{ path: 'challenge', message: 'must be an S256 code challenge (RFC 7636)' }] });
    const { address, browserKey } = await this.beginSignIn.run(providerId, challenge);
    this.cookie.write(reply, browserKey);
    void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').redirect(address.href, 302);
  }

  @Get('auth/providers/:providerId/callback')
  @UseGuards(OpenIdGuard)
  async finish(@Req() request: CameBackRequest, @Res() reply: FastifyReply): Promise<void> {
    const code = await this.finishSignIn.run(request.cameBack ?? refuse('code.invalid'));
    this.cookie.clear(reply);
    void this.headers.handOver(reply).send(handOverPage(code));
  }

  @Get('assets/hand-over.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  script(): string {
    return HAND_OVER_SCRIPT;
  }
}
