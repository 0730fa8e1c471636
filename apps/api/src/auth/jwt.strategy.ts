import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { AccessTokens } from '#domain/identity/access-token';
import { Sessions } from '#domain/identity/sessions';
import type { Caller } from '#domain/identity/user';
import { bearerOf } from './bearer.js';
import { RequestStrategy } from './request-strategy.js';

/** The bearer token of the API. It names a session; who that is, and what they may do, is read anew for each request. */
@Injectable()
export class JwtStrategy extends PassportStrategy(RequestStrategy, 'jwt') {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly sessions: Sessions,
  ) {
    super();
  }

  async validate(request: FastifyRequest): Promise<Caller | false> {
    const claims = this.tokens.read(bearerOf(request.headers.authorization) ?? '');
    return claims !== undefined && ((await this.sessions.caller(claims)) ?? false);
  }
}
