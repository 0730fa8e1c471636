import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notModified } from './ready-meters.js';
import { encodingFor, type ReadyAnswer } from './ready-answer.js';

/** A CDN may hold an answer as long as we do; a browser always asks, and is told cheaply that nothing changed. */
export const READY_CACHE_CONTROL = 'public, max-age=0, s-maxage=2';

/** What every ready answer of the api says besides what it is; the framework's hooks, which say it for the others, are not reached. */
export const API_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': READY_CACHE_CONTROL,
  vary: 'accept-encoding, authorization',
  'content-type': 'application/json; charset=utf-8',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'access-control-allow-origin': '*',
};

/** Sends an answer whose bytes are ready, past the framework; answers the status, or undefined when they have to be packed first. */
export function sendAtOnce(request: IncomingMessage, response: ServerResponse, answer: ReadyAnswer): 200 | 304 | undefined {
  const id = ['x-request-id', randomUUID()];
  if (answer.isKnown(request.headers['if-none-match'])) {
    notModified.add();
    response.writeHead(304, [...answer.head('unchanged'), ...id]).end();
    return 304;
  }
  const encoding = encodingFor(request.headers['accept-encoding']);
  const body = answer.body(encoding);
  if (!body) return undefined;
  response.writeHead(200, [...answer.head(encoding), ...id]).end(body);
  return 200;
}

/** Sends an answer that was just made, packing it if need be. */
export async function sendReady(request: FastifyRequest, reply: FastifyReply, answer: ReadyAnswer): Promise<FastifyReply> {
  void reply.headers(answer.headers);
  if (answer.isKnown(request.headers['if-none-match'])) {
    notModified.add();
    return reply.status(304).send();
  }
  const encoding = encodingFor(request.headers['accept-encoding']);
  const body = await answer.packed(encoding);
  if (body !== answer.body('identity')) void reply.header('content-encoding', encoding);
  return reply.send(body);
}
