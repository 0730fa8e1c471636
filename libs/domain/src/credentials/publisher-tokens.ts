import { Injectable } from '@nestjs/common';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyOptions } from 'jose';
import { z } from 'zod';
import type { Site } from '#domain/sites/site';
import { findSiteByPublicKey } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { identityFrom, siteIssuer, type IdentityElsewhere } from './identity-elsewhere.js';
import { PublishersKeys } from './publishers-keys.js';
import { SignerSecrets } from './signer-secrets.js';
import { findSigner, type SiteSigner } from './signers.store.js';

/** A token is made for one view of a page, and clocks of servers are seldom further apart. */
const LONGEST_SECONDS = 5 * 60;
const CLOCK_SKEW_SECONDS = 30;

const claims = z.object({ iat: z.number(), exp: z.number(), jti: z.string().min(1).max(255).refine((value) => !value.includes('\0') && value.isWellFormed()) });

/** What a good token says: who its reader is, and by what it is known when it comes again. */
export interface PublisherToken {
  siteId: string;
  tokenId: string;
  /** From then on it is refused for its age. */
  expiresAt: Date;
  identity: IdentityElsewhere;
}

/** What a signature is made with, and nothing else: who knows our secret has no say over published keys, nor the other way round. */
const SECRET_ALGORITHMS = ['HS256'];
const PUBLISHED_ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];

/** Reads the tokens that publishers sign for their readers (RFC 7519; what is checked is what RFC 8725 asks for). */
@Injectable()
export class PublisherTokens {
  constructor(
    private readonly database: Database,
    private readonly secrets: SignerSecrets,
    private readonly keys: PublishersKeys,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Whom a token of a site is about. Says nothing of what is wrong with one that is not good. */
  async read(publicKey: string, token: string): Promise<PublisherToken> {
    const site = (await findSiteByPublicKey(this.database.client, publicKey)) ?? refuse('publisher-token.invalid');
    const signer = (await findSigner(this.database.client, site.id)) ?? refuse('publisher-token.invalid');
    const payload = await this.verify(site, signer, token);
    const { iat, exp, jti } = claims.safeParse(payload).data ?? refuse('publisher-token.invalid');
    if (exp - iat > LONGEST_SECONDS) refuse('publisher-token.invalid');
    const identity = identityFrom(siteIssuer(site.id), payload) ?? refuse('publisher-token.invalid');
    return { siteId: site.id, tokenId: jti, expiresAt: new Date((exp + CLOCK_SKEW_SECONDS) * 1_000), identity };
  }

  private async verify(site: Site, signer: SiteSigner, token: string): Promise<JWTPayload> {
    const rules: JWTVerifyOptions = {
      issuer: signer.issuer,
      audience: [this.config.publicUrl, site.publicKey],
      clockTolerance: CLOCK_SKEW_SECONDS,
      // Also refuses one that says it was made in the future.
      maxTokenAge: LONGEST_SECONDS,
      currentDate: this.clock.now(),
      requiredClaims: ['exp', 'iat', 'jti', 'sub'],
    };
    try {
      if (signer.jwksUrl !== null) return (await jwtVerify(token, this.keys.at(signer.jwksUrl), { ...rules, algorithms: PUBLISHED_ALGORITHMS })).payload;
      const secret = signer.secret && this.secrets.open(signer.secret);
      if (!secret) return refuse('publisher-token.invalid');
      return (await jwtVerify(token, secret, { ...rules, algorithms: SECRET_ALGORITHMS })).payload;
    } catch (error) {
      // The token was not even looked at when the publisher's keys could not be had: it may be good in a moment.
      const unread = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || !(error instanceof errors.JOSEError);
      return signer.jwksUrl !== null && unread ? refuse('service.unavailable', { why: 'the keys of the site could not be had' }) : refuse('publisher-token.invalid');
    }
  }
}
