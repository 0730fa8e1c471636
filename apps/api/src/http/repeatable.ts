import type { Repeatable } from '#platform/idempotency/once';
import { refuse } from '#platform/refusals/refusal';
import type { KnownRequest } from './endpoint.js';

/** 1 to 255 visible ASCII characters, bare or as a quoted string of RFC 8941. */
const KEY = /^(?:"([!-~]{1,255})"|([!#-~][!-~]{0,254}))$/;

/** The request's Idempotency-Key, where it has one. */
function keyOf(request: KnownRequest): string | undefined {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return undefined;
  const match = typeof header === 'string' ? KEY.exec(header) : null;
  return match?.[1] ?? match?.[2] ?? refuse('idempotency.key-invalid');
}

const questionOf = ({ method, url, body }: KnownRequest): unknown => [method, url, body ?? null];

/** What makes this request a repeat of another; undefined without an Idempotency-Key or a known user to remember it for. */
export function repeatableOf(request: KnownRequest): Repeatable | undefined {
  const key = keyOf(request);
  return key === undefined ? undefined : request.user && { userId: request.user.id, key, question: questionOf(request) };
}

/** The same of whoever it is: nothing is remembered for them, so that it goes by the key together with the question. */
export function anybodysRepeatOf(request: KnownRequest): { key: string; question: unknown } | undefined {
  const key = keyOf(request);
  return key === undefined ? undefined : { key, question: questionOf(request) };
}
