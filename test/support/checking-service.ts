import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isSignedMessage } from '#platform/outside/signed-message';

/** What a service was asked: the question as it came, and whether it was signed with the secret that the service knows. */
export interface Asked {
  question: Record<string, unknown>;
  signed: boolean;
}

/** A service that looks at replies, on a port of its own: answers as its mood is. */
export class CheckingService {
  /** `silent` takes the question and never answers; `leads-on` sends whoever asks somewhere else. */
  mood: { status?: number; headers?: Record<string, string>; answer: unknown } | 'silent' | 'cut' | 'leads-on' = { answer: { outcome: 'publish' } };
  secret = '';
  /** Done between a question and its answer. */
  meanwhile: () => Promise<void> = () => Promise.resolve();
  readonly asked: Asked[] = [];
  /** How often somebody came where only a redirection leads. */
  ledOn = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<CheckingService> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const service = new CheckingService(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/check`);
    server.on('request', (request: IncomingMessage, response) => {
      if (request.url !== '/check') service.ledOn += 1;
      void service.hear(request).then(() => {
        const { mood } = service;
        if (mood === 'silent') return;
        if (mood === 'cut') return void response.destroy();
        if (mood === 'leads-on') return void response.writeHead(307, { location: '/elsewhere' }).end();
        response.writeHead(mood.status ?? 200, { 'content-type': 'application/json', ...mood.headers }).end(typeof mood.answer === 'string' ? mood.answer : JSON.stringify(mood.answer));
      });
    });
    return service;
  }

  private async hear(request: IncomingMessage): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const body = Buffer.concat(parts).toString('utf8');
    const header = (name: string): string => String(request.headers[name] ?? '');
    const headers = { 'webhook-id': header('webhook-id'), 'webhook-timestamp': header('webhook-timestamp'), 'webhook-signature': header('webhook-signature') };
    const question = header('content-type') === 'application/x-www-form-urlencoded' ? Object.fromEntries(new URLSearchParams(body)) : (JSON.parse(body) as Record<string, unknown>);
    this.asked.push({ question, signed: isSignedMessage(this.secret, headers, body, new Date()) });
    await this.meanwhile();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
