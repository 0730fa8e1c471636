import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { HOST } from '../stage/ports.js';

/** An answer as the api gave it. */
export interface Captured {
  headers: Record<string, string>;
  body: Buffer;
}

export interface BareSettings {
  port: number;
  /** By address and accept-encoding. */
  answers: Record<string, Record<string, Captured>>;
}

/** The limit of reading: Fastify, nothing around it, sending from memory what the api sent; and 304 to who has it. */
async function serve({ port, answers }: BareSettings): Promise<void> {
  const server = Fastify();
  const send = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const captured = answers[request.url]?.[request.headers['accept-encoding'] ?? 'identity'];
    if (!captured) return reply.status(404).send();
    if (request.headers['if-none-match'] === captured.headers['etag']) {
      const { 'content-type': _type, 'content-encoding': _encoding, ...rest } = captured.headers;
      return reply.headers(rest).status(304).send();
    }
    return reply.headers(captured.headers).send(captured.body);
  };
  server.get('/api/v1/threads/:threadId/replies', send);
  server.get('/api/v1/counts', send);
  await server.listen({ port, host: HOST });
  process.send?.('listening');
}

process.once('message', (settings: BareSettings) => void serve(settings));
process.on('disconnect', () => process.exit());
