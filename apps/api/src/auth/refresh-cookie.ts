import '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_ABSOLUTE_SECONDS } from '#domain/identity/session';
import { Config } from '#platform/config/config';

/**
 * The browser's half of a log-in. Over https it is bound to our host (`__Host-`), goes along inside a publisher's
 * page (`SameSite=None`) and is kept apart for each publisher (`Partitioned`). Over plain http, where a browser
 * accepts none of these, it is an ordinary cookie of a machine of one's own.
 */
@Injectable()
export class RefreshCookie {
  private readonly secure: boolean;
  private readonly name: string;

  constructor(config: Config) {
    this.secure = config.publicUrl.startsWith('https:');
    this.name = this.secure ? '__Host-belowline' : 'belowline';
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[this.name];
  }

  write(reply: FastifyReply, token: string): void {
    this.set(reply, token, SESSION_ABSOLUTE_SECONDS);
  }

  clear(reply: FastifyReply): void {
    this.set(reply, '', 0);
  }

  private set(reply: FastifyReply, value: string, maxAge: number): void {
    const crossSite = { secure: true, sameSite: 'none', partitioned: true } as const;
    void reply.setCookie(this.name, value, { path: '/', httpOnly: true, maxAge, ...(this.secure ? crossSite : { sameSite: 'lax' as const }) });
  }
}
