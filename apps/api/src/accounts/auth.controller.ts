import { Controller, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SessionAnswer } from '#contract/accounts';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { LogIn } from '#domain/identity/log-in';
import { RegisterUser } from '#domain/identity/register-user';
import { refuse } from '#platform/refusals/refusal';
import { FrontDoor } from '../auth/front-door.js';
import { PasswordGuard, type ProvenRequest } from '../auth/local.strategy.js';
import { wantedLanguage } from '../http/wanted-language.js';
import { Endpoint, Input, type KnownRequest } from '../http/endpoint.js';

/** The beginnings of a log-in. */
@Controller()
export class AuthController {
  constructor(
    private readonly registerUser: RegisterUser,
    private readonly logIn: LogIn,
    private readonly door: FrontDoor,
  ) {}

  @Endpoint(routes.register)
  async register(
    @Input() { body }: InputOf<typeof routes.register>,
    @Req() request: KnownRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    return this.door.handOver(reply, await this.registerUser.run(body, this.door.arrival(request, 'registration'), wantedLanguage(request.headers['accept-language'])));
  }

  @Endpoint(routes.login)
  @UseGuards(PasswordGuard)
  async login(@Req() request: ProvenRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    const arrival = this.door.arrival(request, 'password');
    const proven = request.proven ?? refuse('login.wrong');
    return this.door.handOver(reply, await this.logIn.run(proven, arrival));
  }
}
