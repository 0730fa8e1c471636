import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import { routes } from '#contract/routes/routes';
import { LogIn } from '#domain/identity/log-in';
import type { User } from '#domain/identity/user';
import { refuse } from '#platform/refusals/refusal';
import { checkInput } from '../http/check-input.js';
import type { KnownRequest } from '../http/endpoint.js';

/** An address and a password, as they come in a log-in's body. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(private readonly logIn: LogIn) {
    super({ usernameField: 'email' });
  }

  async validate(email: string, password: string): Promise<User | false> {
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

  override handleRequest<Found>(error: unknown, user: Found | false): Found {
    if (error) throw error as Error;
    return user === false ? refuse('login.wrong') : user;
  }
}
