import { Controller, Headers, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SessionAnswer } from '#contract/accounts';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { LogIn } from '#domain/identity/log-in';
import { RegisterUser } from '#domain/identity/register-user';
import type { LoggedIn } from '#domain/identity/sessions';
import { refuse } from '#platform/refusals/refusal';
import { RefreshCookie } from '../auth/refresh-cookie.js';
import { PasswordGuard } from '../auth/local.strategy.js';
import { Endpoint, Input, type KnownRequest } from '../http/endpoint.js';
import { OwnPages } from '../http/own-pages.js';

/** The beginnings of a log-in. */
@Controller()
export class AuthController {
  constructor(
    private readonly registerUser: RegisterUser,
    private readonly logIn: LogIn,
    private readonly cookie: RefreshCookie,
    private readonly ownPages: OwnPages,
  ) {}

  @Endpoint(routes.register)
  async register(
    @Input() { body }: InputOf<typeof routes.register>,
    @Req() request: KnownRequest,
    @Headers('user-agent') userAgent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    this.refuseForeignPage(request);
    return this.handOver(reply, await this.registerUser.run(body, userAgent ?? null));
  }

  @Endpoint(routes.login)
  @UseGuards(PasswordGuard)
  async login(
    @Req() request: KnownRequest,
    @Headers('user-agent') userAgent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    this.refuseForeignPage(request);
    const user = request.user ?? refuse('login.wrong');
    return this.handOver(reply, await this.logIn.run(user, userAgent ?? null));
  }

  /** Another site's page must not log its reader in here as somebody of its choosing. */
  private refuseForeignPage(request: KnownRequest): void {
    if (!this.ownPages.isOwn(request.headers)) refuse('request.foreign-origin');
  }

  private handOver(reply: FastifyReply, { answer, refreshToken }: LoggedIn): SessionAnswer {
    this.cookie.write(reply, refreshToken);
    return answer;
  }
}
