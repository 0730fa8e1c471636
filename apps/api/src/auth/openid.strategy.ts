import { Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { FinishProviderSignIn, type CameBack } from '#domain/credentials/finish-provider-sign-in';
import { refuse } from '#platform/refusals/refusal';
import { FlowCookie } from './flow-cookie.js';
import { RequestStrategy } from './request-strategy.js';

/** A request of somebody who came back from an OpenID provider. */
export interface CameBackRequest extends FastifyRequest {
  cameBack?: CameBack;
}

/** Somebody who comes back from an OpenID provider, with what the provider and this browser know of the way there. */
@Injectable()
export class OpenIdStrategy extends PassportStrategy(RequestStrategy, 'openid') {
  constructor(
    private readonly finish: FinishProviderSignIn,
    private readonly cookie: FlowCookie,
  ) {
    super();
  }

  validate(request: FastifyRequest): Promise<CameBack> {
    const { providerId } = request.params as { providerId: string };
    return this.finish.prove({ providerId, browserKey: this.cookie.read(request), address: request.url });
  }
}

/** Lets whoever came back from a provider through, once. */
@Injectable()
export class OpenIdGuard extends AuthGuard('openid') {
  override getAuthenticateOptions(): { property: string; session: false } {
    return { property: 'cameBack', session: false };
  }

  override handleRequest<Found>(error: unknown, found: Found | false): Found {
    if (error) throw error as Error;
    return found === false ? refuse('code.invalid') : found;
  }
}
