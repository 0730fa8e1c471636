import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '#platform/config/config';
import { StartProblem } from '#platform/config/start-problem';
import { ReadinessCheck } from '#platform/health/readiness';
import { exposition, EXPOSITION_TYPE } from '#platform/meters/registry';

interface Answer {
  status: number;
  type: string;
  text: string;
}

const json = (status: number, body: unknown): Answer => ({ status, type: 'application/json; charset=utf-8', text: JSON.stringify(body) });

/** A worker answers nobody but whoever looks after it, with the same three addresses as the api. */
@Injectable()
export class Probes implements OnApplicationShutdown {
  private readonly logger = new Logger('Probes');
  private server: Server | undefined;

  constructor(private readonly readiness: ReadinessCheck) {}

  /** Begins to answer, where a port is set. Throws `StartProblem` when it is in use. */
  async listen({ workerPort: port, host }: Config): Promise<void> {
    if (port === undefined) return;
    const server = createServer({ headersTimeout: 10_000, requestTimeout: 10_000 }, (request, response) => void this.answer(request, response));
    server.listen(port, host);
    try {
      await once(server, 'listening');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      throw new StartProblem(`The port ${port} on ${host} is in use by something else. Stop that, or set WORKER_PORT to another one.`, { cause: error });
    }
    this.server = server;
    this.logger.log(`Answers /health/live, /health/ready and /metrics on port ${port}`);
  }

  /** Last of all: whoever looks after it sees it live until its jobs are done. */
  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private async answer({ method, url }: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, type, text } = method === 'GET' || method === 'HEAD' ? await this.about(url) : json(405, { status: 'only GET' });
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...(status === 503 ? { 'retry-after': '5' } : {}) }).end(text);
  }

  private async about(url: string | undefined): Promise<Answer> {
    switch (url) {
      case '/health/live':
        return json(200, { status: 'live' });
      case '/health/ready': {
        const readiness = await this.readiness.run();
        return json(readiness.status === 'ready' ? 200 : 503, readiness);
      }
      case '/metrics':
        return { status: 200, type: EXPOSITION_TYPE, text: await exposition() };
      default:
        return json(404, { status: 'nothing here' });
    }
  }
}
