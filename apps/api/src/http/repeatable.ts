import type { Repeatable } from '#platform/idempotency/once';
import { refuse } from '#platform/refusals/refusal';
import type { KnownRequest } from './endpoint.js';

/** 1 to 255 visible ASCII characters, bare or as a quoted string of RFC 8941. */
const KEY = /^(?:"([!-~]{1,255})"|([!#-~][!-~]{0,254}))$/;

/** What makes this request a repeat of another; undefined without an Idempotency-Key or a known user to remember it for. */
export function repeatableOf(request: KnownRequest): Repeatable | undefined {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return undefined;
  const match = typeof header === 'string' ? KEY.exec(header) : null;
  const key = match?.[1] ?? match?.[2] ?? refuse('idempotency.key-invalid');
  return request.user && { userId: request.user.id, key, question: [request.method, request.url, request.body ?? null] };
}
