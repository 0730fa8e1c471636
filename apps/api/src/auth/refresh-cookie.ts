import '@fastify/cookie';
import type { CookieSerializeOptions } from '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_SECONDS, type Audience } from '#domain/identity/session';
import { Config } from '#platform/config/config';

/** What our own pages send along, so that no stranger's page can ask with their cookies: `1`, or the console's own word. */
const OWN_PAGE: ReadonlySet<unknown> = new Set(['1', 'console']);

/** Whether a request says that it comes from one of our pages. Another site's page cannot send this header without being let. */
export const saysItIsOurs = ({ headers }: FastifyRequest): boolean => OWN_PAGE.has(headers['x-belowline']);

/** Whose log-in a request is about. */
export const audienceOf = ({ headers }: FastifyRequest): Audience => (headers['x-belowline'] === 'console' ? 'console' : 'reader');

/**
 * The browser's half of a log-in. Over https it is bound to our host (`__Host-`). A reader's goes along inside a publisher's
 * page (`SameSite=None`) and is kept apart for each publisher (`Partitioned`); the console's goes along in no page of
 * anybody else (`SameSite=Strict`). Over plain http, where a browser accepts less, it is a cookie of a machine of one's own.
 */
@Injectable()
export class RefreshCookie {
  private readonly secure: boolean;

  constructor(config: Config) {
    this.secure = config.publicUrl.startsWith('https:');
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[this.nameFor(audienceOf(request))];
  }

  write(reply: FastifyReply, audience: Audience, token: string): void {
    this.set(reply, audience, { value: token, maxAge: SESSION_SECONDS[audience].absolute });
  }

  clear(reply: FastifyReply, audience: Audience): void {
    this.set(reply, audience, { value: '', maxAge: 0 });
  }

  private nameFor(audience: Audience): string {
    return `${this.secure ? '__Host-' : ''}belowline${audience === 'console' ? '-console' : ''}`;
  }

  private set(reply: FastifyReply, audience: Audience, { value, maxAge }: { value: string; maxAge: number }): void {
    void reply.setCookie(this.nameFor(audience), value, { path: '/', httpOnly: true, maxAge, secure: this.secure, ...this.reachOf(audience) });
  }

  /** In whose pages the cookie goes along. */
  private reachOf(audience: Audience): CookieSerializeOptions {
    if (audience === 'console') return { sameSite: 'strict' };
    return this.secure ? { sameSite: 'none', partitioned: true } : { sameSite: 'lax' };
  }
}
