import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionAnswer } from '#contract/accounts';
import { routes } from '#contract/routes/routes';
import { LogOut } from '#domain/identity/log-out';
import { RefreshSession } from '#domain/identity/refresh-session';
import { audienceOf, RefreshCookie } from '../auth/refresh-cookie.js';
import { Endpoint } from '../http/endpoint.js';

/** What a browser does with its cookie. A renewal that was refused leaves the cookie: another tab may just have renewed it. */
@Controller()
export class SessionController {
  constructor(
    private readonly refreshSession: RefreshSession,
    private readonly logOut: LogOut,
    private readonly cookie: RefreshCookie,
  ) {}

  @Endpoint(routes.refresh)
  async refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    const audience = audienceOf(request);
    const { answer, refreshToken } = await this.refreshSession.run(this.cookie.read(request), { address: request.ip, audience });
    this.cookie.write(reply, audience, refreshToken);
    return answer;
  }

  @Endpoint(routes.logout)
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.logOut.run(this.cookie.read(request));
    this.cookie.clear(reply, audienceOf(request));
  }
}
