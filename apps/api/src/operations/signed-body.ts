import { createHmac, timingSafeEqual } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#platform/refusals/refusal';

/** Where what is signed is sent. */
const SIGNED_ADDRESSES: ReadonlySet<string | undefined> = new Set(['/api/v1/mail/events', '/api/v1/sites/:siteId/outside-check/verdicts']);

/** As long as any body here. */
const SIGNED_BYTES = 65_536;

/** Somebody who has seen one message must not be able to send it again for long. */
const GOOD_FOR_SECONDS = 300;

const bodies = new WeakMap<FastifyRequest, Buffer>();

/** Keeps the bytes of what is sent there as they came: the signature is over those, and not over what was read out of them. */
export function keepSignedBodies(server: FastifyInstance): void {
  server.addHook('preParsing', async (request, _reply, payload) => {
    if (!SIGNED_ADDRESSES.has(request.routeOptions.url)) return payload;
    const parts: Buffer[] = [];
    let length = 0;
    for await (const part of payload as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > SIGNED_BYTES) throw new Refusal('request.too-large');
      parts.push(part);
    }
    const body = Buffer.concat(parts);
    bodies.set(request, body);
    return Readable.from(parts.length === 0 ? [] : [body], { objectMode: false });
  });
}

/** What was sent there, as it came. */
export const signedBodyOf = (request: FastifyRequest): string => bodies.get(request)?.toString('utf8') ?? '';

/** Whether a request carries `X-Belowline-Signature: t=<seconds>,v1=<hex>`: HMAC-SHA256 over `<t>.<body>`, made within the last five minutes. */
export function isSigned(request: FastifyRequest, secret: string, now: Date): boolean {
  const header = request.headers['x-belowline-signature'];
  const [, at = '', given = ''] = /^t=(\d{1,12}),v1=([\da-f]{64})$/.exec(typeof header === 'string' ? header : '') ?? [];
  if (given === '' || Math.abs(now.getTime() / 1_000 - Number(at)) > GOOD_FOR_SECONDS) return false;
  const right = createHmac('sha256', secret).update(`${at}.`).update(bodies.get(request) ?? '').digest();
  return timingSafeEqual(right, Buffer.from(given, 'hex'));
}
