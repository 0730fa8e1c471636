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

/** Whoever uses the API shows one token with each request, for ten minutes: looking at its signature once is enough. Half a kilobyte each; more who are here at once are looked at again. */
const MOST_SEEN = 2_000;

/** The bearer token of the API: ten minutes long, naming a session and nothing about its user. Keeps the keys of both kinds of token. */
@Injectable()
export class AccessTokens {
  readonly refreshKey: Buffer;
  private readonly key: KeyObject;
  private readonly issuer: string;
  /** Tokens that were found to be ours and of this kind, which they stay; the one that was seen first goes first. */
  private readonly seen = new Map<string, AccessClaims>();

  constructor(
    config: Config,
    private readonly clock: Clock,
  ) {
    this.refreshKey = derivedKey(config.secret, 'refresh token');
    // As mere bytes, each token would first be tried as if they were somebody's public key.
    this.key = createSecretKey(derivedKey(config.secret, 'access token'));
    this.issuer = config.publicUrl;
  }

  sign(userId: string, sessionId: string): string {
    const { key, issuer } = this;
    return jwt.sign({ sid: sessionId, use: 'access', iat: Math.floor(this.clock.utcMs() / 1_000) }, key, { algorithm: ALGORITHM, issuer, audience: AUDIENCE, subject: userId, expiresIn: ACCESS_TOKEN_SECONDS });
  }

  /** What a token says, when it is ours, of this kind and in date: by the time that all processes have in common, not by the library's, which is this machine's. */
  read(token: string): AccessClaims | undefined {
    const claims = this.seen.get(token) ?? this.verify(token);
    return claims && claims.exp * 1_000 > this.clock.utcMs() ? claims : undefined;
  }

  private verify(token: string): AccessClaims | undefined {
    const { key, issuer } = this;
    try {
      const claims = accessClaims.parse(jwt.verify(token, key, { algorithms: [ALGORITHM], issuer, audience: AUDIENCE, ignoreExpiration: true }));
      this.remember(token, claims);
      return claims;
    } catch {
      return undefined;
    }
  }

  private remember(token: string, claims: AccessClaims): void {
    this.seen.set(token, claims);
    if (this.seen.size <= MOST_SEEN) return;
    for (const oldest of this.seen.keys()) {
      this.seen.delete(oldest);
      return;
    }
  }
}
