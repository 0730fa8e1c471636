import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { AccessTokens } from '#domain/identity/access-token';
import { Sessions } from '#domain/identity/sessions';
import type { Caller } from '#domain/identity/user';

/** The bearer token of the API. It names a session; who that is, and what they may do, is read anew for each request. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly sessions: Sessions,
  ) {
    const { key, algorithms, issuer, audience } = tokens.rules;
    super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: key as unknown as Buffer, algorithms, issuer, audience, ignoreExpiration: true });
  }

  async validate(payload: unknown): Promise<Caller | false> {
    const claims = this.tokens.claimsOf(payload);
    return claims !== undefined && ((await this.sessions.caller(claims)) ?? false);
  }
}
