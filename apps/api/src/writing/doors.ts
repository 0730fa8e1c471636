import { Injectable } from '@nestjs/common';
import { loginBody, registerBody } from '#contract/accounts';
import { LogIn } from '#domain/identity/log-in';
import { RegisterUser } from '#domain/identity/register-user';
import type { LoggedIn } from '#domain/identity/sessions';
import { refuse } from '#platform/refusals/refusal';
import { FrontDoor } from '../auth/front-door.js';
import type { KnownRequest } from '../http/endpoint.js';
import { wantedLanguage } from '../http/wanted-language.js';
import { CountedActs } from '../limits/counted-acts.js';
import type { SentForm } from './sent-form.js';

/** The two ways in that need no script. */
@Injectable()
export class Doors {
  constructor(
    private readonly logIn: LogIn,
    private readonly registerUser: RegisterUser,
    private readonly door: FrontDoor,
    private readonly counted: CountedActs,
  ) {}

  open(form: SentForm, request: KnownRequest): Promise<LoggedIn> {
    return form.who === 'known' ? this.byPassword(form, request) : this.register(form, request);
  }

  private byPassword({ email, password }: SentForm, request: KnownRequest): Promise<LoggedIn> {
    const typed = loginBody.safeParse({ email, password }).data ?? refuse('login.wrong');
    return this.counted.run('login', request, undefined, async () => {
      const proven = (await this.logIn.prove(typed.email, typed.password)) ?? refuse('login.wrong');
      return this.logIn.run(proven, this.door.arrival(request, 'password'));
    });
  }

  private register({ email, password, name }: SentForm, request: KnownRequest): Promise<LoggedIn> {
    const checked = registerBody.safeParse({ email, password, name });
    if (!checked.success) refuse('request.invalid', { errors: checked.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) });
    const arrival = this.door.arrival(request, 'registration');
    return this.counted.run('register', request, undefined, () => this.registerUser.run(checked.data, arrival, wantedLanguage(request.headers['accept-language'])));
  }
}
