import { Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { PublisherTokens, type PublisherToken } from '#domain/credentials/publisher-tokens';
import { refuse } from '#platform/refusals/refusal';
import { checkInput } from '../http/check-input.js';
import type { KnownRequest } from '../http/endpoint.js';
import { RequestStrategy } from './request-strategy.js';

/** A request of somebody whom a publisher vouches for. */
export interface VouchedRequest extends KnownRequest {
  vouched?: PublisherToken;
}

/** A token that the publisher of a site signed for its reader, as it comes in a body. */
@Injectable()
export class PublisherStrategy extends PassportStrategy(RequestStrategy, 'publisher') {
  constructor(private readonly tokens: PublisherTokens) {
    super();
  }

  validate(request: FastifyRequest): Promise<PublisherToken> {
    const { site, token } = checkInput(routes.signInByPublisher, request).body as InputOf<typeof routes.signInByPublisher>['body'];
    return this.tokens.read(site, token);
  }
}

/** Lets through whom a publisher vouches for. */
@Injectable()
export class PublisherGuard extends AuthGuard('publisher') {
  override getAuthenticateOptions(): { property: string; session: false } {
    return { property: 'vouched', session: false };
  }

  override handleRequest<Found>(error: unknown, found: Found | false): Found {
    if (error) throw error as Error;
    return found === false ? refuse('publisher-token.invalid') : found;
  }
}
