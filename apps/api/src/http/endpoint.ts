import { applyDecorators, createParamDecorator, Delete, Get, HttpCode, Patch, Post, Put, UseInterceptors, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { AccessLevel, RouteDefinition } from '#contract/routes/route';
import type { Caller } from '#domain/identity/user';
import type { Site } from '#domain/sites/site';
import type { Repeatable } from '#platform/idempotency/once';
import { refuse } from '#platform/refusals/refusal';
import { checkInput } from './check-input.js';
import { anybodysRepeatOf, repeatableOf } from './repeatable.js';

/** A request once it is known who asks. */
export interface KnownRequest extends FastifyRequest {
  user?: Caller;
  site?: Site;
}

const ROUTE = Reflector.createDecorator<RouteDefinition>();
const ACCESS = Reflector.createDecorator<AccessLevel>();
const METHODS = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete };

/** Whoever takes no input does not ask for it either: that none was sent is seen to here. */
const withoutInput = (route: RouteDefinition): NestInterceptor => ({
  intercept: (context, next) => {
    checkInput(route, context.switchToHttp().getRequest<KnownRequest>());
    return next.handle();
  },
});

/** Serves a route of the contract: its method, path, status and access all come from there. */
export function Endpoint(route: RouteDefinition): MethodDecorator {
  const [status] = Object.keys(route.answers).map(Number).sort((a, b) => b - a);
  const checked = route.params || route.query || route.body ? [] : [UseInterceptors(withoutInput(route))];
  return applyDecorators(METHODS[route.method](`api/v1${route.path}`), HttpCode(status ?? 200), ROUTE(route), ACCESS(route.access), ...checked);
}

/** Declares who may ask for something that is not a route of the contract: a page, a probe. */
export const Access = (level: AccessLevel) => ACCESS(level);

/** Has a page that is made anew for each request counted like a request of the API; files, and pages that are kept ready, cost nothing. */
export const Counted = Reflector.createDecorator<true>();

const reflector = new Reflector();

export const routeOf = (context: ExecutionContext): RouteDefinition | undefined => reflector.get(ROUTE, context.getHandler());
export const accessOf = (context: ExecutionContext): AccessLevel | undefined => reflector.getAllAndOverride(ACCESS, [context.getHandler(), context.getClass()]);

export const isCounted = (context: ExecutionContext): boolean => reflector.get(Counted, context.getHandler()) === true || routeOf(context) !== undefined;

const requestOf = (context: ExecutionContext): KnownRequest => context.switchToHttp().getRequest<KnownRequest>();

/** The request's parameters, query and body, checked against the route's schemas: `InputOf<typeof routes.x>`. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const route = routeOf(context);
  if (!route) throw new Error('@Input() belongs on an @Endpoint().');
  return checkInput(route, requestOf(context));
});

/** Who asks, where the route lets only known users in. */
export const CallerOf = createParamDecorator((_: unknown, context: ExecutionContext): Caller => requestOf(context).user ?? refuse('token.absent'));

/** Who asks, or null for anybody. */
export const ViewerOf = createParamDecorator((_: unknown, context: ExecutionContext): Caller | null => requestOf(context).user ?? null);

/** The site whose secret key was sent, or else who asks. */
export const SpeakerOf = createParamDecorator((_: unknown, context: ExecutionContext): Site | Caller => requestOf(context).site ?? requestOf(context).user ?? refuse('token.absent'));

/** The request's Idempotency-Key with what it is a key to; undefined without one. */
export const Repeat = createParamDecorator((_: unknown, context: ExecutionContext): Repeatable | undefined => repeatableOf(requestOf(context)));

/** The same, of whoever it is. */
export const RepeatOfAnybody = createParamDecorator((_: unknown, context: ExecutionContext) => anybodysRepeatOf(requestOf(context)));
