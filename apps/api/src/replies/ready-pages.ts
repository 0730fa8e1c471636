import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { routes } from '#contract/routes/routes';
import { UUID } from '#platform/paging/cursor';
import type { PageQuestion } from '#domain/replies/read-replies';
import type { RateLimits } from '#platform/rate-limits/rate-limits';
import { checkInput } from '../http/check-input.js';
import { EVERYTHING } from '../limits/limits.js';
import { networkOf } from '#platform/places/network';
import { notModified } from './cache-meters.js';
import type { Encoding, PageCache, ReadyPage } from './page-cache.js';

const PATH = /^\/api\/v1\/threads\/([0-9a-f-]{36})\/replies(?:\?(.*))?$/;

/** A CDN may hold a page as long as we do; a browser always asks, and is told cheaply that nothing changed. */
const CACHE_CONTROL = 'public, max-age=0, s-maxage=2';

function encodingFor(request: FastifyRequest, page: ReadyPage): Encoding {
  const accepted = request.headers['accept-encoding'] ?? '';
  if (page.bodies.br && /\bbr\b/.test(accepted)) return 'br';
  return page.bodies.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

function send(request: FastifyRequest, reply: FastifyReply, page: ReadyPage): FastifyReply {
  void reply.header('cache-control', CACHE_CONTROL).header('vary', 'accept-encoding, authorization').header('etag', page.etag);
  if (request.headers['if-none-match']?.includes(page.etag)) {
    notModified.of().add();
    return reply.status(304).send();
  }
  const encoding = encodingFor(request, page);
  if (encoding !== 'identity') void reply.header('content-encoding', encoding);
  return reply.header('content-type', 'application/json; charset=utf-8').send(page.bodies[encoding] ?? page.bodies.identity);
}

const DEFAULTS: PageQuestion = routes.listReplies.query.parse({});

/** One question has one name, however it was written: what is not said is the default, and the order is ours. */
function keyOf(question: PageQuestion): string {
  const said = (['sort', 'only', 'limit', 'cursor'] as const).filter((name) => question[name] !== undefined && question[name] !== DEFAULTS[name]);
  return said.map((name) => `${name}=${question[name]}`).join('&');
}

/**
 * Answers the reading of a thread by anybody from ready-made bytes, before the framework looks at the request.
 * Whoever sends a token gets the same page from the controller, with what they may do in it.
 */
export function serveReadyPages(server: FastifyInstance, cache: PageCache, limits: RateLimits): void {
  server.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' || request.headers.authorization !== undefined) return;
    const [, threadId, query = ''] = PATH.exec(request.url) ?? [];
    if (threadId === undefined || !UUID.test(threadId)) return;
    const ready = cache.ready(threadId, query);
    if (ready) return send(request, reply, ready);
    const { query: question } = checkInput(routes.listReplies, request) as { query: PageQuestion };
    await limits.take(EVERYTHING, networkOf(request.ip));
    return send(request, reply, await cache.page(threadId, keyOf(question), question));
  });
}
