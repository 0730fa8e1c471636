import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { loginBody, registerBody } from '#contract/accounts';
import { LogIn } from '#domain/identity/log-in';
import { LogOut } from '#domain/identity/log-out';
import { RecogniseBrowser } from '#domain/identity/recognise-browser';
import { RegisterUser } from '#domain/identity/register-user';
import { type LoggedIn } from '#domain/identity/sessions';
import type { Caller } from '#domain/identity/user';
import { refuse } from '#platform/refusals/refusal';
import { FrontDoor } from '../auth/front-door.js';
import { RefreshCookie } from '../auth/refresh-cookie.js';
import type { KnownRequest } from '../http/endpoint.js';
import { wantedLanguage } from '../http/wanted-language.js';
import { CountedActs } from '../limits/counted-acts.js';
import type { SentForm } from './sent-form.js';

/** Who somebody is who comes without scripts: by the cookie of their log-in, or by what they typed. */
@Injectable()
export class Visitors {
  constructor(
    private readonly recognise: RecogniseBrowser,
    private readonly doors: Doors,
    private readonly cookie: RefreshCookie,
    private readonly logOut: LogOut,
    private readonly door: FrontDoor,
  ) {}

  known(request: KnownRequest): Promise<Caller | null> {
    return this.recognise.run(this.cookie.read(request));
  }

  /** Logs in or registers, and gives the browser the cookie that it would have got through the API. */
  async enter(form: SentForm, request: KnownRequest, reply: FastifyReply): Promise<Caller> {
    const loggedIn = await this.doors.open(form, request);
    this.door.handOver(reply, loggedIn);
    return (await this.recognise.run(loggedIn.refreshToken)) ?? refuse('session.absent');
  }

  async leave(request: KnownRequest, reply: FastifyReply): Promise<void> {
    await this.logOut.run(this.cookie.read(request));
    this.cookie.clear(reply, 'reader');
  }
}

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
