import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '#platform/config/config';
import { derivedKey } from '#platform/crypto/derived-key';

const VALUE = /^[\w-]{22}$/;

/**
 * Shows that a form was handed out by us to this very browser, for this very log-in (OWASP's signed double-submit cookie, bound to the
 * session). The cookie goes along with no form of another site's page (`SameSite=Lax`) and is gone when the browser closes.
 */
@Injectable()
export class FormTokens {
  private readonly secure: boolean;
  private readonly name: string;
  private readonly key: Buffer;

  constructor(config: Config) {
    this.secure = config.publicUrl.startsWith('https:');
    this.name = `${this.secure ? '__Host-' : ''}belowline-form`;
    this.key = derivedKey(config.secret, 'plain form');
  }

  /** The browser's half, given to it if it has none. */
  browserOf(request: FastifyRequest, reply: FastifyReply): string {
    const known = request.cookies[this.name];
    if (known !== undefined && VALUE.test(known)) return known;
    const value = randomBytes(16).toString('base64url');
    void reply.setCookie(this.name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure });
    return value;
  }

  /** The form's half. */
  tokenFor(browser: string, sessionId: string | undefined): string {
    return createHmac('sha256', this.key).update(`${browser}.${sessionId ?? ''}`).digest('base64url');
  }

  isOurs(token: string, browser: string, sessionId: string | undefined): boolean {
    const expected = Buffer.from(this.tokenFor(browser, sessionId));
    const given = Buffer.from(token);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }
}
