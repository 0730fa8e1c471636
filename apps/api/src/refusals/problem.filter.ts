import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Counter } from '#platform/meters/meters';
import { problemOf } from './problem.js';
import { isForAPerson, PROBLEM_PAGE_HEADERS, problemPage } from './problem-page.js';

const logger = new Logger('Request');

export const refused = new Counter({ name: 'belowline_refusals_total', help: 'Answers that were a no, by its code: over HTTP, and to messages of sockets', labels: ['over', 'code'] });

/** Sends an error as problem details. Errors are never kept by a cache. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { problem, retryAfter, expected, why } = problemOf(error, request.id);
  refused.of('http', problem.code).add();
  if (!expected) logger.error({ requestId: request.id, route: request.routeOptions.url, error });
  // What comes after the answer was given up is noted, and told to nobody.
  if (reply.sent) return;
  if (why !== undefined) request.why = why;
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply.header('cache-control', 'no-store').status(problem.status);
  if (isForAPerson(request)) void reply.headers(PROBLEM_PAGE_HEADERS).send(problemPage(problem));
  // Serialised here: the framework would treat an object as an answer with a schema of its own.
  else void reply.header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** The one place where a refusal becomes an answer over HTTP. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
