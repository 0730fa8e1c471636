import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { LogOut } from '#domain/identity/log-out';
import { RecogniseBrowser } from '#domain/identity/recognise-browser';
import type { Caller } from '#domain/identity/user';
import { refuse } from '#platform/refusals/refusal';
import { FrontDoor } from '../auth/front-door.js';
import { RefreshCookie } from '../auth/refresh-cookie.js';
import type { KnownRequest } from '../http/endpoint.js';
import { Doors } from './doors.js';
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
