import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';
import { readThreadPage } from '#domain/replies/replies-page.store';
import type { Db } from '#platform/database/database';
import { Statements } from '#platform/database/statements';
import { HOST } from '../stage/ports.js';

export interface BarePgSettings {
  port: number;
  databaseUrl: string;
  pool: number;
  limit: number;
}

/** The limit of reading what is not ready: node:http sends the page's own statement through pg and answers the rows as they come, unshaped and unpacked. */
function serve({ port, databaseUrl, pool: max, limit }: BarePgSettings): void {
  const statements = new Statements(new pg.Pool({ connectionString: databaseUrl, max }));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, , , , threadId = ''] = request.url?.split('/') ?? [];
    const { rows } = await readThreadPage(statements as unknown as Db, threadId, { sort: 'newest', limit });
    // PostgreSQL counts rows in bigint, which JSON does not know.
    const body = JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) }).end(body);
  };
  createServer((request, response) => void answer(request, response)).listen(port, HOST, () => process.send?.('listening'));
}

process.once('message', serve);
process.on('disconnect', () => process.exit());
