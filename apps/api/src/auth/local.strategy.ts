import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import { routes } from '#contract/routes/routes';
import { LogIn, type Proven } from '#domain/identity/log-in';
import { refuse } from '#platform/refusals/refusal';
import { checkInput } from '../http/check-input.js';
import type { KnownRequest } from '../http/endpoint.js';

/** A request of somebody whose password was right. */
export interface ProvenRequest extends KnownRequest {
  proven?: Proven;
}

/** An address and a password, as they come in a log-in's body. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(private readonly logIn: LogIn) {
    super({ usernameField: 'email' });
  }

  async validate(email: string, password: string): Promise<Proven | false> {
    return (await this.logIn.prove(email, password)) ?? false;
  }
}

/** Lets a right password through. Whatever is wrong gets one answer, after the same work. */
@Injectable()
export class PasswordGuard extends AuthGuard('local') {
  constructor(private readonly passwords: LogIn) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<KnownRequest>();
    const { email, password } = checkInput(routes.login, request).body as { email: string; password: string };
    // The strategy turns an empty field away without comparing anything, and would be heard doing so.
    if (email === '' || password === '') return (await this.passwords.prove(email, password)) !== null || refuse('login.wrong');
    return (await super.canActivate(context)) as boolean;
  }

  override getAuthenticateOptions(): { property: string; session: false } {
    return { property: 'proven', session: false };
  }

  override handleRequest<Found>(error: unknown, user: Found | false): Found {
    if (error) throw error as Error;
    return user === false ? refuse('login.wrong') : user;
  }
}
