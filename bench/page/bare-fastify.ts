import Fastify from 'fastify';
import { HOST } from '../stage/ports.js';

/** An answer as the api gave it. */
export interface Captured {
  headers: Record<string, string>;
  body: Buffer;
}

export interface BareSettings {
  port: number;
  /** By thread and accept-encoding. */
  answers: Record<string, Record<string, Captured>>;
}

/** The limit of reading: Fastify, nothing around it, sending from memory what the api sent. */
async function serve({ port, answers }: BareSettings): Promise<void> {
  const server = Fastify();
  server.get<{ Params: { threadId: string } }>('/api/v1/threads/:threadId/replies', (request, reply) => {
    const captured = answers[request.params.threadId]?.[request.headers['accept-encoding'] ?? 'identity'];
    return captured ? reply.headers(captured.headers).send(captured.body) : reply.status(404).send();
  });
  await server.listen({ port, host: HOST });
  process.send?.('listening');
}

process.once('message', (settings: BareSettings) => void serve(settings));
process.on('disconnect', () => process.exit());
