import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Site } from '#domain/sites/site';
import { Config } from '#platform/config/config';
import { READY_CACHE_CONTROL } from '../ready/send-ready.js';

/** The same origin for sockets: browsers do not take ws: for 'self' everywhere. */
const socketOrigin = (publicUrl: string): string => publicUrl.replace(/^http/, 'ws');

/** What our pages allow themselves. Nothing of theirs comes from elsewhere, and no script stands in the markup. */
@Injectable()
export class PageHeaders {
  constructor(private readonly config: Config) {}

  /** A discussion: shown in the pages of its own site and in no other. */
  frame(site: Site): Record<string, string> {
    return this.of(`frame-ancestors 'self' ${site.origins.join(' ')}`.trim(), READY_CACHE_CONTROL);
  }

  /** A reader's page: never in anybody's page, and not for search engines, since it is a person and no article. */
  person(reply: FastifyReply): FastifyReply {
    return this.send(reply, "frame-ancestors 'none'", READY_CACHE_CONTROL).header('x-robots-tag', 'noindex');
  }

  /** Where links to us begin. */
  get publicUrl(): string {
    return this.config.publicUrl;
  }

  /** One reply in a frame: in anybody's page, since it holds nothing that is not public and nothing that could be pressed for its reader. */
  card(reply: FastifyReply): FastifyReply {
    return this.send(reply, 'frame-ancestors *', READY_CACHE_CONTROL);
  }

  /** A page with a form of somebody's own: never in anybody's page, and kept nowhere. */
  form(reply: FastifyReply): FastifyReply {
    return this.send(reply, "frame-ancestors 'none'", 'no-store').header('x-frame-options', 'DENY').header('cross-origin-opener-policy', 'same-origin').header('x-robots-tag', 'noindex');
  }

  /** A site's report: never in anybody's page, and looked for by caches as seldom as it is counted. */
  report(reply: FastifyReply): FastifyReply {
    return this.send(reply, "frame-ancestors 'none'", 'public, max-age=300').header('vary', 'accept-language');
  }

  /** The console: never in anybody's page. */
  console(reply: FastifyReply): FastifyReply {
    return this.send(reply, "frame-ancestors 'none'", 'no-store').header('x-frame-options', 'DENY').header('cross-origin-opener-policy', 'same-origin');
  }

  /** The last page of a sign-in elsewhere. It has to know the window that opened it, so it does not ask for a browsing context of its own. */
  handOver(reply: FastifyReply): FastifyReply {
    return this.send(reply, "frame-ancestors 'none'", 'no-store').header('referrer-policy', 'no-referrer');
  }

  /** One's own account: never in anybody's page. It may open the window of a provider and hear from it, and tells nobody where its links came from. */
  account(reply: FastifyReply): FastifyReply {
    return this.send(reply, "frame-ancestors 'none'", 'no-store')
      .header('x-frame-options', 'DENY')
      .header('cross-origin-opener-policy', 'same-origin-allow-popups')
      .header('referrer-policy', 'no-referrer');
  }

  /** A page of the demonstration newspaper, which embeds our frame as any publisher's would. */
  demo(reply: FastifyReply): FastifyReply {
    return this.send(reply, "frame-ancestors 'none'; frame-src 'self'", 'no-cache');
  }

  private send(reply: FastifyReply, more: string, caching: string): FastifyReply {
    return reply.headers(this.of(more, caching));
  }

  private of(more: string, caching: string): Record<string, string> {
    const policy = [
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'",
      `connect-src 'self' ${socketOrigin(this.config.publicUrl)}`,
      "object-src 'none'; base-uri 'none'; form-action 'self'",
      more,
    ].join('; ');
    return {
      'content-security-policy': policy,
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
      'cache-control': caching,
      'content-type': 'text/html; charset=utf-8',
    };
  }
}
