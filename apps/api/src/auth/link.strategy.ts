import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { SignInByLink } from '#domain/identity/sign-in-by-link';
import type { User } from '#domain/identity/user';
import { refuse } from '#platform/refusals/refusal';
import { checkInput } from '../http/check-input.js';
import type { KnownRequest } from '../http/endpoint.js';
import { FrontDoor } from './front-door.js';
import { RequestStrategy } from './request-strategy.js';

/** A link that was sent to somebody's address; its token comes in a body. */
@Injectable()
export class LinkStrategy extends PassportStrategy(RequestStrategy, 'link') {
  constructor(private readonly signInByLink: SignInByLink) {
    super();
  }

  async validate(request: FastifyRequest): Promise<User | false> {
    const { token } = checkInput(routes.signInByLink, request).body as InputOf<typeof routes.signInByLink>['body'];
    return (await this.signInByLink.prove(token)) ?? false;
  }
}

/** Lets a good link through, once. */
@Injectable()
export class LinkGuard extends AuthGuard('link') {
  constructor(private readonly door: FrontDoor) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    // Another site's page must not even use the link up.
    this.door.arrival(context.switchToHttp().getRequest<KnownRequest>(), 'link');
    return (await super.canActivate(context)) as boolean;
  }

  override handleRequest<Found>(error: unknown, user: Found | false): Found {
    if (error) throw error as Error;
    return user === false ? refuse('link.invalid') : user;
  }
}
