import { createServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import { Server } from 'socket.io';
import { HOST } from '../stage/ports.js';

export interface PlainSettings {
  port: number;
  /** Joins it with others. */
  redisUrl?: string;
}

/** The limit of going live: Socket.IO on node:http. Whoever connects may join; what is posted goes to the room as it is. */
function serve({ port, redisUrl }: PlainSettings): void {
  const http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const payload = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { threadId: string };
      io.to(payload.threadId).emit('reply.published', payload);
      response.writeHead(204).end();
    });
  });
  const io = new Server(http, { serveClient: false, transports: ['websocket', 'polling'], ...(redisUrl === undefined ? {} : { adapter: createAdapter(new Redis(redisUrl)) }) });
  io.on('connection', (socket) => {
    socket.on('thread.join', async ({ threadId }: { threadId: string }, acknowledge: (answer: { ok: true }) => void) => {
      await socket.join(threadId);
      acknowledge({ ok: true });
    });
  });
  http.listen(port, HOST, () => process.send?.('listening'));
}

process.once('message', serve);
process.on('disconnect', () => process.exit());
