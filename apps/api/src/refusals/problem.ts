import { HttpException } from '@nestjs/common';
import { refusals, refusalStatus, type Problem, type RefusalCode } from '#contract/refusals';
import { isOutOfReach } from '#platform/database/violations';
import { Refusal } from '#platform/refusals/refusal';

/** RFC 9110 names of the statuses that we answer with. */
const TITLES: Record<number, string> = {
  400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 409: 'Conflict', 413: 'Content Too Large',
  422: 'Unprocessable Content', 429: 'Too Many Requests', 500: 'Internal Server Error', 501: 'Not Implemented', 503: 'Service Unavailable',
};

/** After so many seconds it is worth asking again when we could not answer. */
const UNAVAILABLE_SECONDS = 2;

/** Whatever else they refuse for being what it is. */
const BY_STATUS: Record<number, RefusalCode> = { 400: 'request.malformed', 403: 'route.absent', 404: 'route.absent', 413: 'request.too-large' };

/** The HTTP server's own errors, by its codes. */
const SERVER_CODES: Record<string, RefusalCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.not-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.not-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.not-json',
};

/** Prisma says first where it was called from. */
const lastLineOf = ({ message }: Error): string => message.slice(message.lastIndexOf('\n') + 1);

/** What is thrown before anything of ours runs: by the server, or by the framework with the server's error inside. */
function refusalFrom(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (isOutOfReach(error)) return new Refusal('service.unavailable', { retryAfter: UNAVAILABLE_SECONDS, why: `database: ${lastLineOf(error as Error)}` });
  if (error instanceof HttpException && error.cause instanceof Error) return refusalFrom(error.cause);
  const { code = '', statusCode, status = statusCode } = error as { code?: string; statusCode?: number; status?: number };
  const known = SERVER_CODES[code] ?? (error instanceof SyntaxError && status === 400 ? 'request.not-json' : BY_STATUS[status ?? 0]);
  return known && new Refusal(known);
}

/** Any error as RFC 9457 problem details. What was not expected says nothing of itself: the log has it under the request's id. */
export function problemOf(error: unknown, requestId: string): { problem: Problem; retryAfter?: number; expected: boolean; why: string | undefined } {
  const refusal = refusalFrom(error);
  const status = refusal?.status ?? 500;
  const problem: Problem = {
    type: refusal ? `urn:belowline:refusal:${refusal.code}` : 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    code: refusal?.code ?? 'server.failed',
    detail: refusal?.message ?? 'Something went wrong on our side. It was noted.',
    requestId,
    ...(refusal?.errors === undefined ? {} : { errors: refusal.errors }),
  };
  const wait = refusal?.retryAfter ?? (status === refusalStatus[refusals['service.unavailable'].kind] ? UNAVAILABLE_SECONDS : undefined);
  return { problem, expected: refusal !== undefined, why: refusal?.why, ...(wait === undefined ? {} : { retryAfter: wait }) };
}
