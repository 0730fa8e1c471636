import type { RequestListener } from 'node:http';
import cookie from '@fastify/cookie';
import { type DynamicModule, type LoggerService, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { routes } from '#contract/routes/routes';
import type { RouteDefinition } from '#contract/routes/route';
import { ReadReplies } from '#domain/replies/read-replies';
import type { Config } from '#platform/config/config';
import { RateLimits } from '#platform/rate-limits/rate-limits';
import { Refusal } from '#platform/refusals/refusal';
import { Crowd } from '../crowd/crowd.js';
import { Drain } from '../drain/drain.js';
import { Metrics } from '../health/metrics.js';
import { keepWork, requestIds } from '../http/request-work.js';
import { trustedHops } from '../http/trusted-hop.js';
import { keepSignedBodies } from '../operations/signed-body.js';
import { Front } from '../ready/front.js';
import { ReadyAnswers } from '../ready/ready-answers.js';
import { keepPagesReady } from '../ready/ready-pages.js';
import { SocketAdapter } from '../realtime/socket-adapter.js';
import { sendProblem } from '../refusals/problem.filter.js';
import { FORM_ADDRESSES, FORM_BYTES } from '../writing/sent-form.js';

/** 64 KB hold the longest reply in any encoding several times over. */
const BODY_BYTES = 65_536;

/** What a browser says of a passkey is the deepest of all, five levels; some thousands are more than the stack holds. */
const DEEPEST_BODY = 20;

/** Nothing honest takes longer (SAFETY: time limits): headers 10 s, the body 30 s more. Keep-alive outlasts what balancers are set to, so that they close first. */
const TIMES = { headersTimeout: 10_000, requestTimeout: 40_000, connectionTimeout: 30_000, keepAliveTimeout: 75_000 };

/** The few routes that take more than others: those that say so, and plain forms. */
const largerBodies = new Map<string, number>([
  ...Object.values<RouteDefinition>(routes).flatMap(({ method, path, bodyLimit }) => (bodyLimit ? [[`${method} /api/v1${path}`, bodyLimit] as [string, number]] : [])),
  ...FORM_ADDRESSES.map((address): [string, number] => [`POST /${address}`, FORM_BYTES]),
]);

/** The routes that take no body. */
const bodiless = new Set(Object.values<RouteDefinition>(routes).flatMap(({ method, path, body }) => (body ? [] : [`${method} /api/v1${path}`])));

/** Some programs name a content type with every request, also where they send nothing: an empty body is of no type, and no body. */
function passEmptyBodies(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const { 'content-length': length = '0', 'transfer-encoding': chunked } = request.headers;
    if (length === '0' && chunked === undefined && bodiless.has(`${request.method} ${String(request.routeOptions.url)}`)) delete request.headers['content-type'];
    done();
  });
}

/** Whether a value holds others that deep. Level by level: what is too deep for us is too deep for a function that calls itself. */
function isNestedDeeper(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level.flatMap((each): unknown[] => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return false;
}

/**
 * RFC 8058, section 3.2, lets a mail program send its one POST as multipart/form-data. What is in it is the same for all, so it is
 * not read; no other address takes such a body.
 */
function takeOneClick(server: FastifyInstance): void {
  server.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (request, _body, done) => {
    done(request.url.startsWith('/unsubscribe/') ? null : new Refusal('request.not-json'), {});
  });
}

function prepareServer(server: FastifyInstance, trusts: (address: string | undefined) => boolean, { crowd, front }: { crowd: Crowd; front: Front }): void {
  keepWork(server, trusts, (request) => crowd.errandOf(request));
  crowd.watch(server, (request, reply, why) => sendProblem(new Refusal('service.unavailable', { why }), request, reply));
  takeOneClick(server);
  keepSignedBodies(server);
  passEmptyBodies(server);
  server.addHook('preValidation', (request, _reply, done) => {
    done(isNestedDeeper(request.body, DEEPEST_BODY) ? new Refusal('request.malformed') : undefined);
  });
  server.addHook('onRoute', (route) => {
    const limit = largerBodies.get(`${String(route.method)} ${route.url}`);
    if (limit !== undefined) route.bodyLimit = limit;
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    void reply.header('x-content-type-options', 'nosniff').header('x-request-id', request.id);
    if (front.going) reply.raw.shouldKeepAlive = false;
    if (request.url.startsWith('/api/')) {
      // What is asked for by pages is no result of a search; it may be fetched to show them, so robots.txt does not shut it.
      void reply.header('x-robots-tag', 'noindex');
      if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
      // What anybody may read, any page may read. Nothing that comes with a cookie or a token is ever opened to another origin.
      if (request.method === 'GET' && request.headers.authorization === undefined) void reply.header('access-control-allow-origin', '*');
    }
    done(null, payload);
  });
}

/** The api, built and not yet listening. */
export async function buildApi(module: Type | DynamicModule, config: Config, logger: LoggerService | false): Promise<NestFastifyApplication> {
  const trusts = trustedHops(config.trustedProxies);
  const idOf = requestIds(trusts);
  const crowd = new Crowd();
  const front = new Front(TIMES, { crowd, idOf });
  const adapter = new FastifyAdapter({
    serverFactory: (framework: RequestListener) => front.makeServer(framework),
    bodyLimit: BODY_BYTES,
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    genReqId: idOf,
    routerOptions: { maxParamLength: 200 },
    // At the end, only connections that wait for nothing are cut.
    forceCloseConnections: 'idle',
    // What still comes while it closes is answered like everything else.
    return503OnClosing: false,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => sendProblem(error, request, reply),
  });
  const server = adapter.getInstance<FastifyInstance>();
  prepareServer(server, trusts, { crowd, front });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger });
  await app.register(cookie);
  app.useWebSocketAdapter(new SocketAdapter(app));
  const metrics = app.get(Metrics);
  metrics.observe(server);
  const answers = app.get(ReadyAnswers);
  keepPagesReady(server, { answers, replies: app.get(ReadReplies, { strict: false }), limits: app.get(RateLimits) });
  front.open({ answers, drain: app.get(Drain), observe: (...answer) => metrics.observeDirect(...answer) });
  return app;
}
