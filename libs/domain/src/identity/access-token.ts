import { createSecretKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { derivedKey } from '#platform/crypto/derived-key';
import { ACCESS_TOKEN_SECONDS } from './session.js';

/** `use` keeps any other token that we may ever sign from being taken for this one. */
const accessClaims = z.object({ sub: z.uuid(), sid: z.uuid(), use: z.literal('access'), exp: z.number() });
export type AccessClaims = z.infer<typeof accessClaims>;

const ALGORITHM = 'HS256';
const AUDIENCE = 'belowline-api';

/** The bearer token of the API: ten minutes long, naming a session and nothing about its user. Keeps the keys of both kinds of token. */
@Injectable()
export class AccessTokens {
  readonly rules: { key: KeyObject; algorithms: [typeof ALGORITHM]; issuer: string; audience: string };

  readonly refreshKey: Buffer;

  constructor(
    config: Config,
    private readonly clock: Clock,
  ) {
    this.refreshKey = derivedKey(config.secret, 'refresh token');
    // As mere bytes, each token would first be tried as if they were somebody's public key.
    this.rules = { key: createSecretKey(derivedKey(config.secret, 'access token')), algorithms: [ALGORITHM], issuer: config.publicUrl, audience: AUDIENCE };
  }

  sign(userId: string, sessionId: string): string {
    const { key, issuer, audience } = this.rules;
    return jwt.sign({ sid: sessionId, use: 'access', iat: Math.floor(this.clock.utcMs() / 1_000) }, key, { algorithm: ALGORITHM, issuer, audience, subject: userId, expiresIn: ACCESS_TOKEN_SECONDS });
  }

  /** What a token says, when it is ours, of this kind and in date. */
  read(token: string): AccessClaims | undefined {
    const { key, algorithms, issuer, audience } = this.rules;
    try {
      return this.claimsOf(jwt.verify(token, key, { algorithms, issuer, audience, ignoreExpiration: true }));
    } catch {
      return undefined;
    }
  }

  /** What was signed by us, when it is of this kind and in date: by the time that all processes have in common, not by the library's, which is this machine's. */
  claimsOf(payload: unknown): AccessClaims | undefined {
    const claims = accessClaims.safeParse(payload).data;
    return claims && claims.exp * 1_000 > this.clock.utcMs() ? claims : undefined;
  }
}
