import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readTraceParent } from '#platform/tracing/trace-parent';
import { beginSpan, namesWith, type Span } from '#platform/tracing/tracing';
import { doWithin, type Errand, type Work } from '#platform/work/work';
import { FewLines } from './few-lines.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What each log line of the request is found by; null where it was no request at all, such as an address that cannot be read. */
    work: Work | null;
    /** What stood in the way of an answer, where one of 500 and above was expected; for its line. */
    why: string | null;
  }
}

/** Long enough to be one of a kind and short enough for a line: what proxies make, and nothing that could be a sentence. */
const LOOKS_LIKE_AN_ID = /^[\w-]{8,64}$/;

/** Whoever waits longer notices. Milliseconds. */
const SLOW_MS = 1_000;

/** At a bad moment thousands may fail in a second; some of them say what there is to say. */
const MOST_LINES_A_SECOND = 20;

const logger = new Logger('Request');

/** A request's id: that of the proxy in front, if it is one of ours and gave one, so that its log and ours can be laid beside each other. */
export const requestIds = (trusts: (address: string | undefined) => boolean) => (request: IncomingMessage): string => {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && LOOKS_LIKE_AN_ID.test(given) && trusts(request.socket.remoteAddress) ? given : randomUUID();
};

const workOf = ({ work, id }: FastifyRequest): Work => work ?? { names: { requestId: id } };

/** Says of an answer that was slow or failed which route it was of; the address may hold what somebody looked for. */
function tell(request: FastifyRequest, reply: FastifyReply, leftOut: number): void {
  const { method, routeOptions, why } = request;
  const status = reply.statusCode;
  const line = { msg: status >= 500 ? 'failed' : 'slow', method, route: routeOptions.url ?? 'none', status, ms: Math.round(reply.elapsedTime), ...(why === null ? {} : { why }), ...(leftOut > 0 ? { leftOut } : {}) };
  doWithin(workOf(request), () => logger.warn(line));
}

/** What supervisors ask every few seconds says nothing of anybody's waiting. */
const UNTRACED = /^\/(health\/|metrics$)/;

/** The span of a request, in the trace that a trusted proxy began. Of the address there is only the route's pattern. */
function spanOf(request: FastifyRequest, trusts: (address: string | undefined) => boolean): Span | undefined {
  const { method, routeOptions: { url: route = 'none' } } = request;
  if (UNTRACED.test(route)) return undefined;
  const parent = trusts(request.socket.remoteAddress) ? readTraceParent(request.headers.traceparent) : undefined;
  return beginSpan({ name: `${method} ${route}`, kind: 'server', facts: { 'http.request.method': method, 'http.route': route, 'belowline.request.id': request.id }, parent });
}

function endSpan({ work }: FastifyRequest, { statusCode }: FastifyReply): void {
  work?.span?.end({ 'http.response.status_code': statusCode }, statusCode >= 500 ? String(statusCode) : undefined);
}

/** Has everything that a request causes know which request that is. To be put before all other hooks. */
export function keepWork(server: FastifyInstance, trusts: (address: string | undefined) => boolean, errandOf: (request: IncomingMessage) => Errand | undefined): void {
  const lines = new FewLines(MOST_LINES_A_SECOND);
  server.decorateRequest('work', null);
  server.decorateRequest('why', null);
  server.addHook('onRequest', (request, _reply, done) => {
    const span = spanOf(request, trusts);
    request.work = { names: namesWith({ requestId: request.id }, span), span, errand: errandOf(request.raw) };
    doWithin(request.work, done);
  });
  // A body arrives in the connection's own time, which belongs to no request.
  server.addHook('preValidation', (request, _reply, done) => doWithin(workOf(request), done));
  server.addHook('onResponse', (request, reply, done) => {
    if (reply.statusCode >= 500 || reply.elapsedTime > SLOW_MS) {
      const leftOut = lines.take();
      if (leftOut !== undefined) tell(request, reply, leftOut);
    }
    endSpan(request, reply);
    done();
  });
}
