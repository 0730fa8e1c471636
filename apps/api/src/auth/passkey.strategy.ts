import { Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { SignInByPasskey } from '#domain/credentials/sign-in-by-passkey';
import type { User } from '#domain/identity/user';
import { refuse } from '#platform/refusals/refusal';
import { checkInput } from '../http/check-input.js';
import { OwnPages } from '../http/own-pages.js';
import { RequestStrategy } from './request-strategy.js';

/** A request of somebody whose passkey has said who they are. */
export interface RecognisedRequest extends FastifyRequest {
  recognised?: User;
}

/** A passkey, as a browser shows one, of somebody who has not said who they are. */
@Injectable()
export class PasskeyStrategy extends PassportStrategy(RequestStrategy, 'passkey') {
  constructor(
    private readonly signIn: SignInByPasskey,
    private readonly ownPages: OwnPages,
  ) {
    super();
  }

  async validate(request: FastifyRequest): Promise<User | false> {
    const { credential } = checkInput(routes.signInByPasskey, request).body as InputOf<typeof routes.signInByPasskey>['body'];
    return (await this.signIn.prove({ credential, origin: this.ownPages.originOf(request.headers) })) ?? false;
  }
}

/** Lets a passkey's owner through. */
@Injectable()
export class PasskeyGuard extends AuthGuard('passkey') {
  override getAuthenticateOptions(): { property: string; session: false } {
    return { property: 'recognised', session: false };
  }

  override handleRequest<Found>(error: unknown, found: Found | false): Found {
    if (error) throw error as Error;
    return found === false ? refuse('passkey.invalid') : found;
  }
}
