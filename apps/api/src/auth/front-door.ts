import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SessionAnswer } from '#contract/accounts';
import type { Arrival, SignInMethod } from '#domain/identity/session';
import type { LoggedIn } from '#domain/identity/sessions';
import { refuse } from '#platform/refusals/refusal';
import type { KnownRequest } from '../http/endpoint.js';
import { OwnPages } from '../http/own-pages.js';
import { audienceOf, RefreshCookie } from './refresh-cookie.js';

/** Where every way of signing in comes through: who may, from where, and what the browser is handed. */
@Injectable()
export class FrontDoor {
  constructor(
    private readonly cookie: RefreshCookie,
    private readonly ownPages: OwnPages,
  ) {}

  /** Who is coming in. Another site's page must not log its reader in here as somebody of its choosing. */
  arrival(request: KnownRequest, method: SignInMethod): Arrival {
    if (!this.ownPages.isOwn(request.headers)) refuse('request.foreign-origin');
    return { method, audience: audienceOf(request), userAgent: request.headers['user-agent'] ?? null, address: request.ip };
  }

  /** Gives the browser its cookie; the rest is the answer's body. */
  handOver(reply: FastifyReply, { answer, refreshToken, audience }: LoggedIn): SessionAnswer {
    this.cookie.write(reply, audience, refreshToken);
    return answer;
  }
}
