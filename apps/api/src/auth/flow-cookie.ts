import '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FLOW_SECONDS } from '#domain/credentials/begin-provider-sign-in';
import { Config } from '#platform/config/config';

/**
 * Ties the way to a provider to the browser that began it. `Lax`: the way back begins on the provider's page, and is a visit of
 * ours at the top of a window. It is of no use anywhere but below /auth.
 */
@Injectable()
export class FlowCookie {
  private readonly secure: boolean;
  private readonly name: string;

  constructor(config: Config) {
    this.secure = config.publicUrl.startsWith('https:');
    this.name = this.secure ? '__Secure-belowline-flow' : 'belowline-flow';
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[this.name];
  }

  write(reply: FastifyReply, value: string): void {
    this.set(reply, value, FLOW_SECONDS);
  }

  clear(reply: FastifyReply): void {
    this.set(reply, '', 0);
  }

  private set(reply: FastifyReply, value: string, maxAge: number): void {
    void reply.setCookie(this.name, value, { path: '/auth', httpOnly: true, sameSite: 'lax', secure: this.secure, maxAge });
  }
}
